import { amountOf, type Evidence, ofFacet } from './evidence.ts'
import type { Speech } from './speech.ts'
import { type Category, type Severity, TOPICS } from './topics.ts'

/** What a message is about, the main topic first, with what speaks for each. */
export type Topics = readonly { topic: string; score: number }[]

/** Whether enough of a severity was found. */
export type IsFound = (severity: string) => boolean

export const categoryIn = ([main]: Topics): Category | undefined => main && TOPICS.get(main.topic)!.category

interface Told {
  evidence: readonly Evidence[]
  topics: Topics
  speech: Speech
}

/** Whether something is wrong at all, or somebody only asks or wishes. */
export function hasTrouble({ evidence, topics, speech }: Told, isFound: IsFound): boolean {
  if (isLost(speech, isFound)) return false
  const isHurried = topics[0]?.topic !== WISH && isInHurry(evidence)
  return isTrouble(topics, isFound) || isComplaining(topics, speech) || isHurried
}

/** Whether something is wrong now: it is said, or a technical matter is told of without a question. */
function isTrouble(topics: Topics, isFound: IsFound): boolean {
  if (isFound(OVER) && !GRAVE.some(isFound)) return false
  const [main] = topics
  const isAboutMoney = categoryIn(topics) === 'billing'
  if (isAboutMoney && isFound('money')) return true
  if (TROUBLES.some(isFound) || topics.some(({ topic, score }) => ALWAYS_WRONG.has(topic) && score >= TOLD_CLEARLY))
    return true
  return main !== undefined && main.score >= TOLD_AT_ALL && TOLD_WHEN_WRONG.has(main.topic) && !isFound('asked')
}

/** Whoever scolds, or has been told two different things, has trouble, whatever the words; so has who only reports. */
function isComplaining([main]: Topics, speech: Speech): boolean {
  if (!main || main.topic === WISH) return false
  const isReport = TOPICS.get(main.topic)!.category === 'technical' && speech.questions === 0 && !speech.isPolite
  return speech.tellings > 0 && (isReport || isScolding(speech) || speech.contradicts)
}

const WISH = 'feature_request'
const HURRY = 4

/** Whoever is in a hurry is hindered until it is done. */
const isInHurry = (evidence: readonly Evidence[]): boolean =>
  amountOf(real(ofFacet(evidence, 'urgency')).filter(({ entry }) => entry.value === 'high')) >= HURRY

/** Who asks and suspects to have looked in the wrong place has a question, as long as nothing grave is told. */
const isLost = (speech: Speech, isFound: IsFound): boolean =>
  speech.doubtsSelf && speech.questions > 0 && isFound('asked') && speech.blames === 0 && !GRAVE.some(isFound)

const isScolding = ({ insists, demands, clipped, blames, isPolite, questions }: Speech): boolean =>
  insists || demands > 0 || clipped > 1 || (blames > 0 && !isPolite && questions === 0)

const TOLD_CLEARLY = 3
const TOLD_AT_ALL = 2
export const OVER = 'over'
export const TROUBLES: readonly Severity[] = ['hindered', 'blocked', 'down', 'loss', 'leak']
export const GRAVE: readonly Severity[] = ['blocked', 'down', 'loss', 'leak']
/** Topics nobody brings up unless something is wrong. */
const ALWAYS_WRONG: ReadonlySet<string> = new Set(
  'error_message crash slow wrong_data outage data_loss double_charge payment_failed account_takeover'.split(' '),
)
/** Whoever tells of these without asking anything tells of trouble. */
const TOLD_WHEN_WRONG: ReadonlySet<string> = new Set(
  'bug malfunction api webhook integration single_sign_on sync import_export security notifications display app_device upload search reproduction refund wrong_charge'.split(
    ' ',
  ),
)

const WHAT_IF = 0.3

/** What is neither denied nor over nor only imagined, or imagined and so counting little; what is asked is asked. */
export const real = (evidence: readonly Evidence[]): Evidence[] =>
  evidence
    .filter(({ negated, past }) => !negated && !past)
    .map((one) => (one.imagined && one.entry.value !== 'asked' ? { ...one, weight: one.weight * WHAT_IF } : one))
