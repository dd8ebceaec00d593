import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { frameworkVersion } from '../framework/queries.ts'
import { Facet } from './contract.ts'
import type { Triaged } from './kept.ts'
import { isSettled, type Readings } from './readings.ts'

type Explained = Pick<Triaged, 'ticket' | 'rules_version' | 'readings'> & { rule?: string }

/** Keeps why each ticket is understood as it is, and where its priority follows from: rules and word-list entries only. */
export async function explainTriages(ctx: Context, triaged: readonly Explained[]): Promise<void> {
  const version = await frameworkVersion(ctx)
  for (const one of triaged) explainTriage(ctx, one, version)
}

/** The same for one ticket, under a version of the framework that is known. */
export function explainTriage(ctx: Context, explained: Explained, version: string): void {
  const { ticket, rules_version, readings, rule } = explained
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
  explainPriority(ctx, { ticket, readings, version })
}

/** A priority somebody has set follows from nothing but them. */
function explainPriority(
  ctx: Context,
  { ticket, readings, version }: Pick<Explained, 'ticket' | 'readings'> & { version: string },
): void {
  const { impact, urgency, priority, matrix } = readings
  if (isSettled(priority) || matrix.base === null) return
  const { base, customer_status, raised_by } = matrix
  const before = {
    option: base,
    reason: `the matrix says so, but customers with ${customer_status} go ${raised_by} up`,
  }
  decide(ctx, {
    subject_type: 'ticket',
    subject_id: ticket.id,
    kind: 'priority',
    rule: raised_by === 0 ? 'priority_matrix' : 'raised_by_customer_status',
    inputs: {
      ...{ impact: impact.value, urgency: urgency.value, customer_status, base, raised_by },
      path: `triage.priority_matrix.${impact.value}.${urgency.value}`,
      also: raised_by === 0 ? [] : [`triage.raised_by_customer_status.${customer_status}`],
    },
    result: { priority: priority.value },
    losers: base === priority.value ? [] : [before],
    confidence: priority.confidence,
    version,
  })
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
