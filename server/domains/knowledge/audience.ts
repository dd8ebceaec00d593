import type { Actor } from '../../platform/context.ts'
import type { Audience } from '../../platform/domain.ts'
import { permits } from '../auth/permissions.ts'

const DESK = 'articles:desk'

/** The desk hears of every article; nobody else does. */
export const audience: Audience = {
  of: async (_ctx, events) =>
    new Map(events.flatMap(({ id, name }) => (/^article[s_]?/.test(name) ? [[id, [DESK]] as const] : []))),
  roomsOf: (actor: Actor) => (permits(actor, 'article.read') ? [DESK] : []),
}
