import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { isNobody, isOurOwn } from '../channels/nobody.ts'
import type { Customer } from '../customers/contract.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { SuppressionReason } from './contract.ts'
import { type Way, wayTo } from './way.ts'

/** All that decides whether a customer is asked. */
export interface Facts {
  /** Whether the ticket still stands in the resolution that is asked about. */
  stands: boolean
  /** Whether it is long ago: heard of only now. */
  is_late: boolean
  is_merged: boolean
  is_spam: boolean
  /** What wrote the message that opened the ticket, and whether it came from where it said; null: one of us opened it. */
  opening: { automatic: string; authenticity: string | null } | null
  /** Null: the customer has never said. */
  consent: boolean | null
  /** Whether there is a way to the customer, and somebody at its end. */
  way: 'none' | 'nobody_there' | 'open'
  asked_recently: boolean
}

/** Why a customer is not asked how it was, or null when they are. The first reason that holds is the one that is told. */
export function reasonAgainst(facts: Facts): SuppressionReason | null {
  if (!facts.stands) return 'reopened'
  if (facts.is_merged) return 'merged'
  if (facts.is_spam) return 'spam'
  if (facts.opening && facts.opening.automatic !== 'none') return 'not_a_person'
  if (facts.opening?.authenticity === 'fail') return 'unproven_sender'
  if (facts.consent === false) return 'no_consent'
  if (facts.way === 'none') return 'no_address'
  if (facts.way === 'nobody_there') return 'not_a_person'
  if (facts.is_late) return 'too_late'
  return facts.asked_recently ? 'asked_recently' : null
}

/** Whether the customer is asked at least if it is solved: who is spared ratings still has a matter of their own to close. */
export const mayAskIfSolved = (reason: SuppressionReason | null): boolean =>
  reason === null || reason === 'asked_recently'

/** Long after a resolution the question would only puzzle; by then whoever reacts to it has done so, or failed for good. */
export const LATE_AFTER_HOURS = 24

interface About {
  resolved_at: string
  customer: Customer
}

export async function factsAbout(ctx: Context, ticket: TicketRow, { resolved_at, customer }: About): Promise<Facts> {
  return {
    stands: ticket.merged_into !== null || ticket.resolved_at === resolved_at,
    is_late: resolved_at < instantText(ctx.now().subtract({ hours: LATE_AFTER_HOURS })),
    is_merged: ticket.merged_into !== null,
    is_spam: ticket.spam,
    opening: await openingOf(ctx, ticket),
    consent: customer.consents.find(({ purpose }) => purpose === 'survey')?.granted ?? null,
    way: await stateOf(ctx, await wayTo(ctx, ticket)),
    asked_recently: await wasAskedRecently(ctx, ticket),
  }
}

/** The customer's first message; none where one of us has opened the ticket for them. */
async function openingOf({ db }: Context, { id }: TicketRow): Promise<Facts['opening']> {
  const message = await db
    .selectFrom('messages')
    .select(['automatic', 'authenticity', 'author_type'])
    .where('ticket_id', '=', id)
    .where('kind', '=', 'message')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return message?.author_type === 'customer' ? message : null
}

async function stateOf(ctx: Context, way: Way | null): Promise<Facts['way']> {
  if (!way) return 'none'
  const [address] = way.to
  return address && (isNobody(address) || (await isOurOwn(ctx, address))) ? 'nobody_there' : 'open'
}

async function wasAskedRecently(ctx: Context, { customer_id }: TicketRow): Promise<boolean> {
  const { at_most_every } = (await frameworkOf(ctx)).surveys
  if (at_most_every.seconds === 0) return false
  // Of several that are resolved at once, one after the other is looked at: the second one sees that the first is asked about.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`csat:${customer_id}`}, 0))`.execute(ctx.db)
  const asked = await ctx.db
    .selectFrom('surveys')
    .select('id')
    .where('customer_id', '=', customer_id)
    .where((eb) => eb.or([eb('message_id', 'is not', null), eb('state', '=', 'pending')]))
    .where('reason', 'is distinct from', 'asked_recently')
    .where('created_at', '>', instantText(ctx.now().subtract({ seconds: at_most_every.seconds })))
    .limit(1)
    .executeTakeFirst()
  return asked !== undefined
}
