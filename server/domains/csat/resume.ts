import type { Context } from '../../platform/context.ts'
import { schedule } from '../../platform/due.ts'
import { emit } from '../../platform/events.ts'
import { getCustomer } from '../customers/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { setConfirmation } from '../tickets/confirmation.ts'
import { isOver } from '../tickets/status.ts'
import { askOrWait } from './ask.ts'
import type { SuppressionReason } from './contract.ts'
import { ConfirmationDecided, SurveySent } from './events.ts'
import { LAPSE } from './moments.ts'
import type { ConfirmationRow, SurveyRow } from './rows.ts'
import { factsAbout, mayAskIfSolved, reasonAgainst } from './suppression.ts'

/** A resolution that stands again, because what had ended it was undone, is asked about as before. */
export async function resume(ctx: Context, ticket: TicketRow): Promise<void> {
  if (!isOver(ticket.status) || ticket.merged_into || ticket.spam) return
  const confirmation = ticket.status === 'resolved' ? await resumeConfirmation(ctx, ticket) : null
  const survey = await overtakenSurvey(ctx, ticket)
  if (survey?.message_id) await resumeSurvey(ctx, survey)
  else if (survey) await askAfterAll(ctx, ticket, { survey, confirmation })
}

/** Awaited again, or still. */
async function resumeConfirmation(ctx: Context, { id, resolved_at }: TicketRow): Promise<ConfirmationRow | null> {
  const resumed = await ctx.db
    .updateTable('confirmations')
    .set({ state: 'awaiting', decided_at: null, decided_by: null })
    .where('ticket_id', '=', id)
    .where('resolved_at', '=', resolved_at)
    .where('state', '=', 'withdrawn')
    .returningAll()
    .executeTakeFirst()
  if (!resumed) return awaited(ctx, { id, resolved_at })
  // Its moment may have come, and passed, while it did not stand.
  const due_at = Temporal.Instant.from(resumed.lapses_at)
  if (Temporal.Instant.compare(due_at, ctx.now()) <= 0) await schedule(ctx, LAPSE, { subject_id: resumed.id, due_at })
  await setConfirmation(ctx, id, 'awaiting')
  emit(ctx, ConfirmationDecided, { ticket_id: id, confirmation_id: resumed.id, state: 'awaiting' })
  return resumed
}

const awaited = async ({ db }: Context, { id, resolved_at }: Pick<TicketRow, 'id' | 'resolved_at'>) =>
  (await db
    .selectFrom('confirmations')
    .selectAll()
    .where('ticket_id', '=', id)
    .where('resolved_at', '=', resolved_at)
    .where('state', '=', 'awaiting')
    .executeTakeFirst()) ?? null

/** What ends with the moment that brought it. */
const PASSING: readonly SuppressionReason[] = ['reopened', 'merged', 'spam']

const overtakenSurvey = ({ db }: Context, { id, resolved_at }: TicketRow): Promise<SurveyRow | undefined> =>
  db
    .selectFrom('surveys')
    .selectAll()
    .where('ticket_id', '=', id)
    .where('resolved_at', '=', resolved_at)
    .where('state', '=', 'suppressed')
    .where('reason', 'in', PASSING)
    .executeTakeFirst()

/** The customer still has the question: it is open again. */
async function resumeSurvey(ctx: Context, { id, ticket_id }: SurveyRow): Promise<void> {
  await ctx.db.updateTable('surveys').set({ state: 'sent', reason: null }).where('id', '=', id).execute()
  emit(ctx, SurveySent, { ticket_id, survey_id: id })
}

interface NeverAsked {
  survey: SurveyRow
  confirmation: ConfirmationRow | null
}

/** It was overtaken before the question went out: only now it is found out whether it may. */
async function askAfterAll(ctx: Context, ticket: TicketRow, { survey, confirmation }: NeverAsked): Promise<void> {
  const customer = await getCustomer(ctx, ticket.customer_id)
  const reason = reasonAgainst(await factsAbout(ctx, ticket, { resolved_at: survey.resolved_at, customer }))
  const decided = await ctx.db
    .updateTable('surveys')
    .set({ state: reason ? 'suppressed' : 'pending', reason })
    .where('id', '=', survey.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const asks = reason === null || (confirmation !== null && mayAskIfSolved(reason))
  if (asks) await askOrWait(ctx, ticket, { survey: decided, confirmation })
}
