import { charactersOf, pairsOf, type Run, runsIn } from '../../../platform/text/words.ts'
import type { Piece } from './pieces.ts'

/** One word that is looked for. What stands for it in the end is looked up in the vocabulary. */
export interface Term {
  word: string
  /** Whether its other forms count too: refunds for refund. */
  forms: boolean
  /** Whether it may be the beginning of a word. */
  prefix: boolean
  /** How many places behind the term before it, in a phrase. */
  distance: number
}

/** Terms that are found together: one word, or several that follow each other. */
export type Group = Term[]

/** Up to so many characters without a space are looked for in one piece; more are a sentence, and its words may stand apart. */
const LONGEST_PHRASE = 4
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The groups a piece is made of. What is written without a gap belongs together: an address, a number with dashes. */
export function groupsOf({ text, quoted, unfinished }: Piece): Group[] {
  const runs = runsIn(text)
  if (runs.length === 0) return []
  if (quoted) return [runs.flatMap((run, index) => termsOf(run, distanceBefore(runs, index), false))]
  const groups = [...adjacent(runs)].flatMap((run) =>
    Array.isArray(run) ? [run.flatMap((one) => termsOf(one, 1, true))] : unspacedGroups(run),
  )
  // In a phrase words are as they are.
  for (const term of groups.filter(({ length }) => length > 1).flat()) term.forms = false
  if (unfinished && !runs.at(-1)!.unspaced) groups.at(-1)!.at(-1)!.prefix = true
  return groups
}

/** Words of scripts with spaces stay together; what stands without spaces is looked for by itself. */
function* adjacent(runs: readonly Run[]): Iterable<Run[] | Run> {
  let together: Run[] = []
  for (const run of runs) {
    if (!run.unspaced) together.push(run)
    else {
      if (together.length > 0) yield together
      together = []
      yield run
    }
  }
  if (together.length > 0) yield together
}

const unspacedGroups = (run: Run): Group[] => piecesOf(run.word).map((word) => termsOf({ ...run, word }, 1, false))

/** A run without spaces takes a place per character; its last pair stands one place before its end. */
const distanceBefore = (runs: readonly Run[], index: number): number => {
  const before = runs[index - 1]
  return before?.unspaced && charactersOf(before.word).length > 1 ? 2 : 1
}

function termsOf(run: Run, distance: number, forms: boolean): Group {
  if (!run.unspaced) return [{ word: run.word, forms, prefix: false, distance }]
  const pairs = pairsOf(run.word)
  const words = pairs.length > 0 ? pairs : [run.word]
  return words.map((word, index) => ({ word, forms: false, prefix: false, distance: index === 0 ? distance : 1 }))
}

/** A short run is one piece. A longer one is cut into its words, of which single characters say too little. */
function piecesOf(run: string): string[] {
  if (charactersOf(run).length <= LONGEST_PHRASE) return [run]
  const words = [...segmenter.segment(run)].map(({ segment }) => segment)
  const telling = words.filter((word) => charactersOf(word).length > 1)
  return telling.length > 0 ? telling : [run]
}
