import type { Domain } from '../../platform/domain.ts'
import { routes } from './routes.ts'

export const notifications: Domain = {
  name: 'notifications',
  tables: ['notifications'],
  routes,
  audience: {
    of: async (_ctx, events) =>
      new Map(
        events
          .filter(({ name }) => name === 'notification.created')
          .map(({ id, data }) => [id, [`user:${data.user_id}`]]),
      ),
    roomsOf: (actor) => (actor.id ? [`user:${actor.id}`] : []),
  },
}
