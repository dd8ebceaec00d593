import { categoryOf, type TopicScore, topicsIn } from './category.ts'
import { complexityOf } from './complexity.ts'
import { type Emotion, emotionOf } from './emotion.ts'
import { type Evidence, evidenceIn } from './evidence.ts'
import { harmIn, NO_HARM } from './harm.ts'
import { type ImpactLevel, impactOf } from './impact.ts'
import { languageOf } from './language.ts'
import type { Outcome } from './outcome.ts'
import { type Request, requestsIn } from './requests.ts'
import { READ_CHARACTERS, sentencesOf } from './sentences.ts'
import { isQuestion, isWishing, speechIn } from './speech.ts'
import { IDLE, NEEDING } from './speech-patterns.ts'
import { isGrave } from './standing.ts'
import { type Category, TOPICS } from './topics.ts'
import { type Level, urgencyOf } from './urgency.ts'

/** Changes whenever the same message may be read otherwise. */
export const RULES_VERSION = 'rules 3'

export interface MessageReading {
  language: Outcome
  category: Outcome<Category>
  impact: Outcome<ImpactLevel>
  urgency: Outcome<Level>
  emotion: Outcome<Emotion>
  complexity: Outcome<Level>
  /** Our own word for what it is about, such as `double_charge`. */
  topic: string | null
  /** Who can help: a capability of the framework's tiers. */
  capability: string | null
  requests: Request[]
}

/** Rules are written for these; of others they know the loan words at most. */
const READ_WELL: ReadonlySet<string> = new Set(['en', 'zh'])
const OTHER_LANGUAGE = 0.5

/** Reads what a customer wrote: pure, and within a few milliseconds whatever is given. */
export function readMessage({ subject, text }: { subject: string; text: string }): MessageReading {
  const written = `${subject.slice(0, 300)}\n${text.slice(0, READ_CHARACTERS)}`
  const sentences = sentencesOf({ subject, text })
  const isIdle = IDLE.test(text) && !NEEDING.test(text) && !sentences.some(isQuestion)
  const evidence = evidenceIn(sentences).filter((one) => isTold(one) && !(isIdle && TELLING.has(one.entry.facet)))
  const language = languageOf(written)
  const speech = speechIn(sentences, written)
  const category = categoryOf(evidence, written, sentences.some(isWishing))
  const topics = topicsIn(evidence)
  const topic = topics.find((one) => one.category === category.value)?.topic ?? null
  const happened = mainFirst(topicsIn(evidence.filter(hasHappened)), topic)
  const harm = isIdle ? NO_HARM : harmIn({ evidence, topics: happened, speech, text: written })
  const reading = {
    category,
    impact: impactOf(harm, written),
    urgency: urgencyOf(evidence, harm),
    emotion: emotionOf({ text: written, speech, evidence, trouble: harm.trouble }),
    complexity: complexityOf(evidence, happened, harm),
  }
  const sure = READ_WELL.has(language.value) ? reading : doubted(reading)
  return {
    language,
    ...sure,
    topic,
    capability: capabilityOf(evidence, topic, reading.complexity.value),
    requests: requestsIn(sentences, evidence, { category: category.value, topic, confidence: category.confidence }),
  }
}

/** What a notice nobody asked for says of haste and harm concerns others. */
const TELLING: ReadonlySet<string> = new Set(['urgency', 'severity', 'scope'])

/** "The site is not down" is not about outages. */
const isTold = ({ negated, entry }: Evidence): boolean => !(entry.facet === 'topic' && negated && isGrave(entry))

/** "What if there is an outage?" tells of none, "the outage last month" of one that is over. */
const hasHappened = ({ imagined, past, entry }: Evidence): boolean => !((imagined || past) && isGrave(entry))

const mainFirst = (topics: readonly TopicScore[], main: string | null): TopicScore[] => [
  ...topics.filter(({ topic }) => topic === main),
  ...(main === null ? [] : topics.filter(({ topic }) => topic !== main)),
]

/** What only specialists can do is asked of them even when it is not the main matter. */
const SPECIAL: ReadonlySet<string> = new Set([
  'security',
  'account_takeover',
  'data_loss',
  'custom_development',
  'enterprise',
])
const CLEAR = 5

function capabilityOf(evidence: readonly Evidence[], topic: string | null, complexity: Level): string | null {
  const special = topicsIn(evidence.filter(({ imagined, negated }) => !imagined && !negated)).find(
    ({ topic, score }) => SPECIAL.has(topic) && score >= CLEAR,
  )
  const { capability, category } = TOPICS.get(special?.topic ?? topic ?? '') ?? {}
  if (!category) return null
  // Who only asks what would happen wants to know the product.
  if (!special && topic !== null && isGrave({ value: topic }) && !evidence.some((one) => isOf(one, topic)))
    return 'product_information'
  // Easy questions about hard matters are easy questions.
  return category === 'technical' && !special && complexity === 'low' ? 'basic_troubleshooting' : (capability ?? null)
}

const isOf = (one: Evidence, topic: string): boolean => one.entry.value === topic && hasHappened(one)

function doubted<Readings extends Record<string, Outcome>>(readings: Readings): Readings {
  const entries = Object.entries(readings).map(([facet, reading]) => [
    facet,
    { ...reading, confidence: Math.round(reading.confidence * OTHER_LANGUAGE * 100) / 100 },
  ])
  return Object.fromEntries(entries) as Readings
}
