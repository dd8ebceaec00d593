import type { Audience } from '../../platform/domain.ts'

const DESK = 'presence'

/** Everybody at the desk hears who comes and goes. */
export const audience: Audience = {
  of: async (_ctx, events) =>
    new Map(events.filter(({ name }) => name === 'presence.changed').map(({ id }) => [id, [DESK]])),
  roomsOf: ({ type }) => (type === 'agent' || type === 'ai' ? [DESK] : []),
}
