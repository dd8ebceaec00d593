import { z } from 'zod'
import { Done, Id, IdParams, pageOf } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { TakenBack } from '../../tickets/contract.ts'
import * as shape from '../contract.ts'
import { resend } from '../delivery/resend.ts'
import { takeBack } from '../delivery/take-back.ts'
import { countOutbox, listOutbox } from '../queries.ts'

const Outbox = pageOf(shape.Delivery).extend({ smtp_configured: z.boolean() })
const MessageParams = IdParams.extend({ message_id: Id })

export const outboxRoutes = [
  route.get(
    '/outbox',
    { summary: 'Outgoing messages and their fate', may: 'outbox.read', query: shape.OutboxQuery, reply: Outbox },
    (ctx, { query }) => listOutbox(ctx, query),
  ),
  route.get(
    '/outbox/counts',
    { summary: 'What waits, and what never arrived', may: 'outbox.read', reply: shape.OutboxCounts },
    countOutbox,
  ),
  route.post(
    '/outbox/:id/resend',
    {
      summary: 'Send again what was kept, failed or bounced',
      may: 'outbox.resend',
      params: IdParams,
      body: shape.Resend.nullish(),
      reply: Done,
    },
    (ctx, { params, body }) => resend(ctx, params.id, body ?? {}),
  ),
  route.delete(
    '/tickets/:id/messages/:message_id',
    { summary: 'Take a reply back before it leaves', may: 'ticket.reply', params: MessageParams, reply: TakenBack },
    (ctx, { params }) => takeBack(ctx, params.id, params.message_id),
  ),
]
