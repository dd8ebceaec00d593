import { amountOf, byValue, type Evidence, ofFacet } from './evidence.ts'
import type { Harm } from './harm.ts'
import { because, decided, type Outcome, signalsOf } from './outcome.ts'
import type { Severity } from './topics.ts'

export type Level = 'low' | 'medium' | 'high'

/** How soon something is usually to be done when nobody says. */
const USUAL: Record<Severity, Level> = {
  wish: 'low',
  needed: 'low',
  question: 'medium',
  cosmetic: 'medium',
  money: 'medium',
  hindered: 'medium',
  blocked: 'medium',
  mislaid: 'high',
  down: 'high',
  loss: 'high',
  leak: 'high',
}
const USUAL_COUNTS = 2.4
const AGAIN = 0.8
const VERY_ANGRY = 5
const ANGRY_COUNTS = 1.2

/** Whoever is angry will not wait long. */
const isAngry = (evidence: readonly Evidence[]): boolean =>
  amountOf(ofFacet(evidence, 'emotion').filter(({ entry, negated }) => entry.value === 'frustrated' && !negated)) >=
  VERY_ANGRY

/** How soon: what the customer says, else what is usual for what happened. */
export function urgencyOf(evidence: readonly Evidence[], { severity, scope, content }: Harm): Outcome<Level> {
  const found = ofFacet(evidence, 'urgency')
  const hints = byValue(found.filter(({ negated, entry }) => !negated || entry.value === 'low'))
  const denied = found.filter(({ negated, entry }) => negated && entry.value === 'high')
  const isPressing = severity === 'blocked' && scope !== 'one'
  const usual = isPressing ? 'high' : content ? 'low' : USUAL[severity]
  const scores: Record<Level, number> = {
    low: amountOf(hints.get('low') ?? []) + amountOf(denied) * AGAIN,
    medium: 0,
    high: amountOf(hints.get('high') ?? []) + (isAngry(evidence) ? ANGRY_COUNTS : 0),
  }
  scores[usual] += USUAL_COUNTS
  const signals = signalsOf(
    found,
    ({ entry, negated }) => `urgency.${negated && entry.value === 'high' ? 'not_' : ''}${entry.value}`,
  )
  return decided(Object.entries(scores) as [Level, number][], [
    ...signals,
    because(`urgency.usual.${severity}`, USUAL_COUNTS),
  ])
}
