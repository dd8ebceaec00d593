import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { editorExtensions, goToLine, type Remark, showRemarks } from './editor-setup.ts'
import classes from './yaml.module.css'

export interface CodeEditorHandle {
  goTo: (line: number) => void
  insertBelow: (line: number, text: string) => void
}

interface Props {
  ref?: Ref<CodeEditorHandle>
  label: string
  /** Id of what tells how to leave it. */
  describedBy: string
  value: string
  readOnly: boolean
  remarks: readonly Remark[]
  line?: number | undefined
  onText?: (text: string) => void
  onPlace?: (line: number) => void
}

/** The text with line numbers, colours and remarks at their lines. */
export function CodeEditor({ ref, label, describedBy, value, readOnly, remarks, line, onText, onPlace }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef({ value, onText, onPlace })
  latest.current = { value, onText, onPlace }

  useEffect(() => {
    const extensions = editorExtensions({
      ...{ label, describedBy, readOnly },
      onText: (text) => text !== latest.current.value && latest.current.onText?.(text),
      onPlace: (line) => latest.current.onPlace?.(line),
    })
    const made = new EditorView({
      parent: host.current!,
      state: EditorState.create({ doc: latest.current.value, extensions }),
    })
    view.current = made
    return () => made.destroy()
  }, [label, describedBy, readOnly])

  // What changes the text from outside (a discarded draft, another version) keeps the caret where it can.
  useEffect(() => {
    const made = view.current
    if (!made || made.state.doc.toString() === value) return
    const head = Math.min(made.state.selection.main.head, value.length)
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value }, selection: { anchor: head } })
  }, [value])

  useEffect(() => {
    if (view.current) showRemarks(view.current, remarks)
  }, [remarks])

  useEffect(() => {
    if (line && view.current) goToLine(view.current, line)
  }, [line])

  useImperativeHandle(ref, () => ({
    goTo: (line) => view.current && goToLine(view.current, line),
    insertBelow(line, text) {
      const made = view.current
      if (!made) return
      const { to } = made.state.doc.line(Math.min(line, made.state.doc.lines))
      const insert = `\n${text}`
      made.dispatch({ changes: { from: to, insert }, selection: { anchor: to + insert.length } })
      made.focus()
    },
  }))
  return <div ref={host} className={classes.editor} data-readonly={readOnly || undefined} />
}
