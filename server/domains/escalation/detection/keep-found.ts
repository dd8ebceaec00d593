import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { decideEach, type NewDecision } from '../../../platform/decisions.ts'
import { emit } from '../../../platform/events.ts'
import { frameworkVersion } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { CriterionDetected } from '../events.ts'
import type { Detected } from './case-facts.ts'
import { type Mode, pathOfDetection } from './modes.ts'

/** A criterion that was found on a ticket. `message_id` is null where no message gave rise to it. */
export interface Found extends Detected {
  id: string
  ticket_id: string
  message_id: string | null
  tier: string
  mode: Mode
}

/** A criterion that was found before, for the same tier, is not found again: whatever was decided stands. */
export async function keepFound(ctx: Context, framework: Framework, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return
  const rows = found.map((one) => ({ ...one, at: nowText(ctx) }))
  const { rows: kept } = await sql<{ id: string }>`
    insert into escalation_suggestions
      (id, ticket_id, message_id, criterion, tier, mode, signals, confidence, state, at)
    select id, ticket_id, message_id, criterion, tier, mode, signals, confidence, 'open', at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, ticket_id uuid, message_id uuid,
      criterion text, tier text, mode text, signals jsonb, confidence real, at timestamptz)
    on conflict (ticket_id, criterion, tier) do nothing
    returning id`.execute(ctx.db)
  const fresh = new Set(kept.map(({ id }) => id))
  const news = found.filter(({ id }) => fresh.has(id))
  for (const { id, ticket_id, criterion, tier, mode } of news)
    emit(ctx, CriterionDetected, { ticket_id, suggestion_id: id, criterion, tier, mode })
  const version = await frameworkVersion(ctx)
  decideEach(
    ctx,
    news.map((one) => decisionOn(framework, one, version)),
  )
}

const decisionOn = (framework: Framework, found: Found, version: string): NewDecision => {
  const { id, ticket_id, message_id, criterion, tier, mode, signals, confidence } = found
  return {
    ...{ subject_type: 'ticket', subject_id: ticket_id, kind: 'escalation_suggestion', rule: 'detected' },
    inputs: { criterion, tier, message_id, signals, path: pathOfDetection(framework, tier, criterion) },
    result: { suggestion_id: id, mode },
    losers: [],
    ...{ confidence, version },
  }
}
