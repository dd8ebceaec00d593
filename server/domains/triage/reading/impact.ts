import { amountOf } from './evidence.ts'
import type { Harm, Scope } from './harm.ts'
import { because, type Outcome, shareOf, signalsOf } from './outcome.ts'
import type { Severity } from './topics.ts'

export type ImpactLevel = 'low' | 'medium' | 'high' | 'critical'
/** Impact by what happened (rows) and to whom: one person, a team, the whole company or its customers. */
const TABLE: Record<Severity, Record<Scope, ImpactLevel>> = {
  wish: { one: 'low', team: 'low', company: 'low' },
  needed: { one: 'medium', team: 'medium', company: 'medium' },
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
export function impactOf({ severity, scope, trouble, isMoney, signals }: Harm, text: string): Outcome<ImpactLevel> {
  const notable = isMoney && trouble && TABLE[severity].one === 'medium' && largestAmount(text) >= NOTABLE
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
    /[$€£¥￥]\s?(\d{1,3}(?:[,.]\d{3})+|\d{1,9})|(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d+)?\s?(?:(万|萬)(?:元|块)?|元|块|美元|欧元|usd|eur|gbp|rmb|dollars|euros|k\b)/gi,
  )
  return Math.max(
    0,
    ...[...amounts].map(
      ([, first, second, myriads]) =>
        Number((first ?? second ?? '0').replace(/[,.](?=\d{3})/g, '')) * (myriads ? 10_000 : 1),
    ),
  )
}
