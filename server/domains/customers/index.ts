import type { Domain } from '../../platform/domain.ts'
import { routes } from './routes.ts'

export const customers: Domain = {
  name: 'customers',
  tables: ['companies', 'customers', 'identities', 'consents'],
  routes,
}
