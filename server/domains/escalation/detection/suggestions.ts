import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { tierAbove } from '../../framework/teams.ts'
import { accessTicket, type TicketRow } from '../../tickets/access.ts'
import { refuseClosed, refuseMerged } from '../../tickets/change-ticket.ts'
import { lockTicket } from '../../tickets/receive.ts'
import { isOver } from '../../tickets/status.ts'
import type { DecideEscalationSuggestion, EscalationSuggestion } from '../contract.ts'
import { SuggestionDecided } from '../events.ts'
import { handUp, tierOfTicket, writeHandOverNote } from '../hand-up.ts'
import { personOf } from '../people.ts'

/** Reasons to hand a ticket up that were found on it, oldest first, with what was decided. */
export async function listSuggestions(ctx: Context, ticketId: string): Promise<EscalationSuggestion[]> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  return suggestionsOf(ctx, ticket.id)
}

async function suggestionsOf(ctx: Context, ticketId: string): Promise<EscalationSuggestion[]> {
  const framework = await frameworkOf(ctx)
  const rows = await ctx.db
    .selectFrom('escalation_suggestions as s')
    .leftJoin('users as u', 'u.id', 's.decided_by')
    .select(['s.id', 's.criterion', 's.tier', 's.message_id', 's.mode', 's.signals', 's.confidence', 's.state'])
    .select(['s.reason', 's.decided_by', 'u.name', 's.decided_at', 's.at'])
    .where('s.ticket_id', '=', ticketId)
    .orderBy('s.id')
    .execute()
  return rows.map(({ decided_by, name, ...row }) => ({
    ...row,
    to_tier: tierAbove(framework, row.tier),
    decided_by: personOf(decided_by, name),
  })) as EscalationSuggestion[]
}

/** Accepts a suggestion, which hands the ticket up, or dismisses it with a reason. The first word stands. */
export const decideSuggestion = (
  ctx: Context,
  { id, suggestion_id }: { id: string; suggestion_id: string },
  body: DecideEscalationSuggestion,
): Promise<EscalationSuggestion> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    refuseMerged(ticket)
    const suggestion = await openSuggestion(ctx, ticket, suggestion_id)
    if (body.decision === 'accepted') await accept(ctx, ticket, { suggestion, note: body.note })
    await settle(ctx, suggestion, {
      state: body.decision,
      reason: body.decision === 'dismissed' ? body.reason : null,
    })
    return (await suggestionsOf(ctx, ticket.id)).find((one) => one.id === suggestion.id)!
  })

async function openSuggestion(ctx: Context, ticket: TicketRow, id: string): Promise<SuggestionRow> {
  const row = isId(id) ? await suggestionRow(ctx, id) : undefined
  if (row?.ticket_id !== ticket.id) throw notFound('suggestion')
  if (row.state !== 'open') throw conflict('suggestion_decided', 'This suggestion has been decided already.')
  return row
}

/** Callers hold the ticket locked, so the row needs no lock of its own. */
const suggestionRow = ({ db }: Context, id: string) =>
  db.selectFrom('escalation_suggestions').selectAll().where('id', '=', id).executeTakeFirst()
type SuggestionRow = NonNullable<Awaited<ReturnType<typeof suggestionRow>>>

async function accept(
  ctx: Context,
  ticket: TicketRow,
  { suggestion, note }: { suggestion: SuggestionRow; note: string | undefined },
): Promise<void> {
  if (isOver(ticket.status))
    throw conflict('ticket_resolved', 'This ticket is resolved. Open it again before it is handed up.')
  if ((await tierOfTicket(ctx, ticket)) !== suggestion.tier)
    throw conflict(
      'another_tier',
      'The ticket has moved to another tier since. Dismiss this, or hand it up for a reason of its tier.',
    )
  const note_id = await writeHandOverNote(ctx, ticket.id, note)
  const { criterion, confidence, message_id } = suggestion
  const evidence = { suggestion_id: suggestion.id, message_id, signals: suggestion.signals, confidence }
  await handUp(ctx, ticket, { criterion, rule: 'suggestion', note_id, evidence })
}

/** Hands up by itself what the framework wants handed up: once for each criterion and tier, and not what goes to and fro. */
export async function handUpDetected(ctx: Context, suggestionId: string): Promise<void> {
  const known = await suggestionRow(ctx, suggestionId)
  if (!known) return
  const ticket = await lockTicket(ctx, known.ticket_id)
  const suggestion = (await suggestionRow(ctx, suggestionId))!
  const isAsItWas = suggestion.state === 'open' && (await tierOfTicket(ctx, ticket)) === suggestion.tier
  if (!isAsItWas || isOver(ticket.status) || ticket.spam || ticket.merged_into || (await hasBounced(ctx, ticket.id)))
    return
  const { criterion, confidence, message_id, signals } = suggestion
  const evidence = { suggestion_id: suggestion.id, message_id, signals, confidence }
  await handUp(ctx, ticket, { criterion, rule: 'detected', evidence })
  await settle(ctx, suggestion, { state: 'handed_up', reason: null })
}

async function hasBounced({ db }: Context, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('tier_bounces')
    .select('ticket_id')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  return row !== undefined
}

async function settle(
  ctx: Context,
  { id, ticket_id, criterion, tier }: SuggestionRow,
  { state, reason }: { state: 'accepted' | 'dismissed' | 'handed_up'; reason: string | null },
): Promise<void> {
  const decided_by = ctx.actor.type === 'system' ? null : ctx.actor.id
  await ctx.db
    .updateTable('escalation_suggestions')
    .set({ state, reason, decided_by, decided_at: nowText(ctx) })
    .where('id', '=', id)
    .execute()
  emit(ctx, SuggestionDecided, { ticket_id, suggestion_id: id, criterion, tier, decision: state })
}
