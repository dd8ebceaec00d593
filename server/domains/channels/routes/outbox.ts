import { z } from 'zod'
import { Done, IdParams, pageOf } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import * as shape from '../contract.ts'
import { resend } from '../outbound.ts'
import { listOutbox } from '../queries.ts'

const Outbox = pageOf(shape.Delivery).extend({ smtp_configured: z.boolean() })

export const outboxRoutes = [
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
