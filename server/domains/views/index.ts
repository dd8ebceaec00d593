import type { Domain } from '../../platform/domain.ts'
import { audience } from './audience.ts'
import { routes } from './routes.ts'

export const views: Domain = { name: 'views', tables: ['views'], routes, audience }
