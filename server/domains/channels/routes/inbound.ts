import { route } from '../../../platform/http/route.ts'
import { Ticket } from '../../tickets/contract.ts'
import * as shape from '../contract.ts'
import { openTicketFor, receiveJson } from '../open-ticket.ts'

export const inboundRoutes = [
  route.post(
    '/channels/:channel/inbound',
    {
      summary: 'Hand in what a customer said, on any channel',
      may: 'channel.receive',
      params: shape.InboundParams,
      body: shape.InboundMessage,
      reply: shape.InboundReceipt,
      status: 201,
    },
    (ctx, { params, body }) => receiveJson(ctx, params.channel, body),
  ),
  route.post(
    '/tickets',
    { summary: 'Open a ticket for a customer', may: 'ticket.open', body: shape.OpenTicket, reply: Ticket, status: 201 },
    (ctx, { body }) => openTicketFor(ctx, body),
  ),
]
