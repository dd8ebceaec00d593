import type { Context } from '../../platform/context.ts'
import type { NewDecision } from '../../platform/decisions.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { Inbound } from './inbound-message.ts'

type Why = Pick<NewDecision, 'rule' | 'inputs' | 'result' | 'losers'>

/** Where a message goes, and why. */
export type Threading =
  | { opens: false; ticket_id: string; decision: Why }
  | { opens: true; follows_ticket_id: string | null; suggested_ticket_id: string | null; decision: Why }

/** A ticket the message points to, by which sign. */
interface Candidate {
  sign: 'reply_token' | 'reference' | 'thread' | 'open_chat'
  ticket_id: string
  status: string
  customer_id: string
  channel: string
}

/** Channels where one goes on talking without naming a thread. */
const CONVERSATIONS: readonly ChannelKind[] = ['live_chat', 'in_app_messaging']

/**
 * Which ticket a message belongs to. A sign alone (reply token, reference, thread) is not enough, since anybody can quote
 * one: the writer must also belong to the conversation. Otherwise a new ticket is opened and the other one suggested.
 */
export async function threadOf(ctx: Context, inbound: Inbound, customerId: string): Promise<Threading> {
  const candidate = await findCandidate(ctx, inbound, customerId)
  if (!candidate) return opens('no_sign', { inbound })
  if (!(await belongs(ctx, { inbound, customerId, candidate }))) {
    const losers = [
      { option: candidate.ticket_id, reason: `${candidate.sign}: the writer does not belong to that conversation` },
    ]
    return opens('stranger', { inbound, candidate, losers, suggested_ticket_id: candidate.ticket_id })
  }
  if (candidate.status === 'closed') {
    const losers = [{ option: candidate.ticket_id, reason: 'closed: a new ticket continues it' }]
    return opens('closed', { inbound, candidate, losers, follows_ticket_id: candidate.ticket_id })
  }
  const { ticket_id, sign } = candidate
  return { opens: false, ticket_id, decision: { rule: sign, inputs: signsOf(inbound), result: { ticket_id } } }
}

interface Opening {
  inbound: Inbound
  candidate?: Candidate
  losers?: NewDecision['losers']
  follows_ticket_id?: string
  suggested_ticket_id?: string
}

const opens = (
  rule: string,
  { inbound, candidate, losers = [], follows_ticket_id, suggested_ticket_id }: Opening,
): Threading => ({
  opens: true,
  follows_ticket_id: follows_ticket_id ?? null,
  suggested_ticket_id: suggested_ticket_id ?? null,
  decision: {
    rule,
    inputs: { ...signsOf(inbound), sign: candidate?.sign ?? null },
    result: {
      opens: true,
      follows_ticket_id: follows_ticket_id ?? null,
      suggested_ticket_id: suggested_ticket_id ?? null,
    },
    losers,
  },
})

/** What was looked at, as counts: decisions keep no addresses. */
const signsOf = ({ channel, token_numbers, references, thread_id }: Inbound) => ({
  channel,
  reply_tokens: token_numbers.length,
  references: references.length,
  has_thread: thread_id !== null,
})

async function findCandidate(ctx: Context, inbound: Inbound, customerId: string): Promise<Candidate | undefined> {
  const byToken = await withNumber(ctx, inbound.token_numbers)
  if (byToken) return byToken
  const byReference = await withReference(ctx, inbound.references)
  if (byReference) return byReference
  if (inbound.thread_id) return inThread(ctx, inbound, inbound.thread_id)
  return CONVERSATIONS.includes(inbound.channel) ? goingOn(ctx, inbound, customerId) : undefined
}

const columns = [
  'tickets.id as ticket_id',
  'tickets.status',
  'tickets.customer_id',
  'tickets.channel',
  'tickets.merged_into',
] as const

/** A merged ticket stands for the one it was merged into. */
async function resolved(
  ctx: Context,
  sign: Candidate['sign'],
  row: (Omit<Candidate, 'sign'> & { merged_into: string | null }) | undefined,
): Promise<Candidate | undefined> {
  if (!row) return undefined
  if (!row.merged_into) return { ...row, sign }
  const target = await ctx.db.selectFrom('tickets').select(columns).where('id', '=', row.merged_into).executeTakeFirst()
  return target ? { ...target, sign } : undefined
}

async function withNumber(ctx: Context, numbers: string[]): Promise<Candidate | undefined> {
  if (numbers.length === 0) return undefined
  const row = await ctx.db
    .selectFrom('tickets')
    .select(columns)
    .where('number', 'in', numbers)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return resolved(ctx, 'reply_token', row)
}

/** The newest ticket any referenced mail belongs to: after a ticket was continued, answers go to the continuation. */
async function withReference(ctx: Context, references: string[]): Promise<Candidate | undefined> {
  if (references.length === 0) return undefined
  const row = await ctx.db
    .selectFrom('mail_ids')
    .innerJoin('tickets', 'tickets.id', 'mail_ids.ticket_id')
    .select(columns)
    .where('mail_ids.rfc_id', 'in', references)
    .orderBy('tickets.number', 'desc')
    .executeTakeFirst()
  return resolved(ctx, 'reference', row)
}

async function inThread(ctx: Context, { channel }: Inbound, threadId: string): Promise<Candidate | undefined> {
  const row = await ctx.db
    .selectFrom('tickets')
    .select(columns)
    .where('channel', '=', channel)
    .where('thread_id', '=', threadId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return resolved(ctx, 'thread', row)
}

async function goingOn(ctx: Context, { channel }: Inbound, customerId: string): Promise<Candidate | undefined> {
  const row = await ctx.db
    .selectFrom('tickets')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('channel', '=', channel)
    .where('status', 'not in', ['resolved', 'closed'])
    .orderBy('last_message_at', 'desc')
    .executeTakeFirst()
  return resolved(ctx, 'open_chat', row)
}

interface Writer {
  inbound: Inbound
  customerId: string
  candidate: Candidate
}

/** The customer of the ticket, or an address that was part of the conversation. */
async function belongs({ db }: Context, { inbound, customerId, candidate }: Writer): Promise<boolean> {
  if (candidate.customer_id === customerId) return true
  const { email } = inbound.from
  if (!email) return false
  const participant = await db
    .selectFrom('participants')
    .select('address')
    .where('ticket_id', '=', candidate.ticket_id)
    .where('address', '=', email.toLowerCase())
    .executeTakeFirst()
  return participant !== undefined
}
