import { Done, IdParams, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { changeView, deleteView, makeView } from './commands.ts'
import { ChangeView, ListCounts, MakeView, SavedView } from './contract.ts'
import { countLists } from './counts.ts'
import { getView, listViews } from './queries.ts'

const params = IdParams

export const routes = [
  route.get(
    '/views',
    { summary: 'Kept views the caller sees, own ones first', may: 'view.read', reply: wholeList(SavedView) },
    async (ctx) => ({ items: await listViews(ctx), next_cursor: null }),
  ),
  route.get(
    '/views/counts',
    {
      summary: 'Tickets per team, channel and kept view, counted up to 1,000',
      may: 'view.read',
      reply: ListCounts,
    },
    countLists,
  ),
  route.get('/views/:id', { summary: 'One kept view', may: 'view.read', params, reply: SavedView }, (ctx, { params }) =>
    getView(ctx, params.id),
  ),
  route.post(
    '/views',
    { summary: 'Keep a list with its filters', may: 'view.change', body: MakeView, reply: SavedView, status: 201 },
    (ctx, { body }) => makeView(ctx, body),
  ),
  route.patch(
    '/views/:id',
    { summary: 'Rename, refilter or share', may: 'view.change', params, body: ChangeView, reply: SavedView },
    (ctx, { params, body }) => changeView(ctx, params.id, body),
  ),
  route.delete(
    '/views/:id',
    { summary: 'Forget a kept view', may: 'view.change', params, reply: Done },
    (ctx, { params }) => deleteView(ctx, params.id),
  ),
]
