import type { Domain } from '../../platform/domain.ts'
import { audience } from './audience.ts'
import { placeSeveralAgain } from './place-again.ts'
import { presenceOver } from './presence.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'

export const routing: Domain = {
  name: 'routing',
  tables: ['presences'],
  routes,
  reactions,
  jobs: [placeSeveralAgain],
  due: [presenceOver],
  audience,
}
