import type { Actor } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { permits } from '../auth/permissions.ts'
import { RunEnded, RunStarted } from './events.ts'
import { forgetRuns } from './forget.ts'
import { routes } from './routes.ts'

const DESK = 'troubleshooters'
/** Runs of customers come by the hundred, and change nothing that is on a screen. */
const QUIET: readonly string[] = [RunStarted.name, RunEnded.name]

export const troubleshooters: Domain = {
  name: 'troubleshooters',
  tables: ['troubleshooters', 'troubleshooter_versions', 'troubleshooter_runs', 'troubleshooter_run_steps'],
  routes,
  tidy: forgetRuns,
  audience: {
    of: async (_ctx, events) =>
      new Map(
        events
          .filter(({ name }) => name.startsWith('troubleshooter.') && !QUIET.includes(name))
          .map(({ id }) => [id, [DESK]]),
      ),
    roomsOf: (actor: Actor) => (permits({ ...actor, scopes: null }, 'troubleshooter.read') ? [DESK] : []),
  },
}
