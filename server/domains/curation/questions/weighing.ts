import { isPartOfWord } from './fingerprints.ts'

/** A question, ready to be compared. `features`: sorted, each once. */
export interface Fingerprinted {
  id: string
  features: readonly number[]
}

/** How rare each word is among these questions: what everybody writes tells no two of them apart. */
export interface Weights {
  of(feature: number): number
  /** Length of a question as a vector. */
  lengthOf(features: readonly number[]): number
}

/** A word of eight letters has six groups of three: together they weigh about as much as the word. */
const PART_OF_WORD = 0.3

/**
 * As if these were among so many others, of which a word stands in so many: three questions that are all there is share
 * their words because they ask the same, not because everybody writes them.
 */
const [BACKGROUND, SEEN_THERE] = [1_000, 2]

/** By how many of the questions hold a word: ln(1 + n/count), after Spärck Jones (1972). */
export function weightsAmong(questions: Iterable<Pick<Fingerprinted, 'features'>>): Weights {
  const counts = new Map<number, number>()
  let total = 0
  for (const { features } of questions) {
    total++
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const weighed = new Map<number, number>()
  const weigh = (feature: number) =>
    Math.log(1 + (total + BACKGROUND) / ((counts.get(feature) ?? 0) + SEEN_THERE)) *
    (isPartOfWord(feature) ? PART_OF_WORD : 1)
  const of = (feature: number) => {
    const weight = weighed.get(feature) ?? weigh(feature)
    weighed.set(feature, weight)
    return weight
  }
  const lengthOf = (features: readonly number[]) => Math.sqrt(features.reduce((sum, one) => sum + of(one) ** 2, 0))
  return { of, lengthOf }
}

/** Cosine of two questions, 0 to 1: 1 where all words are the same. */
export function likeness(a: readonly number[], b: readonly number[], weights: Weights): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared += weights.of(a[i]!) ** 2
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return shared === 0 ? 0 : shared / (weights.lengthOf(a) * weights.lengthOf(b))
}
