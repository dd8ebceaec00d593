import type { Domain } from '../../platform/domain.ts'
import { routes } from './routes.ts'

export const analytics: Domain = {
  name: 'analytics',
  // It reads what the others keep, and keeps nothing.
  tables: [],
  routes,
}
