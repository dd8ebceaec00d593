import type { Context } from '../../platform/context.ts'
import type { TicketRow } from '../tickets/access.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import { receive } from './inbound.ts'
import type { Inbound, Received } from './inbound-message.ts'

/** What a customer has written on a page of ours that they were let in to. */
interface FromPage {
  /** Once per `external_id`, however often the form is sent. */
  external_id: string
  text: string
}

/** Brings a customer's words from one of our pages to a ticket of theirs, by the door everything else comes in. */
export const receiveFromPage = (
  ctx: Context,
  { channel, number, customer_id, subject }: TicketRow,
  { external_id, text }: FromPage,
): Promise<Received> =>
  receive(ctx, {
    channel: channel as ChannelKind,
    source: 'page',
    external_id,
    account_id: null,
    from: {},
    customer_id,
    subject,
    ...{ text, new_text: text, html: null, to: [], cc: [], files: [] },
    thread_id: null,
    token_numbers: [String(number)],
    references: [],
    rfc_id: null,
    occurred_at: null,
  })

/** A matter that begins on one of our pages. */
export interface BegunOnPage extends FromPage, Pick<Inbound, 'priority' | 'tags' | 'taken_down_by'> {
  channel: ChannelKind
  subject: string
  /** Who writes: somebody known by id, or an address that is not proven. */
  customer: { id: string } | { name?: string | undefined; email: string }
}

/** Opens a ticket for somebody who has written on one of our pages, by the door everything else comes in. */
export const openFromPage = (ctx: Context, { customer, text, ...begun }: BegunOnPage): Promise<Received> =>
  receive(ctx, {
    ...begun,
    source: 'page',
    account_id: null,
    from: 'id' in customer ? {} : customer,
    ...('id' in customer ? { customer_id: customer.id } : {}),
    ...{ text, new_text: text, html: null, to: [], cc: [], files: [] },
    thread_id: null,
    token_numbers: [],
    references: [],
    rfc_id: null,
    occurred_at: null,
  })
