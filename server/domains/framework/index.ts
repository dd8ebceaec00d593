import type { Domain } from '../../platform/domain.ts'
import { readFramework } from './commands.ts'
import { routes } from './routes.ts'

export const framework: Domain = {
  name: 'framework',
  tables: ['framework_versions'],
  routes,
  prepare: readFramework,
}
