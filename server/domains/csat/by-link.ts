import { anonymousActor, as, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { receiveFromPage } from '../channels/receive-from-page.ts'
import type { TicketRow } from '../tickets/access.ts'
import { lockTicket } from '../tickets/receive.ts'
import { closeAs, reopenAs, standsStill } from './confirmations.ts'
import { answerSurvey } from './surveys.ts'

/** What follows is said in the customer's name; that a link let them in stays on record. */
const inTheirName = (ctx: Context, { customer_id }: TicketRow): Context =>
  as(ctx, { ...anonymousActor, type: 'customer', id: customer_id, authorized_by: 'link' })

interface Answer {
  answer: 'solved' | 'not_yet'
  comment: string | null
}

/**
 * The customer says by the link in their message whether it is solved. Sent twice, from another tab, or about a resolution
 * that stands no longer, it changes nothing: the page then shows how things are.
 */
export const confirmByLink = (ctx: Context, confirmationId: string, { answer, comment }: Answer): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const confirmation = await ctx.db
      .selectFrom('confirmations')
      .selectAll()
      .where('id', '=', confirmationId)
      .executeTakeFirstOrThrow()
    const ticket = await lockTicket(ctx, confirmation.ticket_id)
    if (ticket.spam) return
    const theirs = inTheirName(ctx, ticket)
    if (confirmation.state !== 'awaiting' || !standsStill(ticket, confirmation))
      return keepWords(theirs, ticket, { id: confirmation.id, answer, comment })
    const verdict = { by: 'customer', rule: 'link', comment } as const
    if (answer === 'solved')
      await closeAs(theirs, ticket, { confirmation, verdict: { ...verdict, state: 'confirmed' } })
    else await reopenAs(theirs, ticket, { confirmation, verdict: { ...verdict, state: 'rejected' } })
  })

/** The answer comes too late to decide anything, but what somebody took the time to write is never lost. */
async function keepWords(ctx: Context, ticket: TicketRow, { id, answer, comment }: Answer & { id: string }) {
  if (answer === 'not_yet' && comment) await receiveFromPage(ctx, ticket, { external_id: id, text: comment })
}

/** The customer rates by a link, or changes their mind as long as it works. A survey that is not open takes nothing. */
export const rateByLink = (
  ctx: Context,
  surveyId: string,
  rating: { score: number; comment: string | null },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { ticket_id } = await ctx.db
      .selectFrom('surveys')
      .select('ticket_id')
      .where('id', '=', surveyId)
      .executeTakeFirstOrThrow()
    const ticket = await lockTicket(ctx, ticket_id)
    const survey = await ctx.db.selectFrom('surveys').selectAll().where('id', '=', surveyId).executeTakeFirstOrThrow()
    if (ticket.spam || !['sent', 'answered'].includes(survey.state)) return
    await answerSurvey(inTheirName(ctx, ticket), { ticket, survey }, { ...rating, by: 'customer' })
  })
