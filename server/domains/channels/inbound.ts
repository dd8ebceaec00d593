import { sql } from 'kysely'
import { type Actor, anonymousActor, as, type Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { customerOf } from '../customers/commands.ts'
import { getCustomer } from '../customers/queries.ts'
import { recordFile } from '../files/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import { lockTicket, openTicket, receiveMessage } from '../tickets/receive.ts'
import type { Inbound, Received } from './inbound-message.ts'
import { isOnlyThanks } from './thanks.ts'
import { type Threading, threadOf } from './threading.ts'
import { understand } from './understand.ts'

/** The one door in. Five steps, one transaction. */
export const receive = (ctx: Context, inbound: Inbound): Promise<Received> =>
  inTransaction(ctx, async (ctx) => {
    const earlier = await seenBefore(ctx, inbound)
    if (earlier) return { ...earlier, duplicate: true }
    const customer = await whoIsIt(ctx, inbound)
    const inTheirName = as(ctx, customerActor(ctx.actor, inbound, customer.id))
    const { ticket, threading } = await whichTicket(inTheirName, inbound, customer)
    const message_id = await append(inTheirName, ticket, inbound)
    await keepReceipt(ctx, inbound, { ticket_id: ticket.id, message_id })
    await decide(ctx, { subject_type: 'ticket', subject_id: ticket.id, kind: 'threading', ...threading.decision })
    if (threading.opens) await understand(ctx, ticket.id)
    return { ticket_id: ticket.id, message_id, duplicate: false }
  })

/** Step 1. The same message at the same time waits here and then finds the first one's receipt. */
async function seenBefore({ db }: Context, { source, external_id }: Inbound) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`receipt:${source}:${external_id}`}, 0))`.execute(db)
  return db
    .selectFrom('receipts')
    .select(['ticket_id', 'message_id'])
    .where('source', '=', source)
    .where('external_id', '=', external_id)
    .executeTakeFirst()
}

/** Step 2. */
async function whoIsIt(ctx: Context, inbound: Inbound) {
  if (inbound.customer_id) return getCustomer(ctx, inbound.customer_id)
  const { id, created, by } = await customerOf(ctx, inbound.from, inbound.channel)
  if (created) {
    await decide(ctx, {
      subject_type: 'customer',
      subject_id: id,
      kind: 'identity',
      rule: 'unknown_sender',
      inputs: { channel: inbound.channel, identity: by },
      result: { customer_id: id, verified: false },
    })
  }
  return getCustomer(ctx, id)
}

/** What follows is said in the customer's name, or by the agent who takes it down; who let it in stays on record. */
const customerActor = (actor: Actor, inbound: Inbound, customerId: string): Actor =>
  inbound.taken_down_by
    ? actor
    : { ...anonymousActor, type: 'customer', id: customerId, authorized_by: actor.authorized_by }

/** A ticket can be closed or merged while a message waits for it; then it is asked once more where the message goes. */
const LOOKS = 3

/** Step 3. */
async function whichTicket(
  ctx: Context,
  inbound: Inbound,
  customer: { id: string; company_id: string | null },
): Promise<{ ticket: TicketRow; threading: Threading }> {
  for (let look = 1; ; look++) {
    const threading = await threadOf(ctx, inbound, customer.id)
    if (threading.opens) return { ticket: await openFor(ctx, { inbound, customer, threading }), threading }
    const ticket = await lockTicket(ctx, threading.ticket_id)
    const isStillRight = ticket.status !== 'closed' && ticket.merged_into === null
    if (isStillRight || look === LOOKS) return { ticket, threading }
  }
}

interface Opening {
  inbound: Inbound
  customer: { id: string; company_id: string | null }
  threading: Extract<Threading, { opens: true }>
}

const openFor = (ctx: Context, { inbound, customer, threading }: Opening): Promise<TicketRow> =>
  openTicket(ctx, {
    subject: inbound.subject.trim().slice(0, 998),
    channel: inbound.channel,
    customer_id: customer.id,
    company_id: customer.company_id,
    account_id: inbound.account_id,
    thread_id: inbound.thread_id,
    follows_ticket_id: threading.follows_ticket_id,
    suggested_ticket_id: threading.suggested_ticket_id,
    ...(inbound.occurred_at ? { created_at: inbound.occurred_at } : {}),
    ...(inbound.priority ? { priority: inbound.priority as 'medium' } : {}),
    ...(inbound.tags ? { tags: inbound.tags } : {}),
  })

/** Step 4. */
async function append(ctx: Context, ticket: TicketRow, inbound: Inbound): Promise<string> {
  const files: { id: string; inline: boolean; content_id: string | null }[] = []
  for (const file of inbound.files) {
    const { id } = await recordFile(ctx, { ...file, ticket_id: ticket.id })
    files.push({ id, inline: file.inline, content_id: file.content_id })
  }
  const { text, new_text, html, reply_to, to, cc } = inbound
  const author = inbound.taken_down_by
    ? { type: 'agent' as const, id: inbound.taken_down_by }
    : { type: 'customer' as const, id: ctx.actor.id }
  return receiveMessage(ctx, ticket, {
    author,
    text,
    new_text,
    html,
    reply_to,
    to,
    cc,
    files,
    is_only_thanks: isOnlyThanks(new_text),
    participants: [inbound.from.email ?? [], reply_to ?? [], cc].flat(),
  })
}

interface Place {
  ticket_id: string
  message_id: string
}

async function keepReceipt(ctx: Context, inbound: Inbound, where: Place): Promise<void> {
  await ctx.db
    .insertInto('receipts')
    .values({ source: inbound.source, external_id: inbound.external_id, ...where })
    .execute()
  if (!inbound.rfc_id) return
  await flagReusedId(ctx, inbound.rfc_id, where)
  await rememberMailId(ctx, inbound.rfc_id, where)
}

/** The same Message-ID with other content is another message; that somebody reused the id is kept as a reason to look. */
async function flagReusedId(ctx: Context, rfc_id: string, { ticket_id, message_id }: Place): Promise<void> {
  const earlier = await ctx.db
    .selectFrom('mail_ids')
    .select('message_id')
    .where('rfc_id', '=', rfc_id)
    .limit(20)
    .execute()
  if (earlier.length === 0) return
  await decide(ctx, {
    subject_type: 'ticket',
    subject_id: ticket_id,
    kind: 'message_id',
    rule: 'reused_id',
    inputs: { message_id, earlier: earlier.map((row) => row.message_id) },
    result: { filed_as: 'another message' },
    losers: [{ option: 'drop it as a duplicate', reason: 'its content is not the same' }],
  })
}

/** A Message-ID leads back to its ticket from now on. */
export async function rememberMailId({ db }: Pick<Context, 'db'>, rfc_id: string, where: Place): Promise<void> {
  await db
    .insertInto('mail_ids')
    .values({ rfc_id, ...where })
    .onConflict((row) => row.doNothing())
    .execute()
}
