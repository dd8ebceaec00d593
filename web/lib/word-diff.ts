import { commonPlaces } from './longest-common.ts'

export interface DiffRow {
  kind: 'same' | 'added' | 'removed'
  /** The line in parts; `changed` ones have no partner in the line it replaces or is replaced by. */
  parts: { text: string; changed: boolean }[]
}

interface Line {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Within lines that were rewritten, which words: removed lines are set against the added ones that follow them. */
export function withWordChanges(lines: readonly Line[]): DiffRow[] {
  const rows: DiffRow[] = []
  for (let at = 0; at < lines.length; ) {
    const removed = run(lines, at, 'removed')
    const added = run(lines, at + removed.length, 'added')
    if (removed.length + added.length === 0) {
      rows.push({ kind: 'same', parts: [{ text: lines[at]!.text, changed: false }] })
      at++
      continue
    }
    const pairs = removed.map((line, index) => compare(line.text, added[index]?.text))
    rows.push(...pairs.map(({ from }) => ({ kind: 'removed' as const, parts: from })))
    rows.push(...added.map((line, index) => ({ kind: 'added' as const, parts: pairs[index]?.to ?? whole(line.text) })))
    at += removed.length + added.length
  }
  return rows
}

function run(lines: readonly Line[], from: number, kind: Line['kind']) {
  let to = from
  while (lines[to]?.kind === kind) to++
  return lines.slice(from, to)
}

/** Less in common than this is another sentence, not a rewritten one: marking words in it would only flicker. */
const LEAST_SHARED = 0.3

function compare(before: string, after: string | undefined): { from: DiffRow['parts']; to: DiffRow['parts'] } {
  if (after === undefined) return { from: whole(before), to: [] }
  const [from, to] = [words(before), words(after)]
  const pairs = commonPlaces(from, to)
  const shared = pairs.reduce((sum, [at]) => sum + from[at]!.trim().length, 0)
  if (shared < LEAST_SHARED * Math.max(before.trim().length, after.trim().length)) {
    return { from: whole(before), to: whole(after) }
  }
  return {
    from: parts(from, new Set(pairs.map(([at]) => at))),
    to: parts(to, new Set(pairs.map(([, at]) => at))),
  }
}

const whole = (text: string) => [{ text, changed: false }]

/** Neighbours of one kind are one part. */
function parts(tokens: readonly string[], kept: ReadonlySet<number>): DiffRow['parts'] {
  const joined: DiffRow['parts'] = []
  for (const [at, text] of tokens.entries()) {
    const changed = !kept.has(at)
    const last = joined.at(-1)
    if (last?.changed === changed) last.text += text
    else joined.push({ text, changed })
  }
  return joined
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
/** Words of any script; Chinese has no spaces to cut at. */
const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)
