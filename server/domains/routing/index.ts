import type { Domain } from '../../platform/domain.ts'
import { drainQueues } from './assignment/drain.ts'
import { givenBack } from './assignment/give-back.ts'
import { mayAssign } from './assignment/may-assign.ts'
import { shiftBegins } from './assignment/shift-begins.ts'
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
  jobs: [placeSeveralAgain, drainQueues],
  due: [presenceOver, shiftBegins, ...givenBack],
  answers: [mayAssign],
  audience,
}
