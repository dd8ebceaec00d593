import { Done, IdParams, pageOf } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { Ticket } from '../../tickets/contract.ts'
import * as shape from '../contract.ts'
import { blockSender, listBlocks, unblockSender } from '../junk/blocks.ts'
import { markTicketSpam } from '../junk/mark-spam.ts'

export const blockRoutes = [
  route.put(
    '/tickets/:id/spam',
    {
      summary: 'Mark as spam and block its writer, or take both back',
      may: 'ticket.change',
      params: IdParams,
      body: shape.MarkSpam,
      reply: Ticket,
    },
    (ctx, { params, body }) => markTicketSpam(ctx, params.id, body),
  ),
  route.get(
    '/channels/blocks',
    { summary: 'Writers kept out', may: 'sender.read', query: shape.BlockQuery, reply: pageOf(shape.BlockedSender) },
    (ctx, { query }) => listBlocks(ctx, query),
  ),
  route.post(
    '/channels/blocks',
    {
      summary: 'Keep a writer, or a whole domain, out',
      may: 'sender.block',
      body: shape.BlockSender,
      reply: shape.BlockedSender,
      status: 201,
    },
    (ctx, { body }) => blockSender(ctx, body),
  ),
  route.delete(
    '/channels/blocks/:id',
    { summary: 'Let a writer in again', may: 'sender.block', params: IdParams, reply: Done },
    (ctx, { params }) => unblockSender(ctx, params.id),
  ),
]
