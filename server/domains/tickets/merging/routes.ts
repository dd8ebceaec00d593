import { IdParams, wholeList } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { Ticket } from '../contract.ts'
import { DecideSuggestion, Merge, MergeTickets, SplitTicket } from './contract.ts'
import { mergeTickets } from './merge.ts'
import { listMerges } from './queries.ts'
import { splitTicket } from './split.ts'
import { decideSuggestion } from './suggestion.ts'
import { undoMerge } from './undo.ts'

const params = IdParams

export const mergingRoutes = [
  route.post(
    '/merges',
    {
      summary: 'Put tickets into another one',
      may: 'ticket.change',
      body: MergeTickets,
      reply: Merge,
      status: 201,
    },
    (ctx, { body }) => mergeTickets(ctx, body),
  ),
  route.delete(
    '/merges/:id',
    { summary: 'Undo a merge; what was said meanwhile stays', may: 'ticket.change', params, reply: Merge },
    (ctx, { params }) => undoMerge(ctx, params.id),
  ),
  route.get(
    '/tickets/:id/merges',
    {
      summary: 'What was put into a ticket, and where it was put itself, newest first',
      may: 'ticket.read_internal',
      params,
      reply: wholeList(Merge),
    },
    async (ctx, { params }) => ({ items: await listMerges(ctx, params.id), next_cursor: null }),
  ),
  route.put(
    '/tickets/:id/suggestion',
    {
      summary: 'Put it into the suggested ticket, or forget the suggestion',
      may: 'ticket.change',
      params,
      body: DecideSuggestion,
      reply: Ticket,
    },
    (ctx, { params, body }) => decideSuggestion(ctx, params.id, body.decision),
  ),
  route.post(
    '/tickets/:id/splits',
    {
      summary: 'Move messages to a new ticket of their writer',
      may: 'ticket.change',
      params,
      body: SplitTicket,
      reply: Ticket,
      status: 201,
    },
    (ctx, { params, body }) => splitTicket(ctx, params.id, body.messages),
  ),
]
