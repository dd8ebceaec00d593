import type { Context } from '../../platform/context.ts'
import { cleanHtml } from '../../platform/html/clean.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { changeCustomer } from '../customers/commands.ts'
import type { Customer } from '../customers/contract.ts'
import { getCustomer } from '../customers/queries.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import { getChangedTicket } from '../tickets/queries.ts'
import type { InboundMessage, InboundReceipt, OpenTicket } from './contract.ts'
import { keepSession } from './in-app/session.ts'
import { receive } from './inbound.ts'
import type { Inbound, Received } from './inbound-message.ts'
import { newTextOf } from './new-text/new-text.ts'
import { callBack } from './phone/by-the-door.ts'

const nothing = {
  account_id: null,
  new_text: '',
  html: null,
  to: [],
  cc: [],
  files: [],
  thread_id: null,
  token_numbers: [],
  references: [],
  rfc_id: null,
  occurred_at: null,
} satisfies Partial<Inbound>

/** Channels whose time of saying is believed; the others' clocks start at receipt. */
const TELLS_TIME: readonly ChannelKind[] = ['social_media', 'phone_support']

/** The JSON door: the custom channel and the simulator in one. */
export async function receiveJson(ctx: Context, channel: ChannelKind, body: InboundMessage): Promise<InboundReceipt> {
  const inbound = await jsonInbound(ctx, channel, body)
  return inTransaction(ctx, async (ctx) => {
    const received = await receive(ctx, inbound)
    return { ...received, ...(await receiveBeside(ctx, { channel, received, body })) }
  })
}

interface Beside {
  channel: ChannelKind
  received: Received
  body: InboundMessage
}

/** What comes with a message on a channel that has it: a wish to be called back, the session in the app. */
async function receiveBeside(
  ctx: Context,
  { channel, received, body: { callback, session } }: Beside,
): Promise<Pick<InboundReceipt, 'callback' | 'session'>> {
  return {
    ...(callback && channel === 'phone_support' && { callback: await callBack(ctx, received, callback) }),
    ...(session && channel === 'in_app_messaging' && { session: await keepSession(ctx, received, session) }),
  }
}

/** What somebody said by the JSON door, as every channel brings it. */
export async function jsonInbound(ctx: Context, channel: ChannelKind, body: InboundMessage): Promise<Inbound> {
  const { external_id, from, subject, text, thread_id, occurred_at } = body
  return {
    ...nothing,
    channel,
    source: `api:${channel}`,
    external_id,
    from,
    subject: subject ?? firstLine(text),
    text,
    new_text: newTextOf({ text, html: body.html }),
    html: body.html ? await cleanHtml(body.html) : null,
    thread_id: thread_id ?? null,
    occurred_at: occurred_at && TELLS_TIME.includes(channel) ? notLater(ctx, occurred_at) : null,
    private: channel === 'social_media' && body.private === true,
  }
}

const LONGEST_TITLE = 80
const firstLine = (text: string): string => text.trim().split('\n')[0]!.slice(0, LONGEST_TITLE)

const notLater = (ctx: Context, instant: string): string => {
  const said = Temporal.Instant.from(instant)
  const now = ctx.now()
  return (Temporal.Instant.compare(said, now) > 0 ? now : said).toString({ fractionalSecondDigits: 3 })
}

/** An agent takes down what a customer needs; it goes through the same door as everything else. */
export const openTicketFor = (ctx: Context, body: OpenTicket) =>
  inTransaction(ctx, async (ctx) => {
    const customer = body.customer_id ? await getCustomer(ctx, body.customer_id) : null
    const { ticket_id } = await receive(ctx, {
      ...nothing,
      channel: body.channel,
      source: 'agent',
      external_id: newId(),
      from: body.customer ?? {},
      customer_id: customer?.id,
      subject: body.subject,
      text: body.text,
      new_text: body.text,
      taken_down_by: ctx.actor.id ?? undefined,
      priority: body.priority,
      tags: body.tags,
    })
    const ticket = await getChangedTicket(ctx, ticket_id)
    if (body.customer?.account_type) await setAccountType(ctx, ticket.customer_id, body.customer.account_type)
    return ticket
  })

const setAccountType = (ctx: Context, customerId: string, account_type: Customer['account_type']) =>
  changeCustomer(ctx, customerId, { account_type })
