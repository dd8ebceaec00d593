import { z } from 'zod'
import { Done, IdParams, pageOf, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { Ticket } from '../tickets/contract.ts'
import { createAccount, listAccounts } from './accounts.ts'
import * as shape from './contract.ts'
import { openTicketFor, receiveJson } from './open-ticket.ts'
import { resend } from './outbound.ts'
import { listOutbox, mailLedger } from './queries.ts'

const Outbox = pageOf(shape.Delivery).extend({ smtp_configured: z.boolean() })

export const routes = [
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
  route.get(
    '/channels/accounts',
    {
      summary: 'Addresses we receive on and answer from',
      may: 'channel.read',
      reply: wholeList(shape.ChannelAccount),
    },
    async (ctx) => ({ items: await listAccounts(ctx), next_cursor: null }),
  ),
  route.post(
    '/channels/accounts',
    {
      summary: 'Add an address',
      may: 'channel.manage',
      body: shape.CreateChannelAccount,
      reply: shape.ChannelAccount,
      status: 201,
    },
    (ctx, { body }) => createAccount(ctx, body),
  ),
  route.get(
    '/mail/ledger',
    {
      summary: 'Every mail received and what became of it',
      may: 'ledger.read',
      query: shape.LedgerQuery,
      reply: shape.MailLedger,
    },
    (ctx, { query }) => mailLedger(ctx, query),
  ),
  route.get(
    '/outbox',
    { summary: 'Outgoing messages and their fate', may: 'outbox.read', query: shape.OutboxQuery, reply: Outbox },
    (ctx, { query }) => listOutbox(ctx, query),
  ),
  route.post(
    '/outbox/:id/resend',
    { summary: 'Send again what was kept, failed or bounced', may: 'outbox.resend', params: IdParams, reply: Done },
    (ctx, { params }) => resend(ctx, params.id),
  ),
]
