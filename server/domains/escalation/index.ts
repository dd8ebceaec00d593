import type { Domain } from '../../platform/domain.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'

export const escalation: Domain = { name: 'escalation', tables: ['escalations'], routes, reactions }
