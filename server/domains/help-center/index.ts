import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { judgeWhenDue } from './deflection/judge.ts'
import { pages } from './pages/pages.ts'
import { routes } from './routes.ts'
import { forgetCodes } from './sign-in/codes.ts'
import { writeNotes } from './visits/notes.ts'

export const helpCenter: Domain = {
  name: 'help-center',
  tables: ['help_visits', 'help_views', 'help_days', 'help_sign_in_codes'],
  routes,
  pages,
  due: [judgeWhenDue],
  services: [
    {
      role: 'web',
      name: 'visits',
      start: async (ctx) => ({ ready: async () => null, stop: () => writeNotes(ctx) }),
    },
  ],
  tidy: async (ctx) => {
    await forgetCodes(ctx)
    await forgetVisits(ctx)
  },
}

const KEPT_DAYS = 400

/** Older than a year and a month nobody compares anything with them. */
const forgetVisits = ({ db, now }: Context) =>
  db
    .deleteFrom('help_visits')
    .where('started_at', '<', instantText(now().subtract({ hours: 24 * KEPT_DAYS })))
    .execute()
