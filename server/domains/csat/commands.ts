import type { Context } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { accessTicket, type TicketRow } from '../tickets/access.ts'
import { refuseMerged } from '../tickets/change-ticket.ts'
import { closeAs, reopenAs, standsStill } from './confirmations.ts'
import type { Confirmation, DecideConfirmation, RecordRating, Survey } from './contract.ts'
import { getConfirmation, getSurvey, newestConfirmation, newestSurvey } from './queries.ts'
import { answerSurvey } from './surveys.ts'

/** An agent puts down what the customer said: it is solved, which closes the ticket, or not yet, which opens it again. */
export const decideConfirmation = (ctx: Context, ticketId: string, body: DecideConfirmation): Promise<Confirmation> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'change')
    refuseMerged(ticket)
    const confirmation = await newestConfirmation(ctx, ticket.id)
    if (confirmation?.state !== 'awaiting' || !standsStill(ticket, confirmation)) throw notAwaiting(ticket)
    const { state, comment } = body
    const verdict = { by: 'agent', rule: 'word_of_mouth', comment: comment || null } as const
    if (state === 'confirmed') await closeAs(ctx, ticket, { confirmation, verdict: { ...verdict, state } })
    else await reopenAs(ctx, ticket, { confirmation, verdict: { ...verdict, state } })
    return getConfirmation(ctx, ticket.id)
  })

const notAwaiting = ({ case_id }: TicketRow) =>
  conflict('not_awaiting', `${case_id} does not wait for its customer to say whether it is solved. Resolve it first.`)

/**
 * A rating the customer gave by word of mouth answers the newest survey of the ticket, also one that was never sent. What
 * they have put in themselves stands: 409 `rated_by_customer`.
 */
export const recordRating = (ctx: Context, { ticket_id, score, comment }: RecordRating): Promise<Survey> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticket_id, 'change')
    refuseMerged(ticket)
    const survey = await newestSurvey(ctx, ticket.id)
    if (!survey)
      throw conflict('not_resolved_yet', `${ticket.case_id} has not been resolved yet, so nothing can be rated.`)
    if (survey.answered_by === 'customer') throw ratedThemselves(ticket)
    await answerSurvey(ctx, { ticket, survey }, { score, comment: comment || null, by: 'agent' })
    return getSurvey(ctx, survey.id)
  })

const ratedThemselves = ({ case_id }: TicketRow) =>
  conflict(
    'rated_by_customer',
    `The customer has rated ${case_id} themselves. Only they can change that, by their link.`,
  )
