import { Textarea } from '@mantine/core'
import { type ClipboardEvent, type DragEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'
import { replaceRange } from '../../../ui/replace-range.ts'
import { asMarkdown, putUp } from './article-files.ts'
import { BlockMenu } from './block-menu.tsx'
import classes from './editor.module.css'
import { FileControl } from './file-control.tsx'

interface Props {
  value: string
  readOnly: boolean
  onChange: (markdown: string) => void
}

/** The text as it is stored. What is pasted or dropped as a file is put up and named at the caret. */
export function MarkdownFace({ value, readOnly, onChange }: Props) {
  const { t } = useTranslation(['knowledge', 'app'])
  const words = useProblemWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const insert = (text: string) => {
    const at = field.current
    if (!at) return
    at.focus()
    replaceRange(at, { start: at.selectionStart, end: at.selectionEnd }, text)
  }
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        insert(`${asMarkdown(await putUp(file))}\n`)
      } catch (error) {
        sayFailed(t('text.not_put_up', { name: file.name }), words(error))
      }
    }
  }
  const onFiles = (event: ClipboardEvent | DragEvent, files: FileList) => {
    if (readOnly || files.length === 0) return
    event.preventDefault()
    void take([...files])
  }
  return (
    <>
      {!readOnly && (
        <div className={classes.tools}>
          <FileControl onFiles={(files) => void take(files)} />
          <BlockMenu onInsert={insert} />
        </div>
      )}
      <Textarea
        ref={field}
        variant="unstyled"
        autosize
        minRows={16}
        classNames={{ input: classes.markdown }}
        aria-label={t('text.content')}
        placeholder={t('text.content_hint')}
        spellCheck
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onPaste={(event) => onFiles(event, event.clipboardData.files)}
        onDrop={(event) => onFiles(event, event.dataTransfer.files)}
      />
    </>
  )
}
