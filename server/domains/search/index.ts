import type { Domain } from '../../platform/domain.ts'
import { indexer } from './indexing/indexer.ts'
import { routes } from './routes.ts'

export const search: Domain = {
  name: 'search',
  tables: ['search_tickets', 'search_people', 'search_words', 'search_progress'],
  routes,
  services: [indexer],
}
