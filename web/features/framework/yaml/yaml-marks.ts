import { syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** Parts of YAML by the names its parser gives them. What is not here looks like any text. */
const CLASSES: Record<string, string> = {
  Key: 'cm-key',
  Comment: 'cm-comment',
  QuotedLiteral: 'cm-quoted',
  Anchor: 'cm-mark',
  Alias: 'cm-mark',
  Tag: 'cm-mark',
}
const marks = new Map(Object.values(CLASSES).map((name) => [name, Decoration.mark({ class: name })]))

function marksIn(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from, to }) => {
        const mark = marks.get(CLASSES[name] ?? '')
        if (mark && from < to) builder.add(from, to, mark)
        // A key that is quoted is a key all the same.
        return name !== 'Key'
      },
    })
  }
  return builder.finish()
}

/** Colours keys, comments and quoted words by our own tokens, in both schemes. */
export const yamlMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = marksIn(view)
    }
    update(update: ViewUpdate) {
      const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || isParsed) this.decorations = marksIn(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)
