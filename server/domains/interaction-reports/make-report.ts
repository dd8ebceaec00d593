import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { emit } from '../../platform/events.ts'
import type { Exemption, ReportField, ReportVersion } from './contract.ts'
import type { Edits } from './edits.ts'
import { ReportChanged, ReportMade } from './events.ts'
import type { Facts } from './facts/facts.ts'
import { gatherFacts } from './facts/gather.ts'
import { fields } from './fields/registry.ts'
import { missingIn } from './missing.ts'
import { storedReport } from './stored.ts'
import { completenessOf, type Values, valuesOf } from './values.ts'

export interface Making {
  ticket_id: string
  /** What made it necessary. */
  cause: ReportVersion['cause']
  author_id: string | null
}

/**
 * Writes the report as the facts are now, as a new version when something in it differs. The caller holds the ticket
 * locked, so that versions follow each other.
 */
export async function makeReport(ctx: Context, { ticket_id, cause, author_id }: Making): Promise<void> {
  const facts = await gatherFacts(ctx, ticket_id)
  const before = await storedReport(ctx, ticket_id)
  const values = valuesOf(facts)
  const changed = changedFields((before?.fields ?? {}) as Partial<Values>, values)
  if (changed.length === 0 && cause !== 'resolved') return
  const version = (before?.version ?? 0) + 1
  const completeness = completenessOf(facts, values)
  await keepReport(ctx, { facts, values, version, completeness, cause })
  await ctx.db
    .insertInto('report_versions')
    .values({ ticket_id, version, fields: JSON.stringify(values), changed, cause, author_id, at: nowText(ctx) })
    .execute()
  if (cause !== 'resolved') return emit(ctx, ReportChanged, { ticket_id, version, cause, fields: changed.length })
  explainCause(ctx, facts)
  const completeness_percent = Math.round(completeness * 100)
  emit(ctx, ReportMade, { ticket_id, version, cause_code: facts.cause.code, completeness_percent })
}

/** Nobody has said why: the rules did. */
function explainCause(ctx: Context, { ticket, triage, cause }: Facts): void {
  if (cause.source !== 'rule' || !triage) return
  const { topic, category, rules_version } = triage
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'cause', rule: 'cause_of_topic' },
    inputs: { category: category.value, topic },
    result: { cause_code: cause.code },
    ...{ confidence: cause.confidence, version: rules_version },
  })
}

/** Where a value comes from counts: it may read the same and be known better. */
const changedFields = (before: Partial<Values>, after: Values): ReportField[] =>
  fields
    .map(({ name }) => name)
    .filter((name) => {
      const [was, is] = [before[name], after[name]]
      return !isDeepStrictEqual([was?.value ?? null, was?.source ?? 'none'], [is.value, is.source])
    })

interface Made {
  facts: Facts
  values: Values
  version: number
  completeness: number
  cause: Making['cause']
}

async function keepReport(ctx: Context, { facts, values, version, completeness, cause }: Made): Promise<void> {
  const { ticket } = facts
  const row = {
    ...{ version, completeness, cause_code: facts.cause.code },
    fields: JSON.stringify(values),
    updated_at: nowText(ctx),
    ...(ticket.resolved_at ? { exempt: endExemption(facts) } : {}),
    ...(cause === 'resolved' ? { resolved_at: ticket.resolved_at } : {}),
    ...(cause === 'reopened' ? { resolved_at: null, exempt: null } : {}),
  }
  await ctx.db
    .insertInto('reports')
    .values({ ticket_id: ticket.id, created_at: nowText(ctx), ...row })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(row))
    .execute()
}

/** What lapsed with something missing was closed by time, not by anybody who could have added it. */
function endExemption(facts: Facts): Exemption | null {
  const isIncomplete = missingIn(facts).length > 0
  return facts.exempt ?? (facts.ticket.confirmation === 'lapsed' && isIncomplete ? 'lapsed' : null)
}

/** Keeps what people wrote; the next version shows it. The caller holds the ticket locked. */
export async function keepEdits(
  ctx: Context,
  ticket_id: string,
  row: { edits: Edits; exempt?: Exemption | null; resolved_at?: null },
): Promise<void> {
  const kept = { ...row, edits: JSON.stringify(row.edits), updated_at: nowText(ctx) }
  await ctx.db
    .insertInto('reports')
    .values({ ticket_id, version: 0, fields: '{}', created_at: nowText(ctx), ...kept })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(kept))
    .execute()
}

/** Notes why nothing need be said about a ticket, or that this is over. */
export async function keepExemption(ctx: Context, ticket_id: string, exempt: Exemption | null): Promise<void> {
  const row = { exempt, updated_at: nowText(ctx) }
  await ctx.db
    .insertInto('reports')
    .values({ ticket_id, version: 0, fields: '{}', created_at: nowText(ctx), ...row })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(row))
    .execute()
}
