import type { Context } from '../../platform/context.ts'
import { instantText, nowText } from '../../platform/context.ts'
import type { UiLanguage } from '../../platform/contract.ts'
import { decide } from '../../platform/decisions.ts'
import { schedule } from '../../platform/due.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import type { Customer } from '../customers/contract.ts'
import { getCustomer } from '../customers/queries.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { setConfirmation } from '../tickets/confirmation.ts'
import { askOrWait, lastReplyHeldUntil } from './ask.ts'
import type { SuppressionReason } from './contract.ts'
import { SurveySuppressed } from './events.ts'
import { LAPSE } from './moments.ts'
import type { ConfirmationRow, SurveyRow } from './rows.ts'
import { type Facts, factsAbout, mayAskIfSolved, reasonAgainst } from './suppression.ts'

/** One time a ticket came to its end. */
export interface Resolution {
  resolved_at: string
  /** Resolved, so the customer may still say no; a ticket that was closed at once is only asked about. */
  asks_confirmation: boolean
  /** Who has ended it, when that was one of us. */
  resolver_id: string | null
}

/**
 * Every resolution has one survey, and one confirmation when it can still be taken back. Whoever hears of a resolution
 * again, however late, finds them there and changes nothing. The caller holds the ticket locked.
 */
export async function openResolution(ctx: Context, ticket: TicketRow, resolution: Resolution): Promise<void> {
  if (await isKnown(ctx, ticket, resolution.resolved_at)) return
  const customer = await getCustomer(ctx, ticket.customer_id)
  const { resolved_at } = resolution
  const facts = await factsAbout(ctx, ticket, { resolved_at, customer })
  const reason = reasonAgainst(facts)
  const survey = await insertSurvey(ctx, ticket, { ...resolution, reason, language: languageFor(ticket, customer) })
  const confirmation = await insertConfirmation(ctx, ticket, { ...resolution, ...facts })
  if (reason) emit(ctx, SurveySuppressed, { ticket_id: ticket.id, survey_id: survey.id, reason })
  await explain(ctx, survey, { facts, confirmation })
  const asks = reason === null || (confirmation?.state === 'awaiting' && mayAskIfSolved(reason))
  if (asks) await askOrWait(ctx, ticket, { survey, confirmation })
}

async function isKnown({ db }: Context, { id }: TicketRow, resolved_at: string): Promise<boolean> {
  const known = await db
    .selectFrom('surveys')
    .select('id')
    .where('ticket_id', '=', id)
    .where('resolved_at', '=', resolved_at)
    .executeTakeFirst()
  return known !== undefined
}

/** The customer's language as far as we write it: that of the ticket, else the one they are known to speak. */
const languageFor = ({ language }: TicketRow, customer: Customer): UiLanguage =>
  (language ?? customer.language ?? 'en').toLowerCase().startsWith('zh') ? 'zh' : 'en'

interface NewSurvey extends Resolution {
  reason: SuppressionReason | null
  language: UiLanguage
}

const insertSurvey = (ctx: Context, ticket: TicketRow, { resolved_at, resolver_id, reason, language }: NewSurvey) =>
  ctx.db
    .insertInto('surveys')
    .values({
      ...{ id: newId(), ticket_id: ticket.id, customer_id: ticket.customer_id, resolved_at, language, reason },
      state: reason ? 'suppressed' : 'pending',
      channel: ticket.channel,
      agent_id: ticket.assignee_id ?? resolver_id,
      team: ticket.team,
      created_at: nowText(ctx),
    })
    .returningAll()
    .executeTakeFirstOrThrow()

/**
 * Silence counts from the resolution on, whether or not we could ask; of one heard of late, from then on; of one whose reply
 * was put off, from when that leaves.
 */
async function insertConfirmation(
  ctx: Context,
  ticket: TicketRow,
  { resolved_at, asks_confirmation, stands, is_late }: Resolution & Facts,
): Promise<ConfirmationRow | null> {
  if (!asks_confirmation) return null
  const { lapses_after } = (await frameworkOf(ctx)).confirmation
  const held_until = await lastReplyHeldUntil(ctx, ticket)
  const silent_since = Temporal.Instant.from(held_until ?? (is_late ? nowText(ctx) : resolved_at))
  const lapses_at = silent_since.add({ seconds: lapses_after.seconds })
  const state = stands ? 'awaiting' : 'withdrawn'
  const confirmation = await ctx.db
    .insertInto('confirmations')
    .values({ id: newId(), ticket_id: ticket.id, resolved_at, state, lapses_at: instantText(lapses_at) })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (!stands) return confirmation
  await schedule(ctx, LAPSE, { subject_id: confirmation.id, due_at: lapses_at })
  if (ticket.confirmation !== 'awaiting') await setConfirmation(ctx, ticket.id, 'awaiting')
  return confirmation
}

async function explain(
  ctx: Context,
  { id, ticket_id, reason, language, channel }: SurveyRow,
  { facts, confirmation }: { facts: Facts; confirmation: ConfirmationRow | null },
): Promise<void> {
  const { opening, ...others } = facts
  const { automatic = null, authenticity = null } = opening ?? {}
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticket_id, kind: 'survey', rule: reason ?? 'asked' },
    inputs: { channel, automatic, authenticity, ...others },
    result: { survey_id: id, confirmation_id: confirmation?.id ?? null, language },
    version: await frameworkVersion(ctx),
  })
}
