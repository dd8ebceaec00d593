import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import type { TicketRow } from '../tickets/access.ts'
import { setConfirmation } from '../tickets/confirmation.ts'
import { isOver } from '../tickets/status.ts'
import { afterRejection, endConfirmation, type Verdict } from './confirmations.ts'
import type { SuppressionReason } from './contract.ts'
import { ConfirmationDecided } from './events.ts'
import { resumeSurvey, suppressSurveys } from './surveys.ts'

/*
 * What is asked about a ticket follows where the ticket stands. Events come late and in no order, so this looks at the
 * ticket and not at the event.
 */

/** Ends what is asked about a resolution that stands no longer. A customer who writes to a resolved ticket says: not yet. */
export async function endOvertaken(ctx: Context, ticket: TicketRow, { by_customer = false } = {}): Promise<void> {
  const verdict = verdictOn(ticket, by_customer)
  for (const confirmation of await overtakenConfirmations(ctx, ticket)) {
    if (!(await endConfirmation(ctx, confirmation, verdict))) continue
    if (verdict.state === 'rejected') await afterRejection(ctx, ticket, confirmation)
    if (verdict.state === 'rejected' && !isOver(ticket.status)) await setConfirmation(ctx, ticket.id, 'rejected')
    if (verdict.rule === 'closed') await setConfirmation(ctx, ticket.id, null)
  }
  const reason: SuppressionReason = ticket.merged_into ? 'merged' : 'reopened'
  await suppressSurveys(ctx, await overtakenSurveys(ctx, ticket), reason)
}

function verdictOn({ merged_into, status }: TicketRow, by_customer: boolean): Verdict {
  if (by_customer) return { state: 'rejected', by: 'customer', rule: 'message' }
  if (merged_into) return { state: 'withdrawn', by: null, rule: 'merged' }
  return { state: 'withdrawn', by: null, rule: status === 'closed' ? 'closed' : 'reopened' }
}

/** A ticket that was closed, or put into another one, has nothing left to confirm. */
const overtakenConfirmations = ({ db }: Context, { id, status, resolved_at, merged_into }: TicketRow) =>
  db
    .selectFrom('confirmations')
    .select(['id', 'ticket_id', 'resolved_at'])
    .where('ticket_id', '=', id)
    .where('state', '=', 'awaiting')
    .$if(status === 'resolved' && merged_into === null, (query) =>
      query.where('resolved_at', 'is distinct from', resolved_at),
    )
    .execute()

async function overtakenSurveys({ db }: Context, { id, resolved_at, merged_into }: TicketRow): Promise<string[]> {
  const rows = await db
    .selectFrom('surveys')
    .select('id')
    .where('ticket_id', '=', id)
    .where('state', 'in', ['pending', 'sent'])
    .$if(merged_into === null, (query) => query.where('resolved_at', 'is distinct from', resolved_at))
    .execute()
  return rows.map(({ id }) => id)
}

/** A resolution that stands again, because what had ended it was undone, is asked about as before. */
export async function resume(ctx: Context, ticket: TicketRow): Promise<void> {
  if (!isOver(ticket.status) || ticket.merged_into || ticket.spam) return
  await resumeSurvey(ctx, ticket)
  if (ticket.status !== 'resolved') return
  const resumed = await ctx.db
    .updateTable('confirmations')
    .set({ state: 'awaiting', decided_at: null, decided_by: null })
    .where('ticket_id', '=', ticket.id)
    .where('resolved_at', '=', ticket.resolved_at)
    .where('state', '=', 'withdrawn')
    .returning('id')
    .executeTakeFirst()
  if (!resumed) return
  await setConfirmation(ctx, ticket.id, 'awaiting')
  emit(ctx, ConfirmationDecided, { ticket_id: ticket.id, confirmation_id: resumed.id, state: 'awaiting' })
}
