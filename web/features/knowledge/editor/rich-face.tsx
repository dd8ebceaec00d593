import '@mantine/tiptap/styles.layer.css'
import { RichTextEditor } from '@mantine/tiptap'
import { type Editor, useEditor } from '@tiptap/react'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'
import { putUp } from './article-files.ts'
import classes from './editor.module.css'
import { richExtensions } from './rich-extensions.ts'
import { comesBackAlike, tidied } from './rich-markdown.ts'
import { RichToolbar } from './rich-toolbar.tsx'

interface Props {
  value: string
  onChange: (markdown: string) => void
  /** The text says something that would be lost here. */
  onRefuse: () => void
}

/** The text as it looks. A text that would not come back as it is stays in Markdown; one nobody touches is not rewritten. */
export function RichFace({ value, onChange, onRefuse }: Props) {
  const [fits] = useState(() => comesBackAlike(value))
  const refuse = useRef(onRefuse)
  refuse.current = onRefuse
  useEffect(() => {
    if (!fits) refuse.current()
  }, [fits])
  return fits ? <Writing value={value} onChange={onChange} /> : null
}

function Writing({ value, onChange }: Omit<Props, 'onRefuse'>) {
  const { t } = useTranslation(['knowledge', 'app'])
  const latest = useRef(onChange)
  latest.current = onChange
  const take = useTakeFiles()
  const editor = useEditor({
    extensions: [...richExtensions],
    content: value,
    contentType: 'markdown',
    shouldRerenderOnTransaction: false,
    onUpdate: ({ editor: current }) => latest.current(tidied(current.getMarkdown())),
    editorProps: {
      attributes: { 'aria-label': t('text.content'), role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true' },
      handlePaste: (_view, event) => take(event.clipboardData?.files),
      handleDrop: (_view, event) => take(event.dataTransfer?.files),
    },
  })
  useEffect(() => {
    take.editor.current = editor
  }, [editor, take])
  if (!editor) return null
  return (
    <RichTextEditor
      // One class; its declarations for `import` and for `require` are two to the type checker.
      editor={editor as unknown as ComponentProps<typeof RichTextEditor>['editor']}
      variant="subtle"
      labels={{
        linkEditorInputLabel: t('control.link_address'),
        linkEditorInputPlaceholder: 'https://…',
        linkEditorSave: t('control.link_save'),
        linkEditorExternalLink: t('control.link_new_tab'),
        linkEditorInternalLink: t('control.link_same_tab'),
      }}
      classNames={{ root: classes.rich, toolbar: classes.toolbar, content: classes.prose }}
      withTypographyStyles={false}
    >
      <RichToolbar editor={editor} onFiles={(files) => void take.all(files)} />
      <RichTextEditor.Content />
    </RichTextEditor>
  )
}

/** Takes pasted and dropped files for itself; anything else is the editor's. */
function useTakeFiles() {
  const { t } = useTranslation('knowledge')
  const words = useProblemWords()
  const latest = useRef({ t, words })
  latest.current = { t, words }
  const [take] = useState(() => {
    const editor: { current: Editor | null } = { current: null }
    const all = async (files: readonly File[]) => {
      for (const file of files) {
        try {
          const { id, name, isImage } = await putUp(file)
          const src = `file:${id}`
          const content = isImage
            ? { type: 'image', attrs: { src, alt: name } }
            : { type: 'text', text: name, marks: [{ type: 'link', attrs: { href: src } }] }
          editor.current?.chain().focus().insertContent(content).run()
        } catch (error) {
          sayFailed(latest.current.t('text.not_put_up', { name: file.name }), latest.current.words(error))
        }
      }
    }
    const some = (files: FileList | undefined) => {
      if (!files || files.length === 0) return false
      void all([...files])
      return true
    }
    return Object.assign(some, { editor, all })
  })
  return take
}
