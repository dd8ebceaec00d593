import { topicsIn } from './category.ts'
import type { Evidence } from './evidence.ts'
import { shareOf } from './outcome.ts'
import type { Sentence } from './sentences.ts'
import type { Category } from './topics.ts'

/** One of the things asked for; offsets in the message's text. */
export interface Request {
  start: number
  end: number
  category: Category
  topic: string
  confidence: number
}

/** A sentence asks for something of its own only when so much speaks for it. */
const ENOUGH = 4
const MOST = 10

interface Asking extends Request {
  score: number
}

/** The requests in a message, in its order: sentences of one matter are one request. */
export function requestsIn(sentences: readonly Sentence[], evidence: readonly Evidence[]): Request[] {
  const of = Map.groupBy(evidence, ({ sentence }) => sentence)
  const asking: Asking[] = []
  for (const sentence of sentences.filter(({ from }) => from === 'text')) {
    const next = askedIn(sentence, of.get(sentence) ?? [])
    const last = asking.at(-1)
    if (last && (!next || !isAnother(last, next, sentence.adds)))
      asking[asking.length - 1] = joined(last, next, sentence)
    else if (next) asking.push(next)
  }
  return asking.slice(0, MOST).map(({ score, ...request }) => request)
}

function askedIn({ start, end }: Sentence, evidence: readonly Evidence[]): Asking | null {
  const topics = topicsIn(evidence)
  const [best] = topics
  if (!best || best.score < ENOUGH) return null
  const others = topics.filter(({ category }) => category !== best.category).reduce((sum, { score }) => sum + score, 0)
  return {
    start,
    end,
    category: best.category,
    topic: best.topic,
    score: best.score,
    confidence: shareOf(best.score, best.score + others),
  }
}

/** Another category is another matter; within one, only what is said to come besides. */
const isAnother = (last: Asking, next: Asking, adds: boolean): boolean =>
  last.category !== next.category || (adds && last.topic !== next.topic)

function joined(last: Asking, next: Asking | null, { end }: Sentence): Asking {
  if (!next || next.score <= last.score) return { ...last, end }
  return { ...next, start: last.start }
}
