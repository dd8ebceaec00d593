import { IdParams, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { escalateTicket } from './commands.ts'
import { EscalateTicket, Escalation } from './contract.ts'
import { listEscalations } from './queries.ts'

const params = IdParams

export const routes = [
  route.get(
    '/tickets/:id/escalations',
    {
      summary: 'How it was handed up, oldest first',
      may: 'ticket.read_internal',
      params,
      reply: wholeList(Escalation),
    },
    async (ctx, { params }) => ({ items: await listEscalations(ctx, params.id), next_cursor: null }),
  ),
  route.put(
    '/tickets/:id/escalation',
    { summary: 'Hand up a tier', may: 'ticket.escalate', params, body: EscalateTicket, reply: Escalation },
    (ctx, { params, body }) => escalateTicket(ctx, params.id, body),
  ),
]
