import type { Context } from '../../platform/context.ts'
import { mailAddressOf } from '../customers/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { answerAddressOf } from '../tickets/answer-address.ts'
import type { ChannelKind } from '../tickets/contract.ts'

/** How a question reaches a customer: the channel it goes by, and the addresses there; none in a conversation. */
export interface Way {
  channel: ChannelKind
  to: string[]
}

/** Where the customer is talked to in writing, a question is asked there. Who has called is asked by mail. */
export async function wayTo(ctx: Context, ticket: TicketRow): Promise<Way | null> {
  const channel = ticket.channel as ChannelKind
  if (channel === 'email') return byMail(await answerAddressOf(ctx, ticket))
  if (channel === 'phone_support') return byMail(await mailAddressOf(ctx, ticket.customer_id))
  return { channel, to: [] }
}

const byMail = (address: string | null): Way | null => (address === null ? null : { channel: 'email', to: [address] })
