import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import type { UiLanguage } from '../../platform/contract.ts'
import { defineDue, schedule } from '../../platform/due.ts'
import { emit } from '../../platform/events.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { askCustomer } from '../tickets/ask-customer.ts'
import { lockTickets } from '../tickets/receive.ts'
import { ConfirmationAsked, SurveySent } from './events.ts'
import { ASK } from './moments.ts'
import { requestFor } from './request.ts'
import type { ConfirmationRow, SurveyRow } from './rows.ts'
import { suppressSurveys } from './surveys.ts'
import { wayTo } from './way.ts'

/** What there is to ask about one resolution. */
interface ToAsk {
  survey: SurveyRow
  confirmation: ConfirmationRow | null
}

/** Asks the customer now, or when a reply that may still be taken back has left: with it, the resolution might go too. */
export async function askOrWait(ctx: Context, ticket: TicketRow, toAsk: ToAsk): Promise<void> {
  const held_until = await lastReplyHeldUntil(ctx, ticket)
  if (!held_until) return ask(ctx, ticket, toAsk)
  await schedule(ctx, ASK, { subject_id: toAsk.survey.id, due_at: Temporal.Instant.from(held_until) })
}

/** When the last reply leaves that may still be taken back; null when there is none. */
export async function lastReplyHeldUntil(ctx: Context, { id }: TicketRow): Promise<string | null> {
  const { until } = await ctx.db
    .selectFrom('messages')
    .select((eb) => eb.fn.max('undo_until').as('until'))
    .where('ticket_id', '=', id)
    .where('undo_until', '>', nowText(ctx))
    .executeTakeFirstOrThrow()
  return until
}

async function ask(ctx: Context, ticket: TicketRow, { survey, confirmation }: ToAsk): Promise<void> {
  const way = await wayTo(ctx, ticket)
  if (!way) return suppressSurveys(ctx, [survey.id], 'no_address')
  const { lapses_after } = (await frameworkOf(ctx)).confirmation
  const request = requestFor({
    language: survey.language as UiLanguage,
    case_id: ticket.case_id!,
    by_mail: way.channel === 'email',
    resolved_at: survey.resolved_at,
    survey_id: survey.id,
    confirmation: confirmation && { id: confirmation.id, lapses_after_seconds: lapses_after.seconds },
  })
  const message_id = await askCustomer(ctx, ticket, { ...request, ...way })
  const state = survey.state === 'pending' ? 'sent' : survey.state
  await ctx.db.updateTable('surveys').set({ state, message_id }).where('id', '=', survey.id).execute()
  const ticket_id = ticket.id
  if (confirmation) emit(ctx, ConfirmationAsked, { ticket_id, confirmation_id: confirmation.id })
  if (state === 'sent') emit(ctx, SurveySent, { ticket_id, survey_id: survey.id })
}

/** Replies have left meanwhile, or were taken back and the resolution with them. */
export const askWhenDue = defineDue(ASK, async (ctx, rows) => {
  const ids = rows.map(({ subject_id }) => subject_id)
  const tickets = await lockTickets(ctx, await ticketsOf(ctx, ids))
  // One after the other: each is a message of its own, and few fall due at the same moment.
  for (const toAsk of await stillToAsk(ctx, ids)) await askOrWait(ctx, tickets.get(toAsk.survey.ticket_id)!, toAsk)
})

async function ticketsOf({ db }: Context, surveyIds: string[]): Promise<string[]> {
  const rows = await db.selectFrom('surveys').select('ticket_id').where('id', 'in', surveyIds).execute()
  return rows.map(({ ticket_id }) => ticket_id)
}

/** Of those not asked yet, what has not been withdrawn. */
async function stillToAsk({ db }: Context, surveyIds: string[]): Promise<ToAsk[]> {
  const surveys = await db
    .selectFrom('surveys')
    .selectAll()
    .where('id', 'in', surveyIds)
    .where('message_id', 'is', null)
    // Who is spared the rating, or has given it, may still be asked whether it is solved.
    .where((eb) => eb.or([eb('state', 'in', ['pending', 'answered']), eb('reason', '=', 'asked_recently')]))
    .orderBy('id')
    .execute()
  const confirmations = await db
    .selectFrom('confirmations')
    .innerJoin('surveys', (join) =>
      join
        .onRef('surveys.ticket_id', '=', 'confirmations.ticket_id')
        .onRef('surveys.resolved_at', '=', 'confirmations.resolved_at'),
    )
    .selectAll('confirmations')
    .select('surveys.id as survey_id')
    .where('surveys.id', 'in', surveyIds)
    .where('confirmations.state', '=', 'awaiting')
    .execute()
  return surveys
    .map((survey) => ({ survey, confirmation: confirmations.find(({ survey_id }) => survey_id === survey.id) ?? null }))
    .filter(({ survey, confirmation }) => confirmation !== null || survey.state === 'pending')
}
