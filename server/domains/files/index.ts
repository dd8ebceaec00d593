import type { Domain } from '../../platform/domain.ts'
import { routes } from './routes.ts'

export const files: Domain = { name: 'files', tables: ['files'], routes }
