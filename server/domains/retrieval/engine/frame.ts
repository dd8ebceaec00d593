import type { Visibility } from '../../knowledge/contract.ts'
import { type Postings, textOf } from './postings.ts'
import type { TextIndex } from './text-index.ts'

/** Whose eyes an index is looked at with: everything that is reckoned is reckoned among the texts they may see. */
export interface View {
  sees: readonly Visibility[]
  /** Null: in any language. */
  language: string | null
  /** Only texts in other languages than this one. */
  butNot?: string
}

/** An index as one search sees it. What is out of view is as if it were not there: no word, no count, no correction. */
export interface Frame {
  index: TextIndex
  /** 1 for a text in view. */
  inView: Uint8Array
  texts: number
  /** Average lengths of what is in view. */
  average: { head: number; body: number; parts: number }
  isPresent(word: number): boolean
  present(words: readonly number[]): number[]
  /** In how many texts in view a word is, heads and bodies counted apart: an order, no count of texts. */
  textsWith(word: number): number
  /** In how many texts in view a part of words is, by its list. */
  textsWithPart(list: number): number
}

const MOST_KEPT = 50
const kept = new WeakMap<TextIndex, { version: number; frames: Map<string, Frame> }>()

/** The same frame for all who see the same, until the index changes. */
export function frameOf(index: TextIndex, view: View): Frame {
  let frames = kept.get(index)
  if (frames?.version !== index.version() || frames.frames.size >= MOST_KEPT) {
    frames = { version: index.version(), frames: new Map() }
    kept.set(index, frames)
  }
  const key = JSON.stringify([view.sees, view.language, view.butNot])
  const frame = frames.frames.get(key) ?? newFrame(index, view)
  frames.frames.set(key, frame)
  return frame
}

function newFrame(index: TextIndex, view: View): Frame {
  const inView = new Uint8Array(index.texts.length)
  let texts = 0
  const sums = { head: 0, body: 0, parts: 0 }
  for (const [place, text] of index.texts.entries()) {
    if (!text || !isInView(text, view)) continue
    inView[place] = 1
    texts++
    for (const kind of KINDS) sums[kind] += index.lengths[kind][place]!
  }
  const average = { head: sums.head / texts, body: sums.body / texts, parts: sums.parts / texts }
  const textsWith = (word: number, enough?: number) =>
    countInView(index.head, word, { inView, enough }) + countInView(index.body, word, { inView, enough })
  const isPresent = (word: number) => textsWith(word, 1) > 0
  const parts = new Map<number, number>()
  const textsWithPart = (list: number) => {
    const count = parts.get(list) ?? countInView(index.parts, list, { inView })
    parts.set(list, count)
    return count
  }
  return {
    index,
    inView,
    texts,
    average,
    isPresent,
    present: (words) => words.filter(isPresent),
    textsWith: (word) => textsWith(word),
    textsWithPart,
  }
}

const KINDS = ['head', 'body', 'parts'] as const

const isInView = (text: { visibility: Visibility; language: string }, { sees, language, butNot }: View): boolean =>
  sees.includes(text.visibility) && (language === null || text.language === language) && text.language !== butNot

interface Counting {
  inView: Uint8Array
  /** Not counted on from there. */
  enough?: number | undefined
}

function countInView(
  postings: Postings,
  word: number,
  { inView, enough = Number.POSITIVE_INFINITY }: Counting,
): number {
  const length = postings.read(word)
  const entries = postings.entries()
  let count = 0
  for (let at = 0; at < length && count < enough; at++) count += inView[textOf(entries[at]!)]!
  return count
}
