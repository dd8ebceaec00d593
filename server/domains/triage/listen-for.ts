import { type Evidence, evidenceIn } from './reading/evidence.ts'
import { lexiconOf, type WordLists } from './reading/lexicon.ts'
import { shareOf } from './reading/outcome.ts'
import { sentencesOf } from './reading/sentences.ts'

export type { WordLists } from './reading/lexicon.ts'

/** Entries of the lists found in what somebody wrote. */
export interface Heard {
  value: string
  /** The entry of the list: never the customer's own words. */
  found: string
  weight: number
  /** Denied ("not"), only imagined ("what if"), or over ("last month"). */
  moot: boolean
}

/**
 * Makes an ear for further words: later domains listen for what concerns them with the same sentences, stems and negations
 * as every reading. The lists are those of `reading/words`.
 */
export function listenFor(...lists: readonly WordLists[]): (said: { subject: string; text: string }) => Heard[] {
  const lexicon = lexiconOf(lists.map((words) => ({ facet: 'listening', words })))
  return (said) => evidenceIn(sentencesOf(said), lexicon).map(heard)
}

const heard = ({ entry, weight, negated, imagined, past }: Evidence): Heard => ({
  value: entry.value,
  found: entry.words,
  weight,
  moot: negated || imagined || past,
})

/** Each further hint of the same kind counts less, and one that is repeated counts once. */
const FURTHER = [1, 0.5, 0.25]

/** What was heard for one value amounts to, and how sure that is, 0 to 1. */
export function amountHeard(heard: readonly Pick<Heard, 'found' | 'weight'>[]): { amount: number; confidence: number } {
  const best = new Map<string, number>()
  for (const { found, weight } of heard) best.set(found, Math.max(best.get(found) ?? 0, weight))
  const amount = [...best.values()]
    .toSorted((one, other) => other - one)
    .reduce((sum, weight, rank) => sum + weight * (FURTHER[rank] ?? 0), 0)
  return { amount, confidence: shareOf(amount, amount) }
}
