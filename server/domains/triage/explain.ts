import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { Facet } from './contract.ts'
import type { Triaged } from './kept.ts'
import { isSettled, type Readings } from './readings.ts'

type Explained = Pick<Triaged, 'ticket' | 'rules_version' | 'readings'> & { rule?: string }

/** Keeps why each ticket is understood as it is: one row per ticket, rules and word-list entries only. */
export function explainTriages(ctx: Context, triaged: readonly Explained[]): void {
  for (const { ticket, rules_version, readings, rule } of triaged) {
    decide(ctx, {
      subject_type: 'ticket',
      subject_id: ticket.id,
      kind: 'triage',
      rule: rule ?? leadingRule(readings, 'category') ?? 'nothing_found',
      inputs: inputsOf(readings),
      result: Object.fromEntries(Facet.options.map((facet) => [facet, readings[facet].value])),
      losers: losersOf(readings),
      confidence: readings.category.confidence,
      version: rules_version,
    })
  }
}

const leadingRule = (readings: Readings, facet: Facet): string | null =>
  isSettled(readings[facet]) ? 'agent' : (readings[facet].signals[0]?.rule ?? null)

function inputsOf(readings: Readings): Record<string, unknown> {
  const { topic, capability, matrix } = readings
  const rules = Object.fromEntries(Facet.options.map((facet) => [facet, leadingRule(readings, facet)]))
  return { topic, capability, customer_status: matrix.customer_status, raised_by: matrix.raised_by, rules }
}

/** What else it could have been. */
const EXPLAINED: readonly Facet[] = ['category', 'impact', 'urgency', 'emotion']
const losersOf = (readings: Readings) =>
  EXPLAINED.flatMap((facet) =>
    readings[facet].alternatives.slice(0, 1).map(({ value, confidence }) => ({
      option: `${facet}: ${value}`,
      reason: `confidence ${confidence.toFixed(2)}, ${readings[facet].value} has ${readings[facet].confidence.toFixed(2)}`,
    })),
  )
