import { RichTextEditor } from '@mantine/tiptap'
import { IconSourceCode, IconTableColumn, IconTableMinus, IconTablePlus, IconTableRow } from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { BlockMenu } from './block-menu.tsx'
import { FileControl } from './file-control.tsx'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** All that Markdown can say, a press away. Names of the controls come from the reader's language. */
export function RichToolbar({ editor, onFiles }: { editor: Editor; onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('knowledge')
  const name = (
    control: 'undo' | 'redo' | 'h2' | 'h3' | 'bold' | 'italic' | 'strike' | 'code' | 'link' | 'unlink',
  ) => ({
    'aria-label': t(`control.${control}`),
    title: t(`control.${control}`),
  })
  const block = (control: 'bullets' | 'numbers' | 'quote' | 'code_block' | 'line') => ({
    'aria-label': t(`control.${control}`),
    title: t(`control.${control}`),
  })
  return (
    <RichTextEditor.Toolbar sticky stickyOffset={0}>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.H2 {...name('h2')} />
        <RichTextEditor.H3 {...name('h3')} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold {...name('bold')} />
        <RichTextEditor.Italic {...name('italic')} />
        <RichTextEditor.Strikethrough {...name('strike')} />
        <RichTextEditor.Code {...name('code')} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Link {...name('link')} />
        <RichTextEditor.Unlink {...name('unlink')} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList {...block('bullets')} />
        <RichTextEditor.OrderedList {...block('numbers')} />
        <RichTextEditor.Blockquote {...block('quote')} />
        <RichTextEditor.CodeBlock {...block('code_block')} icon={() => <IconSourceCode {...icon} />} />
        <RichTextEditor.Hr {...block('line')} />
        <TableControls editor={editor} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <FileControl onFiles={onFiles} />
        <BlockMenu onInsert={(text) => editor.chain().focus().insertContent(text).run()} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Undo {...name('undo')} />
        <RichTextEditor.Redo {...name('redo')} />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  )
}

/** A table can be put in anywhere; inside one, rows and columns can be added and it can be taken out. */
function TableControls({ editor }: { editor: Editor }) {
  const { t } = useTranslation('knowledge')
  const inside = useEditorState({ editor, selector: ({ editor: current }) => current.isActive('table') })
  const controls = inside
    ? ([
        ['row', IconTableRow, () => editor.chain().focus().addRowAfter().run()],
        ['column', IconTableColumn, () => editor.chain().focus().addColumnAfter().run()],
        ['no_table', IconTableMinus, () => editor.chain().focus().deleteTable().run()],
      ] as const)
    : ([['table', IconTablePlus, () => insertTable(editor)]] as const)
  return controls.map(([name, Icon, run]) => (
    <RichTextEditor.Control key={name} aria-label={t(`control.${name}`)} title={t(`control.${name}`)} onClick={run}>
      <Icon {...icon} />
    </RichTextEditor.Control>
  ))
}

const insertTable = (editor: Editor) =>
  editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
