import { route } from '../../platform/http/route.ts'
import { SearchQuery, SearchResult } from './contract.ts'
import { searchEverything } from './with-articles.ts'

export const routes = [
  route.get(
    '/search',
    {
      summary: 'Tickets by words and filters; customers and companies by name; articles',
      may: 'search.read',
      query: SearchQuery,
      reply: SearchResult,
    },
    (ctx, { query }) => searchEverything(ctx, query),
  ),
]
