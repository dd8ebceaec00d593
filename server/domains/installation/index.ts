import type { Domain } from '../../platform/domain.ts'
import { routes } from './routes.ts'

export const installation: Domain = { name: 'installation', tables: [], routes }
