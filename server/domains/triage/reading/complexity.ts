import { amountOf, byValue, type Evidence, ofFacet } from './evidence.ts'
import type { Harm } from './harm.ts'
import { because, decided, type Outcome, signalsOf } from './outcome.ts'
import { TOPICS } from './topics.ts'
import type { Topics } from './trouble.ts'
import type { Level } from './urgency.ts'

const USUAL_COUNTS = 5
/** What is only asked about is not hard yet. */
const ASKED = 0.4
/** Outside technical matters, technical words do not make a case hard. */
const ELSEWHERE = 0.3

const HARDNESS: readonly Level[] = ['low', 'medium', 'high']
/** A second topic of the same kind makes a case as hard as itself, when it is clearly there. */
const CLEAR = 4

/** How hard it will be to help: what is usual for the topics, and what speaks of diagnosis or of special work. */
export function complexityOf(evidence: readonly Evidence[], topics: Topics, { trouble, scope }: Harm): Outcome<Level> {
  const usual = usualOf(topics, trouble)
  const main = topics[0] && TOPICS.get(topics[0].topic)
  const isWide = main !== undefined && main.category !== 'feature_request' && trouble && scope !== 'one'
  const found = ofFacet(evidence, 'complexity')
  const hints = byValue(found)
  const share = main?.category === 'technical' ? (trouble ? 1 : ASKED) : ELSEWHERE
  const scores: Record<Level, number> = {
    low: amountOf(hints.get('low') ?? []) * (trouble ? ASKED : 1),
    medium: amountOf(hints.get('medium') ?? []) * share,
    high: amountOf(hints.get('high') ?? []) * share,
  }
  scores[isWide && usual === 'low' ? 'medium' : usual] += USUAL_COUNTS
  const signals = signalsOf(found, ({ entry }) => `complexity.${entry.value}`)
  const reason = because(`complexity.usual.${topics[0]?.topic ?? 'unknown'}`, USUAL_COUNTS)
  return decided(Object.entries(scores) as [Level, number][], [...signals, reason])
}

function usualOf([first, ...rest]: Topics, trouble: boolean): Level {
  if (!first) return 'low'
  const { category } = TOPICS.get(first.topic)!
  const besides = rest.filter(({ topic, score }) => score >= CLEAR && TOPICS.get(topic)!.category === category)
  const levels = [first, ...besides].map(({ topic }) => TOPICS.get(topic)!.complexity[trouble ? 'wrong' : 'calm'])
  return HARDNESS[Math.max(...levels.map((level) => HARDNESS.indexOf(level)))]!
}
