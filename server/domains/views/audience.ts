import type { Actor } from '../../platform/context.ts'
import type { Audience } from '../../platform/domain.ts'
import type { StoredEvent } from '../../platform/events.ts'

const EVERYONE = 'views:everyone'
const roomOfTeam = (name: unknown) => `views:team:${name}`

/** Who sees a kept view hears of it; who no longer does, too, so that it leaves their screen. */
export const audience: Audience = {
  of: async (_ctx, events) =>
    new Map(events.filter(({ name }) => name.startsWith('view.')).map(({ id, data }) => [id, roomsFor(data)])),
  roomsOf: ({ type, teams }: Actor) => (type === 'agent' || type === 'ai' ? [EVERYONE, ...teams.map(roomOfTeam)] : []),
}

const roomsFor = (data: StoredEvent['data']): string[] => [
  `user:${data.owner_id}`,
  ...roomsOfSharing(data.shared_with, data.team),
  ...roomsOfSharing(data.before_shared_with, data.before_team),
]

function roomsOfSharing(sharedWith: unknown, team: unknown): string[] {
  if (sharedWith === 'everyone') return [EVERYONE]
  return sharedWith === 'team' ? [roomOfTeam(team)] : []
}
