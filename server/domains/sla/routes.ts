import { IdParams } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { TicketSla } from './contract.ts'
import { ticketSla } from './queries.ts'

export const routes = [
  route.get(
    '/tickets/:id/sla',
    { summary: 'Clocks as they stand now', may: 'ticket.read_internal', params: IdParams, reply: TicketSla },
    (ctx, { params }) => ticketSla(ctx, params.id),
  ),
]
