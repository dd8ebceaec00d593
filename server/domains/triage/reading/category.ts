import type { Signal } from '../contract.ts'
import { amountOf, byValue, type Evidence, ofFacet } from './evidence.ts'
import { because, decided, type Outcome, signalsOf } from './outcome.ts'
import { type Category, TOPICS } from './topics.ts'

export interface TopicScore {
  topic: string
  category: Category
  /** All that speaks for it. */
  score: number
  /** How clearly its best entry names it: a few sharp words say more about the topic than many dull ones. */
  clarity: number
}

const DULL = 0.25

/** What hints of topics amount to, the clearest first. */
export function topicsIn(evidence: readonly Evidence[]): TopicScore[] {
  const telling = ofFacet(evidence, 'topic')
  if (telling.length === 0) return []
  return [...byValue(telling)]
    .map(([topic, hints]) => {
      const score = amountOf(hints)
      const clarity = Math.max(...hints.map(({ weight }) => weight)) + DULL * score
      return { topic, category: TOPICS.get(topic)!.category, score, clarity }
    })
    .toSorted((one, other) => other.clarity - one.clarity)
}

/** How much a topic beside the strongest one of its category adds. */
const BESIDE = 0.35
const AMOUNT_OF_MONEY = /[$€£¥￥]\s?\d|\d\s?(?:元|块钱|美元|欧元|usd|eur|gbp|rmb|dollars|euros)/i
const MONEY = 1.5
const WISH = 3
/** When nothing is found: who says that something is wrong has a technical problem, who asks wants to know something. */
const GUESS = 0.6
const ORDER: readonly Category[] = ['technical', 'billing', 'account', 'feature_request']

/** What it is about. Something is always chosen; when little is found, with little confidence. */
export function categoryOf(evidence: readonly Evidence[], text: string, isWish: boolean): Outcome<Category> {
  const topics = topicsIn(evidence)
  const scores = new Map<Category, number>(ORDER.map((category) => [category, scoreOf(topics, category)]))
  const signals: Signal[] = signalsOf(
    ofFacet(evidence, 'topic'),
    ({ entry }) => `category.${TOPICS.get(entry.value)!.category}.${entry.value}`,
  )
  if (AMOUNT_OF_MONEY.test(text)) {
    scores.set('billing', scores.get('billing')! + MONEY)
    signals.push(because('category.billing.amount', MONEY))
  }
  if (isWish) {
    scores.set('feature_request', scores.get('feature_request')! + WISH)
    signals.push(because('category.feature_request.wish', WISH))
  }
  if (topics.length === 0) {
    const guess = ofFacet(evidence, 'severity').some(({ entry }) => entry.value === 'hindered')
      ? 'technical'
      : 'account'
    scores.set(guess, scores.get(guess)! + GUESS)
  }
  return decided([...scores], signals)
}

function scoreOf(topics: readonly TopicScore[], category: Category): number {
  const scores = topics.filter((topic) => topic.category === category).map(({ score }) => score)
  const best = Math.max(0, ...scores)
  return best + BESIDE * (scores.reduce((sum, score) => sum + score, 0) - best)
}
