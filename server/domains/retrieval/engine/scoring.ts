import type { Frame } from './frame.ts'
import { countOf, type Postings, textOf } from './postings.ts'
import type { Alternative, Group, Reading } from './reading.ts'
import { partsIn } from './terms.ts'
import { WHOLE_WEIGHT } from './text.ts'

/*
 * BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over words, with heads and bodies normalised
 * each by their own length as in its section 3.5, and over parts of words. Saturation comes late: an article with many
 * questions of customers says by how many of them use a word how much it is about it.
 */
const WORDS = { k1: 2, b: 0.75, body: 0.6 } as const
const PARTS = { k1: 3, b: 0.75 } as const
const MOST_PARTS = 400
const MANY_TEXTS = 1_000

/** What each text in view got, by place. */
export interface Scores {
  words: Float64Array
  parts: Float64Array
  /** The share of what was looked for that is there, by how rare it is; 0 to 1. */
  covered: Float64Array
  /** The same of what tells what is looked for. */
  coveredTelling: Float64Array
  /** The best there could be for parts. */
  partsAsked: number
  /** 1 where a word was found that tells what is looked for. */
  told: Uint8Array
}

export function scoresOf(frame: Frame, { groups, spelt }: Reading): Scores {
  const size = frame.inView.length
  const scores: Scores = {
    words: new Float64Array(size),
    parts: new Float64Array(size),
    covered: new Float64Array(size),
    coveredTelling: new Float64Array(size),
    partsAsked: 0,
    told: new Uint8Array(size),
  }
  const counts: Counts = { head: new Float64Array(size), body: new Float64Array(size), touched: [] }
  const asked = { all: 0, telling: 0 }
  for (const group of groups) {
    const worth = addGroup(frame, group, { scores, counts })
    asked.all += worth
    if (isWhole(group)) asked.telling += worth
  }
  toShares(scores.covered, asked.all)
  toShares(scores.coveredTelling, asked.telling)
  scores.partsAsked = addParts(frame, spelt, scores.parts)
  return scores
}

/** A word that tells. What reaches from one word into the next leads to a text, and says little of whether it answers. */
const isWhole = ({ telling, weight }: Group): boolean => telling && weight === 1

function toShares(sums: Float64Array, whole: number): void {
  if (whole > 0) for (let place = 0; place < sums.length; place++) sums[place]! /= whole
}

/** How often one group's words are in each text, weighted. Emptied for the next group. */
interface Counts {
  head: Float64Array
  body: Float64Array
  touched: number[]
}

interface Sums {
  scores: Scores
  counts: Counts
}

/** Adds what a group is worth to the texts that have it; says what it would be worth at most. */
function addGroup(frame: Frame, group: Group, { scores, counts }: Sums): number {
  const { alternatives, weight, telling } = group
  for (const alternative of alternatives) countAlternative(frame, alternative, counts)
  const idf = weight * rarity(frame.texts, counts.touched.length)
  for (const place of counts.touched) {
    const frequency =
      normalised(counts.head[place]! / WHOLE_WEIGHT, frame.index.lengths.head[place]! / frame.average.head) +
      (counts.body[place]! > 0
        ? WORDS.body * normalised(counts.body[place]!, frame.index.lengths.body[place]! / frame.average.body)
        : 0)
    scores.words[place]! += (idf * frequency * (WORDS.k1 + 1)) / (frequency + WORDS.k1)
    scores.covered[place]! += idf
    if (telling) scores.told[place] = 1
    if (isWhole(group)) scores.coveredTelling[place]! += idf
    counts.head[place] = 0
    counts.body[place] = 0
  }
  counts.touched = []
  return idf
}

const rarity = (texts: number, having: number): number => Math.log(1 + (texts - having + 0.5) / (having + 0.5))

const normalised = (count: number, length: number): number => count / (1 - WORDS.b + WORDS.b * length)

function countAlternative(frame: Frame, { all, weight }: Alternative, counts: Counts): void {
  const [only] = all
  if (all.length === 1) {
    for (const word of only!)
      countWord(frame, word, (place, head, body) =>
        addCount(counts, { place, head: head * weight, body: body * weight }),
      )
    return
  }
  for (const [place, { head, body }] of countPhrase(frame, all))
    addCount(counts, { place, head: head * weight, body: body * weight })
}

function addCount(counts: Counts, { place, head, body }: { place: number; head: number; body: number }): void {
  if (counts.head[place] === 0 && counts.body[place] === 0) counts.touched.push(place)
  counts.head[place]! += head
  counts.body[place]! += body
}

/** Texts that have all words of a phrase, as often as the rarest of them. */
function countPhrase(frame: Frame, all: Alternative['all']): Map<number, { head: number; body: number }> {
  let having: Map<number, { head: number; body: number }> | undefined
  for (const forms of all) {
    const here = new Map<number, { head: number; body: number }>()
    for (const word of forms)
      countWord(frame, word, (place, head, body) => {
        const before = having?.get(place)
        if (having && !before) return
        const own = here.get(place) ?? { head: 0, body: 0 }
        here.set(place, { head: own.head + head, body: own.body + body })
      })
    for (const [place, own] of here) {
      const before = having?.get(place)
      if (before) here.set(place, { head: Math.min(own.head, before.head), body: Math.min(own.body, before.body) })
    }
    having = here
  }
  for (const [place, { head, body }] of having ?? []) if (head + body === 0) having!.delete(place)
  return having ?? new Map()
}

function countWord(frame: Frame, word: number, count: (place: number, head: number, body: number) => void): void {
  eachInView(frame, frame.index.head, word, (place, times) => count(place, times, 0))
  eachInView(frame, frame.index.body, word, (place, times) => count(place, 0, times))
}

// biome-ignore lint/complexity/useMaxParams: the innermost loop
function eachInView(frame: Frame, postings: Postings, list: number, each: (place: number, count: number) => void) {
  const length = postings.read(list)
  const entries = postings.entries()
  for (let at = 0; at < length; at++) {
    const place = textOf(entries[at]!)
    if (frame.inView[place] === 1) each(place, countOf(entries[at]!))
  }
}

/** Adds what parts of words are worth; says what all of them would be worth at most. */
function addParts(frame: Frame, spelt: string, scores: Float64Array): number {
  const parts = [...new Set(partsIn(spelt))].slice(0, MOST_PARTS)
  let asked = 0
  for (const part of parts) {
    const list = frame.index.partList(part)
    const having = list === undefined ? 0 : frame.textsWithPart(list)
    const worth = rarity(frame.texts, having) * (PARTS.k1 + 1)
    asked += worth
    if (list !== undefined && having > 0 && !isEverywhere(frame, having)) addPart(frame, { list, worth }, scores)
  }
  return asked
}

function addPart(
  { index, inView, average }: Frame,
  { list, worth }: { list: number; worth: number },
  scores: Float64Array,
) {
  const length = index.parts.read(list)
  const entries = index.parts.entries()
  const lengths = index.lengths.parts
  const [short, long] = [PARTS.k1 * (1 - PARTS.b), (PARTS.k1 * PARTS.b) / average.parts]
  for (let at = 0; at < length; at++) {
    const place = textOf(entries[at]!)
    if (inView[place] === 0) continue
    const count = countOf(entries[at]!) / WHOLE_WEIGHT
    scores[place]! += (worth * count) / (count + short + long * lengths[place]!)
  }
}

/** In many texts, a part that every other one has is worth next to nothing, and takes the most time. */
const isEverywhere = ({ texts }: Frame, having: number): boolean => texts >= MANY_TEXTS && having > texts / 3
