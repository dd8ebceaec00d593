import type { Found } from './find.ts'
import type { Match } from './ranking.ts'

/*
 * Whether an answer can be trusted: how much of what was asked, by rarity, stands in the text, and how far the best one is
 * ahead of the next. The limits are set on questions kept apart, half of them about what no article answers
 * (`npm run bench -- --only retrieval` shows what they give): of answers called sure nine of ten are right.
 */
const SURE = { covered: 0.5, ahead: 0.2 } as const
/** What may be offered beside others: it has about half of what was asked, and is not far behind the best. */
const LIKELY = { covered: 0.45, score: 0.6 } as const

export interface Judged {
  /** What may be suggested. */
  likely: Match[]
  /** Whether the first of it answers the question. */
  sure: boolean
}

export function judged({ matches }: Pick<Found, 'matches'>): Judged {
  const [best, second] = matches
  if (!best) return { likely: [], sure: false }
  const ahead = second ? 1 - second.score / best.score : 1
  return {
    likely: matches.filter(({ covered, score }) => covered >= LIKELY.covered && score >= LIKELY.score * best.score),
    sure: best.covered >= SURE.covered && ahead >= SURE.ahead,
  }
}
