import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { yamlMarks } from './yaml-marks.ts'

const look = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'var(--sr-ground)', color: 'var(--sr-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '20px' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--sr-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--sr-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--sr-ground)',
    color: 'var(--sr-text-3)',
    borderRight: '1px solid var(--sr-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sr-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--sr-selected)',
  },
  '.cm-key': { color: 'var(--sr-accent)' },
  '.cm-comment': { color: 'var(--sr-text-3)', fontStyle: 'italic' },
  '.cm-quoted': { color: 'var(--sr-text-2)' },
  '.cm-mark': { fontWeight: '600' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--sr-danger)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--sr-warn)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--sr-raised)',
    color: 'var(--sr-text)',
    border: '1px solid var(--sr-line-strong)',
    borderRadius: '6px',
  },
  '.cm-diagnostic': { fontFamily: 'var(--mantine-font-family)', padding: '6px 10px' },
})

export interface Remark {
  line: number
  message: string
  severity: 'error' | 'warning'
}

interface Options {
  label: string
  describedBy: string
  readOnly: boolean
  onText: (text: string) => void
  onPlace: (line: number) => void
}

/** Everything the editor can do. Tab indents; Escape before it lets it leave, as CodeMirror does by itself. */
export const editorExtensions = ({ label, describedBy, readOnly, onText, onPlace }: Options): Extension[] => [
  lineNumbers(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  indentUnit.of('  '),
  yaml(),
  yamlMarks,
  look,
  keymap.of([indentWithTab, { key: 'F8', run: nextDiagnostic }, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-describedby': describedBy,
    spellcheck: 'false',
    tabindex: '0',
  }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) onText(update.state.doc.toString())
    if (update.docChanged || update.selectionSet) {
      onPlace(update.state.doc.lineAt(update.state.selection.main.head).number)
    }
  }),
]

/** Shows what is wrong where it is. */
export function showRemarks(view: EditorView, remarks: readonly Remark[]) {
  const { doc } = view.state
  const diagnostics = remarks.map(({ line, ...remark }) => {
    const { from, to, text } = doc.line(Math.min(Math.max(line, 1), doc.lines))
    return { from: from + (text.length - text.trimStart().length), to, ...remark }
  })
  view.dispatch(setDiagnostics(view.state, diagnostics))
}

/** Puts the caret on a line and the line into sight. */
export function goToLine(view: EditorView, line: number) {
  const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines))
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
  view.focus()
}
