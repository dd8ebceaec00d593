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
 * one: the writer must also belong to the conversation. Of all tickets the signs lead to, the newest one of the writer's
 * own is taken; when there is only another's, a new ticket is opened and that one suggested.
 */
export async function threadOf(ctx: Context, inbound: Inbound, customerId: string): Promise<Threading> {
  const candidates = await findCandidates(ctx, inbound, customerId)
  const [newest] = candidates
  if (!newest) return opens('no_sign', { inbound })
  const own = await ownAmong(ctx, { inbound, customerId, candidates })
  if (!own) {
    const losers = candidates.map(({ ticket_id, sign }) => ({
      option: ticket_id,
      reason: `${sign}: the writer does not belong to that conversation`,
    }))
    return opens('stranger', { inbound, candidate: newest, losers, suggested_ticket_id: newest.ticket_id })
  }
  if (own.status === 'closed') {
    const losers = [{ option: own.ticket_id, reason: 'closed: a new ticket continues it' }]
    return opens('closed', { inbound, candidate: own, losers, follows_ticket_id: own.ticket_id })
  }
  const { ticket_id, sign } = own
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

/** Candidates looked at, per sign. */
const MOST = 20

/** Where the signs lead: the reply token first, then references, then the channel's own threads; newest first in each. */
async function findCandidates(ctx: Context, inbound: Inbound, customerId: string): Promise<Candidate[]> {
  const { token_numbers, references, thread_id, channel } = inbound
  if (token_numbers.length + references.length > 0) {
    return [...(await withNumber(ctx, token_numbers)), ...(await withReference(ctx, references))]
  }
  if (thread_id) return inThread(ctx, channel, thread_id)
  return CONVERSATIONS.includes(channel) ? goingOn(ctx, channel, customerId) : []
}

/** A merged ticket stands for the one it was merged into. */
const tickets = ({ db }: Context) =>
  db
    .selectFrom('tickets as pointed')
    .innerJoin('tickets', (join) =>
      join.on((eb) => eb('tickets.id', '=', eb.fn.coalesce('pointed.merged_into', 'pointed.id'))),
    )
    .select(['tickets.id as ticket_id', 'tickets.status', 'tickets.customer_id', 'tickets.channel'])
    .orderBy('tickets.number', 'desc')
    .limit(MOST)

const signed = (sign: Candidate['sign'], rows: Omit<Candidate, 'sign'>[]): Candidate[] =>
  rows.map((row) => ({ ...row, sign }))

async function withNumber(ctx: Context, numbers: string[]): Promise<Candidate[]> {
  if (numbers.length === 0) return []
  return signed('reply_token', await tickets(ctx).where('pointed.number', 'in', numbers).execute())
}

async function withReference(ctx: Context, references: string[]): Promise<Candidate[]> {
  if (references.length === 0) return []
  const rows = await tickets(ctx)
    .where('pointed.id', 'in', (eb) => eb.selectFrom('mail_ids').select('ticket_id').where('rfc_id', 'in', references))
    .execute()
  return signed('reference', rows)
}

const inThread = async (ctx: Context, channel: ChannelKind, threadId: string): Promise<Candidate[]> =>
  signed(
    'thread',
    await tickets(ctx).where('pointed.channel', '=', channel).where('pointed.thread_id', '=', threadId).execute(),
  )

const goingOn = async (ctx: Context, channel: ChannelKind, customerId: string): Promise<Candidate[]> =>
  signed(
    'open_chat',
    await tickets(ctx)
      .where('pointed.customer_id', '=', customerId)
      .where('pointed.channel', '=', channel)
      .where('pointed.status', 'not in', ['resolved', 'closed'])
      .execute(),
  )

interface Writer {
  inbound: Inbound
  customerId: string
  candidates: Candidate[]
}

/** The first candidate whose customer the writer is, or whose conversation the writer's address was part of. */
async function ownAmong({ db }: Context, { inbound, customerId, candidates }: Writer): Promise<Candidate | undefined> {
  const email = inbound.from.email?.toLowerCase()
  const joined = email
    ? await db
        .selectFrom('participants')
        .select('ticket_id')
        .where('address', '=', email)
        .where(
          'ticket_id',
          'in',
          candidates.map(({ ticket_id }) => ticket_id),
        )
        .execute()
    : []
  const ids = new Set(joined.map(({ ticket_id }) => ticket_id))
  return candidates.find(({ ticket_id, customer_id }) => customer_id === customerId || ids.has(ticket_id))
}
