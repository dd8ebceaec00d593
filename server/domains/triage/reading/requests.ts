import { type TopicScore, topicsIn } from './category.ts'
import type { Evidence } from './evidence.ts'
import { shareOf } from './outcome.ts'
import type { Sentence } from './sentences.ts'
import { isAsking } from './speech.ts'
import type { Category } from './topics.ts'

/** One of the things asked for; offsets in the message's text. */
export interface Request {
  start: number
  end: number
  category: Category
  topic: string | null
  confidence: number
}

/** What the whole message is about: what is told in several sentences is one matter of this kind. */
export interface Whole {
  category: Category
  topic: string | null
  confidence: number
}

/** A sentence is about something of its own only when so much speaks for it; more, when nothing says it comes besides. */
const ENOUGH = 4
const BESIDES = 2.5
const PLAINLY = 6
const MOST = 10
/** Shorter than this, what no list knows anything of asks for nothing. */
const SHORTEST = 4

interface Matter {
  sentences: Sentence[]
  best: TopicScore | null
  confidence: number
}

/** The requests in a message, in its order. One matter told in several sentences is one request. */
export function requestsIn(sentences: readonly Sentence[], evidence: readonly Evidence[], whole: Whole): Request[] {
  const of = Map.groupBy(evidence, ({ sentence }) => sentence)
  const matters: Matter[] = []
  for (const sentence of sentences.filter(({ from }) => from === 'text')) {
    const next = matterOf(sentence, of.get(sentence) ?? [])
    const last = matters.at(-1)
    if (!last || (last.best && isAnother(last, next, sentence))) matters.push(next)
    else matters[matters.length - 1] = joined(last, next)
  }
  const several = matters.filter(({ best }) => best !== null)
  return several.length > 1 ? several.slice(0, MOST).map(requestOf) : wholeOf(matters[0], whole)
}

function matterOf(sentence: Sentence, evidence: readonly Evidence[]): Matter {
  const topics = topicsIn(evidence)
  const [best] = topics
  const enough = sentence.adds && isAsking(sentence) ? BESIDES : ENOUGH
  if (!best || best.score < enough) return { sentences: [sentence], best: null, confidence: 0 }
  const others = topics.filter(({ category }) => category !== best.category).reduce((sum, { score }) => sum + score, 0)
  return { sentences: [sentence], best, confidence: shareOf(best.score, best.score + others) }
}

/** Something else begins where it is said to, or where something of another kind is plainly asked for. */
function isAnother(last: Matter, next: Matter, sentence: Sentence): boolean {
  if (!next.best || next.best.topic === last.best?.topic) return false
  if (sentence.adds && (isAsking(sentence) || next.best.score >= PLAINLY)) return true
  return next.best.category !== last.best?.category && next.best.score >= PLAINLY && isAsking(sentence)
}

const joined = (last: Matter, next: Matter): Matter => ({
  ...((next.best?.score ?? 0) > (last.best?.score ?? 0) ? next : last),
  sentences: [...last.sentences, ...next.sentences],
})

const requestOf = ({ sentences, best, confidence }: Matter): Request => ({
  start: sentences[0]!.start,
  end: sentences.at(-1)!.end,
  ...{ category: best!.category, topic: best!.topic, confidence },
})

function wholeOf(matter: Matter | undefined, { category, topic, confidence }: Whole): Request[] {
  if (!matter) return []
  const { sentences } = matter
  const length = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0)
  if (topic === null && length < SHORTEST) return []
  return [
    {
      ...{ start: sentences[0]!.start, end: sentences.at(-1)!.end },
      ...{ category, topic, confidence },
    },
  ]
}
