import type { Context } from '../../platform/context.ts'
import type { TicketRow } from '../tickets/access.ts'
import { setConfirmation } from '../tickets/confirmation.ts'
import { isOver } from '../tickets/status.ts'
import { afterRejection, endConfirmation, type Verdict } from './confirmations.ts'
import type { SuppressionReason } from './contract.ts'
import type { ConfirmationRow } from './rows.ts'
import { suppressSurveys } from './surveys.ts'

/*
 * What is asked about a ticket follows where the ticket stands. Events come late and in no order, so this looks at the
 * ticket and not at the event.
 */

/** Ends what is asked about a resolution that stands no longer. A customer who writes to a resolved ticket says: not yet. */
export async function endOvertaken(ctx: Context, ticket: TicketRow, { by_customer = false } = {}): Promise<void> {
  for (const confirmation of await overtakenConfirmations(ctx, ticket)) {
    const verdict = verdictOn(ticket, by_customer && isWhatTheyMeant(ticket, confirmation))
    const isEnded = await endConfirmation(ctx, confirmation, verdict)
    if (!isEnded || verdict.state !== 'rejected') continue
    await afterRejection(ctx, ticket, confirmation)
    if (!isOver(ticket.status)) await setConfirmation(ctx, ticket.id, 'rejected')
  }
  const reason: SuppressionReason = ticket.merged_into ? 'merged' : 'reopened'
  await suppressSurveys(ctx, await overtakenSurveys(ctx, ticket), reason)
}

interface Overtaken extends Pick<ConfirmationRow, 'id' | 'ticket_id' | 'resolved_at'> {
  survey_state: string | null
}

/**
 * They speak of the resolution they knew: not of the one the ticket stands in since, nor of one whose answer was held back
 * when they wrote.
 */
const isWhatTheyMeant = (ticket: TicketRow, { resolved_at, survey_state }: Overtaken): boolean =>
  resolved_at !== ticket.resolved_at && survey_state !== 'pending'

function verdictOn({ merged_into, status }: TicketRow, by_customer: boolean): Verdict {
  if (by_customer) return { state: 'rejected', by: 'customer', rule: 'message' }
  if (merged_into) return { state: 'withdrawn', by: null, rule: 'merged' }
  return { state: 'withdrawn', by: null, rule: status === 'closed' ? 'closed' : 'reopened' }
}

/** A ticket that was closed, or put into another one, has nothing left to confirm. */
const overtakenConfirmations = (
  { db }: Context,
  { id, status, resolved_at, merged_into }: TicketRow,
): Promise<Overtaken[]> =>
  db
    .selectFrom('confirmations')
    .leftJoin('surveys', (join) =>
      join
        .onRef('surveys.ticket_id', '=', 'confirmations.ticket_id')
        .onRef('surveys.resolved_at', '=', 'confirmations.resolved_at'),
    )
    .select(['confirmations.id', 'confirmations.ticket_id', 'confirmations.resolved_at'])
    .select('surveys.state as survey_state')
    .where('confirmations.ticket_id', '=', id)
    .where('confirmations.state', '=', 'awaiting')
    .$if(status === 'resolved' && merged_into === null, (query) =>
      query.where('confirmations.resolved_at', 'is distinct from', resolved_at),
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
