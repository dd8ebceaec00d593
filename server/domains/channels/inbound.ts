import { type Actor, anonymousActor, type Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { getCustomer } from '../customers/queries.ts'
import { type Recognized, recognize } from '../customers/recognize.ts'
import { recordFiles } from '../files/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import { changingTogether } from '../tickets/change-together.ts'
import { type Arriving, lockTickets, openTickets, receiveMessages } from '../tickets/receive.ts'
import type { Arrived } from '../triage/commands.ts'
import { requestAcknowledgements } from './acknowledge.ts'
import type { Inbound, Received } from './inbound-message.ts'
import { keepReceipts, seenBefore } from './receipts.ts'
import { nextRound } from './rounds.ts'
import { isOnlyThanks, isOnlyYes } from './thanks.ts'
import { type Threading, threadsOf } from './threading.ts'
import { understand } from './understand.ts'

/** The one door in. */
export const receive = async (ctx: Context, inbound: Inbound): Promise<Received> =>
  (await receiveAll(ctx, [inbound]))[0]!

/**
 * The door for several messages at once, in one transaction and with the statements of one: five steps for all of them
 * together. What one message may change for another (the same writer, thread or ticket) goes through in a later round, so
 * the outcome is that of one after the other.
 */
export const receiveAll = (ctx: Context, inbounds: readonly Inbound[]): Promise<Received[]> =>
  inTransaction(ctx, async (ctx) => {
    const received = new Map<Inbound, Received>()
    let waiting = [...inbounds]
    for (let looks = 0; waiting.length > 0; looks++) {
      if (looks > inbounds.length + 2 * MOST_LOOKS)
        throw new Error('Tickets are being merged under these messages; try again.')
      const insist = looks >= inbounds.length + MOST_LOOKS
      for (const [inbound, outcome] of await receiveRound(ctx, nextRound(waiting), insist))
        received.set(inbound, outcome)
      waiting = waiting.filter((inbound) => !received.has(inbound))
    }
    return inbounds.map((inbound) => received.get(inbound)!)
  })

/** How often it is asked again where a message goes, when its ticket was closed or merged just then. */
const MOST_LOOKS = 3

/** The five steps. Leaves out what must wait for the next round, unless it is `insist`ed on. */
async function receiveRound(ctx: Context, round: readonly Inbound[], insist: boolean): Promise<Map<Inbound, Received>> {
  const outcomes = await seenBefore(ctx, round)
  const fresh = round.filter((inbound) => !outcomes.has(inbound))
  if (fresh.length === 0) return outcomes
  const written = await whoAreThey(ctx, fresh)
  const placed = await whichTickets(ctx, written, insist)
  if (placed.length === 0) return outcomes
  for (const { inbound, ticket, message_id } of await changingTogether(ctx, () => takeIn(ctx, placed))) {
    outcomes.set(inbound, { ticket_id: ticket.id, message_id, duplicate: false })
  }
  return outcomes
}

/** Steps 4 and 5, for messages whose tickets are known. */
async function takeIn(ctx: Context, placed: readonly Placed[]): Promise<Filed[]> {
  const messageIds = await append(ctx, placed)
  const filed = placed.map((one, index): Filed => ({ ...one, message_id: messageIds[index]! }))
  await keepReceipts(ctx, filed)
  for (const { ticket, threading } of filed) {
    decide(ctx, { subject_type: 'ticket', subject_id: ticket.id, kind: 'threading', ...threading.decision })
  }
  await requestAcknowledgements(
    ctx,
    filed.flatMap(({ ticket, threading }) => (threading.opens ? [ticket] : [])),
  )
  await understand(ctx, filed.filter(({ ticket }) => !ticket.spam).map(arrivedOf))
  return filed
}

/** A message whose writer is known. */
export interface Written {
  inbound: Inbound
  customer: { id: string; company_id: string | null }
  /** In whose name the rest is done. */
  actor: Actor
}

/** Step 2. */
async function whoAreThey(ctx: Context, fresh: readonly Inbound[]): Promise<Written[]> {
  const told = fresh.filter(({ customer_id }) => customer_id !== undefined)
  const asked = fresh.filter(({ customer_id }) => customer_id === undefined)
  const senders = asked.map(({ from, channel, authenticity }) => ({
    from,
    channel,
    proof: PROOFS[authenticity ?? 'none'],
  }))
  const recognized = await recognize(ctx, senders)
  for (const [index, one] of recognized.entries()) if (one.created) explain(ctx, one, asked[index]!)
  const customers = new Map<Inbound, Written['customer']>(asked.map((inbound, index) => [inbound, recognized[index]!]))
  for (const inbound of told) customers.set(inbound, await getCustomer(ctx, inbound.customer_id!))
  return fresh.map((inbound) => {
    const customer = customers.get(inbound)!
    return { inbound, customer, actor: customerActor(ctx.actor, inbound, customer.id) }
  })
}

const arrivedOf = ({ inbound, ticket, threading, message_id }: Filed): Arrived => ({
  ticket,
  message_id,
  subject: inbound.subject,
  text: inbound.new_text,
  by_a_person: (inbound.automatic ?? 'none') === 'none',
  opens: threading.opens,
  priority_given: inbound.priority !== undefined,
})

const PROOFS = { pass: 'proven', fail: 'forged', none: undefined, unknown: undefined } as const

function explain(ctx: Context, { id, by }: Recognized, { channel, authenticity }: Inbound): void {
  decide(ctx, {
    subject_type: 'customer',
    subject_id: id,
    kind: 'identity',
    rule: authenticity === 'fail' ? 'forged_sender' : 'unknown_sender',
    inputs: { channel, identity: by, authenticity: authenticity ?? null },
    result: { customer_id: id, verified: authenticity === 'pass' },
  })
}

/** What follows is said in the customer's name, or by the agent who takes it down; who let it in stays on record. */
const customerActor = (actor: Actor, inbound: Inbound, customerId: string): Actor =>
  inbound.taken_down_by
    ? actor
    : { ...anonymousActor, type: 'customer', id: customerId, authorized_by: actor.authorized_by }

/** A message with the ticket it goes to, locked. */
export interface Placed extends Written {
  ticket: TicketRow
  threading: Threading
}

interface Filed extends Placed {
  message_id: string
}

/**
 * Step 3. A ticket can be closed or merged while a message waits for its lock, and two messages may turn out to go to one
 * ticket: these are left for the next round, which asks once more.
 */
async function whichTickets(ctx: Context, written: readonly Written[], insist: boolean): Promise<Placed[]> {
  const threadings = await threadsOf(ctx, written)
  const all = written.map((one, index) => ({ ...one, threading: threadings[index]! }))
  const opening = all.filter(({ threading }) => threading.opens)
  const opened = await openTickets(ctx, opening.map(openingOf))
  const placed = opening.map((one, index) => ({ ...one, ticket: opened[index]! }))
  const joining = all.flatMap((one) => (one.threading.opens ? [] : [{ ...one, ticket_id: one.threading.ticket_id }]))
  const locked = await lockTickets(
    ctx,
    joining.map(({ ticket_id }) => ticket_id),
  )
  const taken = new Set<string>()
  for (const { ticket_id, ...one } of joining) {
    const ticket = locked.get(ticket_id)!
    const isStillRight = ticket.merged_into === null && (insist || ticket.status !== 'closed')
    if (isStillRight && !taken.has(ticket_id)) placed.push({ ...one, ticket })
    taken.add(ticket_id)
  }
  return placed
}

const openingOf = ({ inbound, customer, actor, threading }: Omit<Placed, 'ticket'>) => ({
  actor,
  ticket: {
    subject: inbound.subject.trim().slice(0, 998).toWellFormed(),
    channel: inbound.channel,
    customer_id: customer.id,
    company_id: customer.company_id,
    account_id: inbound.account_id,
    thread_id: inbound.thread_id,
    follows_ticket_id: threading.opens ? threading.follows_ticket_id : null,
    suggested_ticket_id: threading.opens ? threading.suggested_ticket_id : null,
    ...(inbound.occurred_at ? { created_at: inbound.occurred_at } : {}),
    ...(inbound.priority ? { priority: inbound.priority as 'medium' } : {}),
    ...(inbound.tags ? { tags: inbound.tags } : {}),
    // A call that is taken down was answered. How long it rang is not known here.
    is_answered: inbound.channel === 'phone_support' && inbound.taken_down_by !== undefined,
  },
})

/** Step 4. */
async function append(ctx: Context, placed: readonly Placed[]): Promise<string[]> {
  const files = placed.flatMap(({ inbound, ticket, actor }) =>
    inbound.files.map((file) => ({ ...file, ticket_id: ticket.id, uploaded_by: actor.id })),
  )
  const stored = await recordFiles(ctx, files)
  let next = 0
  const arriving = placed.map((one): Arriving => {
    const own = one.inbound.files.map(({ inline, content_id }) => ({ id: stored[next++]!.id, inline, content_id }))
    return arrivingOf(one, own)
  })
  return receiveMessages(ctx, arriving)
}

function arrivingOf({ inbound, ticket, actor }: Placed, files: Arriving['message']['files']): Arriving {
  const { from, text, new_text, html, reply_to, to, cc, automatic = 'none', authenticity, late } = inbound
  const { private: is_private } = inbound
  const author = inbound.taken_down_by
    ? { type: 'agent' as const, id: inbound.taken_down_by }
    : { type: 'customer' as const, id: actor.id }
  return {
    actor,
    ticket,
    message: {
      author,
      text,
      new_text,
      html,
      reply_to,
      to,
      cc,
      files,
      automatic,
      authenticity,
      late,
      private: is_private,
    },
    wakes: wantsSomething(ticket, new_text) && (automatic === 'none' || automatic === 'list'),
    participants: [from.email ?? [], reply_to ?? [], cc].flat(),
  }
}

/** Thanks want nothing, nor does a yes where the last word was ours: "it is solved". */
const wantsSomething = ({ status }: TicketRow, text: string): boolean =>
  !isOnlyThanks(text) && !(status === 'resolved' && isOnlyYes(text))
