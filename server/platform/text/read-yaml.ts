import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { FieldError } from '../errors.ts'

/** A framework is a few hundred lines, at most eight levels deep: what is far beyond that was made to harm. */
const DEEPEST = 50
const MOST_ALIASES = 100
/** Nobody reads more at once, and the hundredth mistake is mostly the first one again. */
export const MOST_ERRORS = 50

export interface Yaml {
  value: unknown
  document: Document
  lines: LineCounter
}

/**
 * Reads YAML that anybody may have written. The parser's own search for equal keys and its pictures of errors take
 * minutes on texts made for it, and turning maps that are keys into words takes longer still, so both are done without.
 */
export function readYaml(text: string): Yaml | { errors: FieldError[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const errors = document.errors.slice(0, MOST_ERRORS).map(({ message, pos }) => ({
    path: '',
    message: message.includes('call stack') ? TOO_DEEP : message.split('\n')[0]!,
    line: lines.linePos(pos[0]).line,
  }))
  if (errors.length > 0) return { errors }
  const faults = faultsIn(document, lines)
  if (faults.length > 0) return { errors: faults }
  try {
    return { value: document.toJS(), document, lines }
  } catch (error) {
    return { errors: [{ path: '', message: `The aliases (*name) cannot be resolved: ${(error as Error).message}.` }] }
  }
}

const TOO_DEEP = `is nested more than ${DEEPEST} levels deep.`

const UNSEEN = 'holds a character that cannot be seen, such as \\0. Only line ends and tabs may stand in a text.'
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const holdsUnseen = (value: unknown): boolean => typeof value === 'string' && CONTROLS.test(value)

interface Place {
  node: unknown
  path: string[]
}

/** What YAML allows and a framework does not, found without recursion. */
function faultsIn(document: Document, lines: LineCounter): FieldError[] {
  const errors: FieldError[] = []
  const places: Place[] = [{ node: document.contents, path: [] }]
  let aliases = 0
  for (let place = places.pop(); place && errors.length < MOST_ERRORS; place = places.pop()) {
    const report = ({ path, node }: Place, message: string) =>
      errors.push({ path: path.join('.'), message, line: lines.linePos((node as Node | null)?.range?.[0] ?? 0).line })
    if (isAlias(place.node) && ++aliases > MOST_ALIASES) {
      report(place, `There are more than ${MOST_ALIASES} aliases (*name). Write the values out.`)
      break
    }
    if (isScalar(place.node) && holdsUnseen(place.node.value)) report(place, UNSEEN)
    if (place.path.length > DEEPEST) report(place, TOO_DEEP)
    // One by one: a spread of countless places would overflow the stack.
    else for (const inner of placesIn(place, report)) places.push(inner)
  }
  return errors.toSorted((one, other) => one.line! - other.line!).slice(0, MOST_ERRORS)
}

function placesIn({ node, path }: Place, report: (place: Place, message: string) => void): Place[] {
  if (isSeq(node)) return node.items.map((item, index) => ({ node: item, path: [...path, String(index)] }))
  if (!isMap(node)) return []
  const keys = new Set<string>()
  return node.items.filter(isPair).map(({ key, value }) => {
    const word = isScalar(key) ? String(key.value) : ''
    const place = { node: key, path: [...path, word] }
    if (holdsUnseen(word)) report(place, UNSEEN)
    if (!isScalar(key)) report(place, 'A key must be a word.')
    else if (keys.has(word)) report(place, 'is written twice. Keep one of them.')
    keys.add(word)
    return { node: value, path: place.path }
  })
}
