import { route } from '../../platform/http/route.ts'
import * as shape from './contract.ts'
import { deflectionOf, listVisits } from './deflection/queries.ts'

export const routes = [
  route.get(
    '/knowledge/deflection',
    {
      summary: 'How many who meant to write did not have to, and what speaks against it',
      may: 'curation.read',
      query: shape.DeflectionQuery,
      reply: shape.Deflection,
    },
    (ctx, { query }) => deflectionOf(ctx, query),
  ),
  route.get(
    '/knowledge/deflection/visits',
    {
      summary: 'The visits behind a figure',
      may: 'curation.read',
      query: shape.DeflectionVisitsQuery,
      reply: shape.DeflectionVisits,
    },
    (ctx, { query }) => listVisits(ctx, query),
  ),
]
