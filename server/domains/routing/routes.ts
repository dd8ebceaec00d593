import { IdParams, PageQuery, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { Ticket } from '../tickets/contract.ts'
import { ChangePresence, Presence, QueuePlace, TakeNext } from './contract.ts'
import { changePresence } from './presence.ts'
import { listPresences } from './queries.ts'
import { queuePlaceOf } from './queue-place.ts'
import { takeNext } from './take-next.ts'

export const routes = [
  route.post(
    '/queue/next',
    {
      summary: 'Take whoever is to be helped first: the first unassigned ticket of own teams',
      may: 'ticket.assign',
      body: TakeNext.nullish(),
      reply: Ticket,
    },
    (ctx, { body }) => takeNext(ctx, body ?? {}),
  ),
  route.get(
    '/tickets/:id/queue-place',
    {
      summary: 'Position in the queue and how long it may take',
      may: 'ticket.read',
      params: IdParams,
      reply: QueuePlace,
    },
    (ctx, { params }) => queuePlaceOf(ctx, params.id),
  ),
  route.get(
    '/presence',
    { summary: 'Who is there, by name', may: 'user.read', query: PageQuery, reply: pageOf(Presence) },
    (ctx, { query }) => listPresences(ctx, query),
  ),
  route.put(
    '/users/:id/presence',
    {
      summary: 'Say whether somebody is there; repeated as a heartbeat',
      may: 'presence.change',
      params: IdParams,
      body: ChangePresence,
      reply: Presence,
    },
    (ctx, { params, body }) => changePresence(ctx, params.id, body.state),
  ),
]
