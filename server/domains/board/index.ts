import type { Domain } from '../../platform/domain.ts'
import { routes } from './routes.ts'

export const board: Domain = { name: 'board', tables: [], routes }
