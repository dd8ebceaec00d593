import type { Domain } from '../../platform/domain.ts'
import { forgetOldSimulations } from './commands.ts'
import { runSimulation } from './jobs.ts'
import { routes } from './routes.ts'

export const simulation: Domain = {
  name: 'simulation',
  tables: ['simulations'],
  routes,
  jobs: [runSimulation],
  tidy: forgetOldSimulations,
}
