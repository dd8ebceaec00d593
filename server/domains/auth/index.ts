import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { newId } from '../../platform/ids.ts'
import { routes } from './routes.ts'
import { forgetOldSessions } from './sessions.ts'

export const auth: Domain = {
  name: 'auth',
  tables: ['users', 'roles', 'sessions', 'tokens', 'sign_in_links', 'sign_in_failures'],
  routes,
  audience: {
    // A person's other windows follow what is changed in one of them.
    of: async (_ctx, events) =>
      new Map(
        events.filter(({ name }) => name === 'user.changed').map(({ id, data }) => [id, [`user:${data.user_id}`]]),
      ),
    roomsOf: (actor) => (actor.id ? [`user:${actor.id}`] : []),
  },
  prepare: createAutomation,
  tidy: forgetOldSessions,
}

/** The user the bootstrap token acts as. It has no way to sign in. */
async function createAutomation(ctx: Context): Promise<void> {
  await ctx.db
    .insertInto('users')
    .values({ id: newId(), name: 'Automation', role: 'admin', automation: true, created_at: nowText(ctx) })
    .onConflict((row) => row.doNothing())
    .execute()
}
