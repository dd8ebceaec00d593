import type { Actor } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { permits } from '../auth/permissions.ts'
import { routes } from './routes.ts'

const EVERYONE = 'macros'

export const macros: Domain = {
  name: 'macros',
  tables: ['macros'],
  routes,
  // An event tells that some macro is another now, and no more; a list asked for anew shows only what one may use.
  audience: {
    of: async (_ctx, events) =>
      new Map(events.filter(({ name }) => name.startsWith('macro.')).map(({ id }) => [id, [EVERYONE]])),
    roomsOf: (actor: Actor) => (permits({ ...actor, scopes: null }, 'macro.read') ? [EVERYONE] : []),
  },
}
