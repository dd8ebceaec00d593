import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { NewDecision } from '../../platform/decisions.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { Inbound } from './inbound-message.ts'

type Why = Pick<NewDecision, 'rule' | 'inputs' | 'result' | 'losers'>

/** Where a message goes, and why. */
export type Threading =
  | { opens: false; ticket_id: string; decision: Why }
  | { opens: true; follows_ticket_id: string | null; suggested_ticket_id: string | null; decision: Why }

interface Writer {
  inbound: Inbound
  customer: { id: string }
}

/**
 * Which tickets messages belong to. A sign alone (reply token, reference, thread) is not enough, since anybody can quote
 * one: the writer must also belong to the conversation, as its customer or by an address that was part of it, and must not
 * be known to use a forged address. Of all tickets the signs lead to, the newest one of the writer's own is taken; when
 * there is only another's, a new ticket is opened and that one suggested.
 */
export async function threadsOf(ctx: Context, writers: readonly Writer[]): Promise<Threading[]> {
  const candidates = await findCandidates(ctx, writers)
  return writers.map(({ inbound }, index) => threadOf(inbound, candidates[index]!))
}

/** A ticket the message points to, by which sign, and whether its writer belongs there. */
interface Candidate {
  sign: Sign
  ticket_id: string
  status: string
  is_own: boolean
}

function threadOf(inbound: Inbound, candidates: Candidate[]): Threading {
  const [newest] = candidates
  if (!newest) return opens('no_sign', { inbound })
  if (inbound.authenticity === 'fail') {
    const losers = candidates.map((candidate) => refused(candidate, 'the address of the writer is forged'))
    return opens('forged_sender', { inbound, candidate: newest, losers, suggested_ticket_id: newest.ticket_id })
  }
  const own = candidates.find(({ is_own }) => is_own)
  if (!own) {
    const losers = candidates.map((candidate) => refused(candidate, 'the writer does not belong to that conversation'))
    return opens('stranger', { inbound, candidate: newest, losers, suggested_ticket_id: newest.ticket_id })
  }
  if (own.status === 'closed') {
    const losers = [{ option: own.ticket_id, reason: 'closed: a new ticket continues it' }]
    return opens('closed', { inbound, candidate: own, losers, follows_ticket_id: own.ticket_id })
  }
  const { ticket_id, sign } = own
  return { opens: false, ticket_id, decision: { rule: sign, inputs: signsOf(inbound), result: { ticket_id } } }
}

const refused = ({ ticket_id, sign }: Candidate, why: string) => ({ option: ticket_id, reason: `${sign}: ${why}` })

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

/** What was looked at, as counts and words: decisions keep no addresses. */
const signsOf = ({ channel, token_numbers, references, thread_id, authenticity }: Inbound) => ({
  channel,
  reply_tokens: token_numbers.length,
  references: references.length,
  has_thread: thread_id !== null,
  authenticity: authenticity ?? null,
})

type Sign = 'reply_token' | 'reference' | 'thread' | 'open_chat'

/** Channels where one goes on talking without naming a thread; a direct message goes on where a post has begun. */
const CONVERSATIONS: readonly ChannelKind[] = ['live_chat', 'in_app_messaging']

/**
 * What a message carries: the reply token and references; without these the channel's thread, else the chat going on,
 * or else the one that was resolved last: whoever writes there again says that it was not.
 */
function pointersOf({ inbound, customer }: Writer): { sign: Sign; value: string }[] {
  const { token_numbers, references, thread_id, channel, private: is_private } = inbound
  if (token_numbers.length + references.length > 0) {
    return [
      ...token_numbers.map((value) => ({ sign: 'reply_token' as const, value })),
      ...references.map((value) => ({ sign: 'reference' as const, value })),
    ]
  }
  if (thread_id) return [{ sign: 'thread', value: thread_id }]
  return CONVERSATIONS.includes(channel) || is_private ? [{ sign: 'open_chat', value: customer.id }] : []
}

/** Tickets looked at, per pointer. */
const MOST = 20

/** Where the pointers lead, message by message: reply tokens first, then the rest; newest first in each. */
async function findCandidates({ db }: Context, writers: readonly Writer[]): Promise<Candidate[][]> {
  const pointers = writers.flatMap((writer, nr) =>
    pointersOf(writer).map((pointer) => ({
      nr,
      ...pointer,
      channel: writer.inbound.channel,
      customer_id: writer.customer.id,
      address: writer.inbound.from.email?.toLowerCase() ?? null,
    })),
  )
  if (pointers.length === 0) return writers.map(() => [])
  // A merged ticket stands for the one it was merged into, and its customer belongs there. A message can have been moved.
  const { rows } = await sql<Candidate & { nr: number }>`
    with pointer as (
      select * from jsonb_to_recordset(${JSON.stringify(pointers)}::jsonb)
        as p(nr int, sign text, value text, channel text, customer_id uuid, address text)
    ), pointed as (
      select p.nr, p.sign, p.address, p.customer_id, coalesce(t.merged_into, t.id) as ticket_id,
             t.customer_id = p.customer_id as is_theirs
      from pointer p cross join lateral (
        select id, merged_into, customer_id from tickets
        where p.sign = 'reply_token' and number = case p.sign when 'reply_token' then p.value::bigint end
        union all
        select id, merged_into, customer_id from (
          select case when first.merged_into = messages.ticket_id then first.id else messages.ticket_id end as ticket_id
          from mail_ids join messages on messages.id = mail_ids.message_id join tickets first on first.id = mail_ids.ticket_id
          where p.sign = 'reference' and rfc_id = p.value order by mail_ids.message_id desc limit ${MOST}) as named
        join tickets on tickets.id = named.ticket_id
        union all
        (select id, merged_into, customer_id from tickets
         where p.sign = 'thread' and channel = p.channel and thread_id = p.value order by number desc limit ${MOST})
        union all
        (select id, merged_into, customer_id from tickets
         where p.sign = 'open_chat' and customer_id = p.customer_id and channel = p.channel
           and (status <> 'closed' or merged_into is not null) order by number desc limit ${MOST})
      ) as t
    )
    select pointed.nr, pointed.sign, tickets.id as ticket_id, tickets.status,
           (pointed.is_theirs or tickets.customer_id = pointed.customer_id
            or exists (select from participants
                       where participants.ticket_id = tickets.id and participants.address = pointed.address)) as is_own
    from (select nr, sign, customer_id, address, ticket_id, bool_or(is_theirs) as is_theirs
          from pointed group by nr, sign, customer_id, address, ticket_id) as pointed
    join tickets on tickets.id = pointed.ticket_id
    where pointed.sign <> 'open_chat' or tickets.status <> 'closed'
    order by pointed.nr, pointed.sign = 'reply_token' desc,
      pointed.sign = 'open_chat' and tickets.status = 'resolved', tickets.number desc`.execute(db)
  return writers.map((_writer, index) => rows.filter(({ nr }) => nr === index))
}
