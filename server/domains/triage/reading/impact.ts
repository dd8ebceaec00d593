import { amountOf, byValue, type Evidence, ofFacet } from './evidence.ts'
import { because, type Outcome, shareOf, signalsOf } from './outcome.ts'
import { SEVERITIES, type Severity, TOPICS } from './topics.ts'

export type ImpactLevel = 'low' | 'medium' | 'high' | 'critical'
export type Scope = 'one' | 'team' | 'company'

/** What happened to whom. */
export interface Harm {
  severity: Severity
  scope: Scope
  /** Whether something is wrong at all, or somebody only asks. */
  trouble: boolean
  signals: { severity: Evidence[]; scope: Evidence[] }
}

const ENOUGH = 2
const WHAT_IF = 0.3

const real = (evidence: readonly Evidence[]): Evidence[] =>
  evidence
    .filter(({ negated }) => !negated)
    .map((one) => (one.imagined ? { ...one, weight: one.weight * WHAT_IF } : one))

/** What a message is about, the main topic first, with what speaks for each. */
export type Topics = readonly { topic: string; score: number }[]

/** Reads what happened and to how many. */
export function harmIn(evidence: readonly Evidence[], topics: Topics): Harm {
  const hints = byValue(harmful(ofFacet(evidence, 'severity')))
  const isPleased = isContent(evidence) && !TROUBLES.some((severity) => hints.has(severity))
  const isFound = (severity: string): boolean =>
    amountOf(hints.get(severity) ?? []) >= ENOUGH || (severity === OVER && isPleased)
  const trouble = isTrouble(topics, isFound)
  const severity = severityOf(topics, { isFound, trouble })
  const scope = scopeOf(evidence)
  return {
    ...{ severity, trouble, scope: scope.value },
    signals: { severity: hints.get(severity) ?? [], scope: scope.hints },
  }
}

const PRAISE = 3
const BLAME = 2

/** Whoever praises and blames nothing needs no help. */
function isContent(evidence: readonly Evidence[]): boolean {
  const felt = byValue(real(ofFacet(evidence, 'emotion')))
  return amountOf(felt.get('satisfied') ?? []) >= PRAISE && amountOf(felt.get('frustrated') ?? []) < BLAME
}

/** "It cannot be opened" is trouble: what hinders is not taken away by a "not". */
const harmful = (found: readonly Evidence[]): Evidence[] => [
  ...found.filter(({ entry }) => entry.value === 'hindered'),
  ...real(found).filter(({ entry }) => entry.value !== 'hindered'),
]

type IsFound = (severity: string) => boolean

/** Whether something is wrong now: it is said, or a technical matter is told of without a question. */
function isTrouble(topics: Topics, isFound: IsFound): boolean {
  if (isFound(OVER) && !GRAVE.some(isFound)) return false
  const [main] = topics
  const isAboutMoney = main !== undefined && TOPICS.get(main.topic)!.category === 'billing'
  if (isAboutMoney && isFound('money')) return true
  if (TROUBLES.some(isFound) || topics.some(({ topic, score }) => ALWAYS_WRONG.has(topic) && score >= TOLD_CLEARLY))
    return true
  return main !== undefined && main.score >= TOLD_AT_ALL && TOLD_WHEN_WRONG.has(main.topic) && !isFound('asked')
}

const TOLD_CLEARLY = 3
const TOLD_AT_ALL = 2
const OVER = 'over'
const TROUBLES: readonly Severity[] = ['hindered', 'blocked', 'down', 'loss', 'leak']
const GRAVE: readonly Severity[] = ['blocked', 'down', 'loss', 'leak']
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

/** Beside the main topic, what is clearly there counts too. */
const CLEAR = 5

