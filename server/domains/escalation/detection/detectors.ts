import { amountHeard } from '../../triage/listen-for.ts'
import type { CaseFacts, Detected, Signal } from './case-facts.ts'

/** So much must speak for a criterion before it is suggested. */
const ENOUGH = 4
/** Answers that did not end it. */
const MANY_ROUNDS = 3
const MOST_SIGNALS = 6

type Detector = (facts: CaseFacts) => Signal[]

const signal = (rule: string, weight: number): Signal => ({ rule, found: null, weight })
const when = (holds: boolean, rule: string, weight: number): Signal[] => (holds ? [signal(rule, weight)] : [])

const isTechnical = ({ category }: CaseFacts): boolean => category === 'technical'
const isUrgent = ({ impact }: CaseFacts): boolean => impact === 'high' || impact === 'critical'

/** What speaks for a criterion besides words, from what triage knows and what has happened. */
const BESIDES: Readonly<Record<string, Detector>> = {
  technical_complexity: (facts) => [
    ...when(isTechnical(facts) && facts.complexity === 'high', 'complexity.high', 3),
    ...when(isTechnical(facts) && facts.complexity === 'high' && isUrgent(facts), 'impact.grave', 1.5),
    ...when(isTechnical(facts) && facts.complexity !== 'low' && facts.history.rounds >= MANY_ROUNDS, 'rounds', 5),
  ],
  policy_exceptions: ({ beyond }) =>
    beyond.map(({ ask, why }) => signal(`asks.${ask.deed}.${why.reason}`, why.reason === 'over_limit' ? 6 : 4.5)),
  customer_dissatisfaction: ({ history }) => [
    ...when(isTwiceFrustrated(history.emotions), 'emotion.frustrated_twice', 5),
    ...when(history.reopened >= 2, 'reopened_twice', 5),
    ...when(history.reopened === 1 && history.emotions.at(-1) === 'frustrated', 'reopened_and_frustrated', 4),
  ],
  engineering_required: (facts) => when(facts.topic === 'reproduction', 'topic.reproduction', 5),
  security_concerns: ({ topic, denies_danger }) => [
    ...when(topic === 'account_takeover' && !denies_danger, 'topic.account_takeover', 5),
    // A "memory leak" is read as security at times: alone it is not enough.
    ...when(topic === 'security' && !denies_danger, 'topic.security', 3),
  ],
  data_recovery_needs: ({ topic }) => when(topic === 'data_loss', 'topic.data_loss', 3),
}

const isTwiceFrustrated = (emotions: readonly string[]): boolean =>
  emotions.length > 1 && emotions.slice(-2).every((emotion) => emotion === 'frustrated')

/** The criteria that can be found in what customers write. One that an operator invents has a button, and no detector. */
export const DETECTABLE: ReadonlySet<string> = new Set([
  'technical_complexity',
  'policy_exceptions',
  'customer_dissatisfaction',
  'engineering_required',
  'security_concerns',
  'data_recovery_needs',
  'c_level_involvement',
  'legal_consultation',
  'product_team_collaboration',
])

/** Which of these criteria a message and the story of its ticket speak for, with the reasons. Pure. */
export const detect = (facts: CaseFacts, criteria: readonly string[]): Detected[] =>
  criteria.filter((criterion) => DETECTABLE.has(criterion)).flatMap((criterion) => detected(facts, criterion) ?? [])

function detected(facts: CaseFacts, criterion: string): Detected | null {
  const signals = [...wordsOf(facts, criterion), ...(BESIDES[criterion]?.(facts) ?? [])]
  // Reasons without words are told apart by their rule.
  const { amount, confidence } = amountHeard(
    signals.map(({ rule, found, weight }) => ({ found: found ?? rule, weight })),
  )
  if (amount < ENOUGH) return null
  const told = signals.toSorted((one, other) => other.weight - one.weight).slice(0, MOST_SIGNALS)
  return { criterion, signals: told, confidence }
}

const wordsOf = ({ heard }: CaseFacts, criterion: string): Signal[] =>
  (heard.get(criterion) ?? [])
    .filter(({ moot }) => !moot)
    .map(({ found, weight }) => ({ rule: `said.${criterion}`, found, weight }))
