import type { Visibility } from '../../knowledge/contract.ts'

/** One language of an article, as it can be found. */
export interface SearchText {
  article_id: string
  language: string
  visibility: Visibility
  title: string
  /** Customers' own wordings. */
  questions: readonly string[]
  tags: readonly string[]
  headings: readonly string[]
  summary: string
  body: string
  helpful_votes: number
  unhelpful_votes: number
}

/** In quarters: how much a word counts by where it stands. What is in the body counts by itself. */
const WEIGHTS = { title: 4, questions: 4, tags: 3, summary: 3, headings: 2 } as const
export const WHOLE_WEIGHT = 4
const BODY_WEIGHT = 1
/** Of a body, so many characters are kept by their parts too; the words of all of it are kept in any case. */
const BODY_IN_PARTS = 600

export interface WeightedText {
  text: string
  weight: number
}

/** What stands above a text or about it. */
export const headOf = (text: SearchText): WeightedText[] => [
  { text: text.title, weight: WEIGHTS.title },
  ...text.questions.map((question) => ({ text: question, weight: WEIGHTS.questions })),
  ...text.tags.map((tag) => ({ text: tag, weight: WEIGHTS.tags })),
  { text: text.summary, weight: WEIGHTS.summary },
  ...text.headings.map((heading) => ({ text: heading, weight: WEIGHTS.headings })),
]

/** What is looked through by parts of words. */
export const partsOf = (text: SearchText): WeightedText[] => [
  ...headOf(text),
  { text: text.body.slice(0, BODY_IN_PARTS).toWellFormed(), weight: BODY_WEIGHT },
]

const MOST_PRIOR = 0.04
const ENOUGH_VOTES = 20

/** What readers said of it, as a factor close to 1: it decides between equals and nothing else. */
export function priorOf({ helpful_votes, unhelpful_votes }: SearchText): number {
  const votes = helpful_votes + unhelpful_votes
  if (votes === 0) return 1
  const certainty = Math.min(1, votes / ENOUGH_VOTES)
  return 1 + MOST_PRIOR * certainty * ((2 * helpful_votes) / votes - 1)
}
