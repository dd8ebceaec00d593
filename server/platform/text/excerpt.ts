import { charactersOf, pairsOf, type Run, runsIn } from './words.ts'

/** A part of a text as it was written, and whether it is what was looked for. */
export interface Piece {
  text: string
  hit: boolean
}

/** What counts as a hit, by folded word. */
type Words = Pick<ReadonlySet<string>, 'has'>

/** Characters shown, and how many of them stand before the first hit. */
const LENGTH = 200
const LEAD = 60
/** Says that the text goes on where it is cut. */
const ELLIPSIS: Piece = { text: '…', hit: false }

/** The place of a text where most of the words are, in pieces; null when none of them is there. */
export function excerptOf(text: string, words: Words): Piece[] | null {
  const hits = hitsIn(text, words)
  if (hits.length === 0) return null
  const from = bestStart(hits)
  const [start, end] = [startOfWord(text, from - LEAD), endOfWord(text, from - LEAD + LENGTH)]
  const shown = hits.filter((hit) => hit.start >= start && hit.end <= end)
  return [
    ...(start > 0 ? [ELLIPSIS] : []),
    ...marked(text, { start, end, shown }),
    ...(end < text.length ? [ELLIPSIS] : []),
  ]
}

/** A whole line with its hits, for a subject or a name. */
export const lineWithHits = (text: string, words: Words): Piece[] =>
  marked(text, { start: 0, end: text.length, shown: hitsIn(text, words) })

interface Stretch {
  start: number
  end: number
}

function hitsIn(text: string, words: Words): Stretch[] {
  const hits: Stretch[] = []
  for (const run of runsIn(text)) {
    if (!run.unspaced) {
      if (words.has(run.word)) hits.push({ start: run.start, end: run.end })
    } else hits.push(...hitsInUnspaced(run, words))
  }
  return hits
}

/** Pairs overlap: 退款 and 款单 that are both looked for are one hit. */
function hitsInUnspaced({ word, start, end }: Run, words: Words): Stretch[] {
  const [characters, pairs] = [charactersOf(word), pairsOf(word)]
  // Folding may have changed how long the run is; then all of it is marked.
  if (word.length !== end - start) return pairs.some((pair) => words.has(pair)) ? [{ start, end }] : []
  const hits: Stretch[] = []
  let at = start
  for (const [index, character] of characters.entries()) {
    const length = words.has(pairs[index] ?? '') ? pairs[index]!.length : words.has(character) ? character.length : 0
    const last = hits.at(-1)
    if (length > 0 && last && last.end >= at) last.end = Math.max(last.end, at + length)
    else if (length > 0) hits.push({ start: at, end: at + length })
    at += character.length
  }
  return hits
}

/** Where the most hits follow within one excerpt. */
function bestStart(hits: readonly Stretch[]): number {
  const reach = LENGTH - LEAD
  let best = { start: hits[0]!.start, count: 0 }
  for (const [index, { start }] of hits.slice(0, 100).entries()) {
    let count = 0
    while (index + count < hits.length && hits[index + count]!.end <= start + reach) count++
    if (count > best.count) best = { start, count }
  }
  return best.start
}

/** Words are not cut in two: from the first gap on. */
function startOfWord(text: string, from: number): number {
  if (from <= 0) return 0
  const gap = text.slice(from, from + LEAD).search(/\s/)
  if (gap === -1) return from
  return from + gap + text.slice(from + gap).search(/\S|$/)
}

/** Nor at the end: up to the last gap before it. */
function endOfWord(text: string, to: number): number {
  if (to >= text.length) return text.length
  const gap = text.slice(Math.max(0, to - LEAD), to + 1).search(/\s\S*$/)
  return gap === -1 ? to : Math.max(0, to - LEAD) + gap
}

function marked(text: string, { start, end, shown }: Stretch & { shown: Stretch[] }): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const hit of shown) {
    if (hit.start > at) pieces.push({ text: text.slice(at, hit.start), hit: false })
    pieces.push({ text: text.slice(hit.start, hit.end), hit: true })
    at = hit.end
  }
  if (at < end) pieces.push({ text: text.slice(at, end), hit: false })
  return pieces.map(({ text, hit }) => ({ text: text.replace(/\s+/g, ' '), hit }))
}
