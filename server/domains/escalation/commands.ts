import type { Context } from '../../platform/context.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { frameworkOf } from '../framework/queries.ts'
import { accessTicket, type TicketRow } from '../tickets/access.ts'
import { refuseClosed, refuseMerged } from '../tickets/change-ticket.ts'
import type { EscalateTicket, Escalation } from './contract.ts'
import { handUp, tierOfTicket, writeHandOverNote } from './hand-up.ts'
import { escalationsOf } from './queries.ts'

/** Hands a ticket up a tier for a reason its tier may have. The note goes along, as a note on the ticket. */
export const escalateTicket = (ctx: Context, id: string, { criterion, note }: EscalateTicket): Promise<Escalation> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, id, 'change')
    refuseClosed(ticket)
    refuseMerged(ticket)
    await refuseUnknown(ctx, ticket, criterion)
    await refuseTwice(ctx, ticket)
    const note_id = await writeHandOverNote(ctx, ticket.id, note)
    const escalation_id = await handUp(ctx, ticket, { criterion, rule: 'by_hand', note_id })
    return (await escalationsOf(ctx, ticket.id)).find(({ id }) => id === escalation_id)!
  })

async function refuseUnknown(ctx: Context, ticket: TicketRow, criterion: string): Promise<void> {
  const tier = await tierOfTicket(ctx, ticket)
  const known = (await frameworkOf(ctx)).support_tiers[tier]?.escalation_criteria ?? []
  if (known.includes(criterion)) return
  throw invalid(`${tier} hands tickets up for: ${known.join(', ') || 'nothing'}. "${criterion}" is none of these.`, [
    { path: 'criterion', message: `is not one of: ${known.join(', ')}` },
  ])
}

/** At the top there is no other tier's list of reasons that would tell a second time from the first. */
async function refuseTwice(ctx: Context, ticket: TicketRow): Promise<void> {
  const last = (await escalationsOf(ctx, ticket.id)).at(-1)
  if (last && last.to_tier === null && last.accepted_at === null && ticket.status === 'escalated')
    throw conflict('already_escalated', 'Management has been told of this ticket and nobody has taken it yet.')
}
