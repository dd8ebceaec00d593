import { route } from '../../platform/http/route.ts'
import { SearchQuery, SearchResult } from './contract.ts'
import { search } from './queries.ts'

export const routes = [
  route.get(
    '/search',
    {
      summary: 'Tickets by words and filters; customers and companies by name',
      may: 'search.read',
      query: SearchQuery,
      reply: SearchResult,
    },
    (ctx, { query }) => search(ctx, query),
  ),
]
