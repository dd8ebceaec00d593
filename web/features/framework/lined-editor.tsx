import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import classes from './framework.module.css'

export interface LinedEditorHandle {
  goTo: (line: number) => void
}

interface Props {
  ref: Ref<LinedEditorHandle>
  label: string
  value: string
  readOnly: boolean
  marked: number[]
  onChange: (value: string) => void
}

/** Plain text with line numbers. Tab stays the browser's, so that the keyboard can leave; indentation is kept on Enter. */
export function LinedEditor({ ref, label, value, readOnly, marked, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const lines = value.split('\n')
  useImperativeHandle(ref, () => ({
    goTo(line) {
      const element = field.current
      if (!element) return
      const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
      element.focus()
      element.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    },
  }))
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || readOnly) return
    const element = event.currentTarget
    const before = value.slice(0, element.selectionStart)
    const indent = /[^\n]*$/.exec(before)?.[0].match(/^ */)?.[0] ?? ''
    if (!indent) return
    event.preventDefault()
    // execCommand keeps the browser's own undo history, setting the value would not.
    document.execCommand('insertText', false, `\n${indent}`)
  }
  return (
    <div className={classes.editor}>
      <div className={classes.numbers} aria-hidden="true">
        {lines.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its index
          <span key={index} data-marked={marked.includes(index + 1) || undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={field}
        className={classes.text}
        aria-label={label}
        rows={lines.length + 1}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
