import { IdParams } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { askCallback, noteOutcome, takeBackCallback, ticketCallbacks } from '../phone/callbacks.ts'
import { AskCallback, EndCallback, TicketCallbacks } from '../phone/contract.ts'

const params = IdParams

export const phoneRoutes = [
  route.get(
    '/tickets/:id/callback',
    {
      summary: 'Whether and when the caller is called back, and every try so far',
      may: 'ticket.read_internal',
      params,
      reply: TicketCallbacks,
    },
    (ctx, { params }) => ticketCallbacks(ctx, params.id),
  ),
  route.put(
    '/tickets/:id/callback',
    {
      summary: 'The caller wants to be called back, or at another moment; their place in the line stays',
      may: 'ticket.change',
      params,
      body: AskCallback,
      reply: TicketCallbacks,
    },
    (ctx, { params, body }) => askCallback(ctx, params.id, body),
  ),
  route.put(
    '/tickets/:id/callback/outcome',
    {
      summary: 'Somebody has called: reached, or not and to be tried again',
      may: 'ticket.change',
      params,
      body: EndCallback,
      reply: TicketCallbacks,
    },
    (ctx, { params, body }) => noteOutcome(ctx, params.id, body.outcome),
  ),
  route.delete(
    '/tickets/:id/callback',
    { summary: 'No call is wanted any more', may: 'ticket.change', params, reply: TicketCallbacks },
    (ctx, { params }) => takeBackCallback(ctx, params.id),
  ),
]
