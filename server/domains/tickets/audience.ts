import type { Actor, Context } from '../../platform/context.ts'
import type { Audience } from '../../platform/domain.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { permits } from '../auth/permissions.ts'
import { accessTicket } from './access.ts'
import { messagesById } from './messages.ts'
import { ticketAudiences } from './queries.ts'

const ALL = 'tickets:all'
const RESTRICTED = 'tickets:restricted'
const team = (name: string) => `tickets:team:${name}`
const user = (id: string) => `user:${id}`

/** Who hears of tickets: the same reach as in access.ts, as rooms. */
export const audience: Audience = {
  of: roomsByEvent,
  roomsOf,
  admit: async (ctx, ticketId) => void (await accessTicket(ctx, ticketId, 'read')),
  rowsFor,
}

function roomsOf(actor: Actor): string[] {
  if (actor.type !== 'agent' && actor.type !== 'ai') return []
  const reach = { all: [ALL], team: [team(''), ...actor.teams.map(team)], own: [] }[actor.read_reach]
  return [...reach, ...(permits({ ...actor, scopes: null }, 'ticket.restrict') ? [RESTRICTED] : [])]
}

async function roomsByEvent(ctx: Context, events: StoredEvent[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(events.flatMap(({ ticket_id }) => ticket_id ?? []))]
  if (ids.length === 0) return new Map()
  const tickets = new Map((await ticketAudiences(ctx, ids)).map((ticket) => [ticket.id, ticket]))
  return new Map(
    events.flatMap((event) => {
      const ticket = tickets.get(event.ticket_id ?? '')
      return ticket ? [[event.id, roomsFor(ticket, event)] as const] : []
    }),
  )
}

interface Place {
  team: string | null
  assignee_id: string | null
  restricted: boolean
}

/** Those who lost a ticket by this very event hear of it too, so that it leaves their list. */
function roomsFor(ticket: Place, event: StoredEvent): string[] {
  const before = typeof event.data.before_id === 'string' ? [user(event.data.before_id)] : []
  const own = [...before, ...(ticket.assignee_id ? [user(ticket.assignee_id)] : [])]
  if (ticket.restricted && event.name !== 'ticket.restricted') return [...own, RESTRICTED]
  const beforeTeam = event.name === 'ticket.team_changed' ? [team(String(event.data.before ?? ''))] : []
  return [...own, ...beforeTeam, ALL, team(ticket.team ?? '')]
}

const WITH_MESSAGE = [
  'ticket.message_received',
  'ticket.replied',
  'ticket.noted',
  'ticket.acknowledged',
  'ticket.customer_asked',
  'ticket.delivery_changed',
]

/** A message that was taken back has no row any more; `ticket.reply_taken_back` tells that it is gone. */
async function rowsFor(ctx: Context, events: StoredEvent[]) {
  const ids = events.filter(({ name }) => WITH_MESSAGE.includes(name)).map(({ data }) => String(data.message_id))
  const messages = await messagesById(ctx, [...new Set(ids)])
  return messages.map((row) => ({ subject_id: row.ticket_id, name: 'message', row }))
}
