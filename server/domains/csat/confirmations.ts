import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { defineDue } from '../../platform/due.ts'
import { emit } from '../../platform/events.ts'
import { receiveFromPage } from '../channels/receive-from-page.ts'
import { frameworkVersion } from '../framework/queries.ts'
import { notify } from '../notifications/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import { moveTo } from '../tickets/change-ticket.ts'
import { setConfirmation } from '../tickets/confirmation.ts'
import { lockTicket, lockTickets } from '../tickets/receive.ts'
import type { ConfirmationState } from './contract.ts'
import { ConfirmationDecided } from './events.ts'
import { LAPSE } from './moments.ts'
import type { ConfirmationRow } from './rows.ts'
import { suppressSurveys } from './surveys.ts'

/** What became of a confirmation, and what brought it. */
export interface Verdict {
  state: Exclude<ConfirmationState, 'awaiting'>
  by: 'customer' | 'agent' | 'time' | null
  rule: 'link' | 'word_of_mouth' | 'message' | 'silence' | 'reopened' | 'closed' | 'merged'
  comment?: string | null
}

/** Ends a confirmation once: of two answers the first counts. Says whether it did. The caller holds the ticket locked. */
export async function endConfirmation(
  ctx: Context,
  { id, ticket_id }: Pick<ConfirmationRow, 'id' | 'ticket_id'>,
  { state, by, rule, comment = null }: Verdict,
): Promise<boolean> {
  const ended = await ctx.db
    .updateTable('confirmations')
    .set({ state, decided_by: by, decided_at: nowText(ctx), comment })
    .where('id', '=', id)
    .where('state', '=', 'awaiting')
    .returning('id')
    .executeTakeFirst()
  if (!ended) return false
  emit(ctx, ConfirmationDecided, { ticket_id, confirmation_id: id, state })
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket_id, kind: 'confirmation', rule },
    inputs: { by, has_comment: comment !== null },
    result: { confirmation_id: id, state },
    version: await frameworkVersion(ctx),
  })
  return true
}

/** It is solved, says the customer, or nobody says otherwise: that is the end of it. */
export async function closeAs(
  ctx: Context,
  ticket: TicketRow,
  { confirmation, verdict }: { confirmation: ConfirmationRow; verdict: Verdict & { state: 'confirmed' | 'lapsed' } },
): Promise<void> {
  if (!(await endConfirmation(ctx, confirmation, verdict))) return
  await moveTo(ctx, ticket, 'closed')
  await setConfirmation(ctx, ticket.id, verdict.state)
}

/** It is not solved: the same ticket is ours to move again, with what the customer adds as a message of theirs. */
export async function reopenAs(
  ctx: Context,
  ticket: TicketRow,
  { confirmation, verdict }: { confirmation: ConfirmationRow; verdict: Verdict & { state: 'rejected' } },
): Promise<void> {
  if (!(await endConfirmation(ctx, confirmation, verdict))) return
  if (verdict.rule === 'link' && verdict.comment)
    await receiveFromPage(ctx, ticket, { external_id: confirmation.id, text: verdict.comment })
  // The message may have opened it already; mere thanks do not.
  await moveTo(ctx, await lockTicket(ctx, ticket.id), 'open')
  await setConfirmation(ctx, ticket.id, 'rejected')
  await afterRejection(ctx, ticket, confirmation)
}

/** Whoever said it, and however: nobody asks how it was, and the assignee hears of it. */
export async function afterRejection(
  ctx: Context,
  ticket: TicketRow,
  { resolved_at }: Pick<ConfirmationRow, 'resolved_at'>,
): Promise<void> {
  await suppressSurveys(ctx, await surveysOf(ctx, ticket, resolved_at), 'not_solved')
  await notify(ctx, [ticket.assignee_id], { kind: 'not_solved', ticket_id: ticket.id })
}

async function surveysOf({ db }: Context, { id }: TicketRow, resolved_at: string): Promise<string[]> {
  const rows = await db
    .selectFrom('surveys')
    .select('id')
    .where('ticket_id', '=', id)
    .where('resolved_at', '=', resolved_at)
    .execute()
  return rows.map(({ id }) => id)
}

/** Nobody said otherwise in time: resolved tickets close. */
export const lapseWhenDue = defineDue(LAPSE, async (ctx, rows) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const awaiting = await ctx.db
    .selectFrom('confirmations')
    .selectAll()
    .where('id', 'in', ids)
    .where('state', '=', 'awaiting')
    .execute()
  const tickets = await lockTickets(
    ctx,
    awaiting.map(({ ticket_id }) => ticket_id),
  )
  // One after the other: closing is one verb for one ticket, and few confirmations lapse at the same moment.
  for (const confirmation of awaiting) {
    const ticket = tickets.get(confirmation.ticket_id)!
    if (!standsStill(ticket, confirmation)) continue
    await closeAs(ctx, ticket, { confirmation, verdict: { state: 'lapsed', by: 'time', rule: 'silence' } })
  }
})

/** Whether the ticket stands in the very resolution that is asked about. */
export const standsStill = (
  { status, resolved_at, merged_into }: TicketRow,
  confirmation: Pick<ConfirmationRow, 'resolved_at'>,
): boolean => status === 'resolved' && resolved_at === confirmation.resolved_at && merged_into === null