function severityOf(topics: Topics, { isFound, trouble }: { isFound: IsFound; trouble: boolean }): Severity {
  const [main, ...others] = topics
  const usual = [...(main ? [main] : []), ...others.filter(({ score }) => score >= CLEAR)].map(
    ({ topic }) => TOPICS.get(topic)!.severity[trouble ? 'wrong' : 'calm'],
  )
  if (main && TOPICS.get(main.topic)!.category === 'feature_request') return usual[0]!
  if (isFound(OVER) && !trouble) return 'question'
  const said = GRAVE.filter(isFound)
  if (isFound('cosmetic') && said.length === 0) return 'cosmetic'
  return worst([...usual, ...said, ...(usual.length === 0 && trouble ? (['hindered'] as const) : [])])
}

const SCOPES: readonly Scope[] = ['company', 'team']

function scopeOf(evidence: readonly Evidence[]): { value: Scope; hints: Evidence[] } {
  const wide = byValue(real(ofFacet(evidence, 'scope')))
  const value = SCOPES.find((scope) => amountOf(wide.get(scope) ?? []) >= ENOUGH) ?? 'one'
  return { value, hints: wide.get(value) ?? [] }
}

const worst = (severities: readonly Severity[]): Severity =>
  severities.reduce((worst, one) => (SEVERITIES.indexOf(one) > SEVERITIES.indexOf(worst) ? one : worst), 'wish')

/** Impact by what happened (rows) and to whom: one person, a team, the whole company or its customers. */
const TABLE: Record<Severity, Record<Scope, ImpactLevel>> = {
  wish: { one: 'low', team: 'low', company: 'low' },
  question: { one: 'low', team: 'low', company: 'low' },
  cosmetic: { one: 'low', team: 'low', company: 'low' },
  money: { one: 'medium', team: 'medium', company: 'high' },
  hindered: { one: 'medium', team: 'high', company: 'high' },
  blocked: { one: 'medium', team: 'high', company: 'critical' },
  mislaid: { one: 'high', team: 'high', company: 'critical' },
  down: { one: 'critical', team: 'critical', company: 'critical' },
  loss: { one: 'critical', team: 'critical', company: 'critical' },
  leak: { one: 'critical', team: 'critical', company: 'critical' },
}
const NOTABLE = 1_000
const LEVELS: readonly ImpactLevel[] = ['low', 'medium', 'high', 'critical']

/** How much it hurts. */
export function impactOf({ severity, scope, signals }: Harm, text: string): Outcome<ImpactLevel> {
  const notable = severity === 'money' && largestAmount(text) >= NOTABLE
  const value = notable ? 'high' : TABLE[severity][scope]
  const said = amountOf(signals.severity) + amountOf(signals.scope)
  const confidence = shareOf(2 + said, 2 + said + 1.5)
  const next = LEVELS[LEVELS.indexOf(value) + (said > 3 ? 1 : -1)] ?? LEVELS[LEVELS.indexOf(value) - 1] ?? 'medium'
  return {
    value,
    confidence,
    signals: [
      ...signalsOf(signals.severity, () => `impact.${severity}`),
      ...signalsOf(signals.scope, () => `impact.scope.${scope}`),
      ...(notable ? [because('impact.notable_amount', 3)] : []),
      ...(said === 0 ? [because(`impact.usual.${severity}`, 1)] : []),
    ].slice(0, 6),
    alternatives: [{ value: next, confidence: shareOf(1.5, 3.5 + said) }],
  }
}

/** The largest amount of money named. */
function largestAmount(text: string): number {
  const amounts = text.matchAll(
    /[$€£¥￥]\s?(\d{1,3}(?:[,.]\d{3})+|\d{1,9})|(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?\s?(万)?(?:元|块|美元|欧元|usd|eur|gbp|rmb|dollars|euros|k\b)/gi,
  )
  return Math.max(
    0,
    ...[...amounts].map(
      ([, first, second, myriads]) =>
        Number((first ?? second ?? '0').replace(/[,.](?=\d{3})/g, '')) * (myriads ? 10_000 : 1),
    ),
  )
}
