import type { Actor, Context } from '../../platform/context.ts'
import type { Audience } from '../../platform/domain.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { permits } from '../auth/permissions.ts'
import { accessTicket } from './access.ts'
import { messagesById } from './messages.ts'
import { ticketAudiences, ticketsForAll } from './queries.ts'

const ALL = 'tickets:all'
const RESTRICTED = 'tickets:restricted'
const team = (name: string) => `tickets:team:${name}`
/** Who sees restricted tickets sees those of a team only as far as their reach goes. */
const restrictedOf = (name: string) => `${RESTRICTED}:team:${name}`
const user = (id: string) => `user:${id}`

/** Who hears of tickets: the same reach as in access.ts, as rooms. */
export const audience: Audience = {
  of: roomsByEvent,
  roomsOf,
  admit: async (ctx, ticketId) => void (await accessTicket(ctx, ticketId, 'read')),
  rowsFor,
  listed,
}

function roomsOf(actor: Actor): string[] {
  if (actor.type !== 'agent' && actor.type !== 'ai') return []
  if (actor.read_reach === 'own') return []
  const seesRestricted = permits({ ...actor, scopes: null }, 'ticket.restrict')
  if (actor.read_reach === 'all') return seesRestricted ? [ALL, RESTRICTED] : [ALL]
  const teams = ['', ...actor.teams]
  return [...teams.map(team), ...(seesRestricted ? teams.map(restrictedOf) : [])]
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
  const restricted = ticket.restricted && event.name !== 'ticket.restricted'
  const roomOf = restricted ? restrictedOf : team
  const beforeTeam = event.name === 'ticket.team_changed' ? [roomOf(String(event.data.before ?? ''))] : []
  return [...before, ...beforeTeam, ...roomsNow({ ...ticket, restricted })]
}

/** Those who may see a ticket as it is. */
function roomsNow({ assignee_id, restricted, team: name }: Place): string[] {
  const own = assignee_id ? [user(assignee_id)] : []
  return [...own, ...(restricted ? [RESTRICTED, restrictedOf(name ?? '')] : [ALL, team(name ?? '')])]
}

/** Changed rows, so that a change is on every screen before anybody asks for a list again. */
async function listed(ctx: Context, events: StoredEvent[]) {
  const ids = new Set(events.flatMap(({ ticket_id }) => ticket_id ?? []))
  const rows = await ticketsForAll(ctx, [...ids])
  return rows.map((row) => ({ rooms: roomsNow(row), name: 'tickets', rows: [row] }))
}

const WITH_MESSAGE = [
  'ticket.message_received',
  'ticket.replied',
  'ticket.noted',
  'ticket.acknowledged',
  'ticket.customer_asked',
  'ticket.rule_replied',
  'ticket.delivery_changed',
]

/** A message that was taken back has no row any more; `ticket.reply_taken_back` tells that it is gone. */
async function rowsFor(ctx: Context, events: StoredEvent[]) {
  const ids = events.filter(({ name }) => WITH_MESSAGE.includes(name)).map(({ data }) => String(data.message_id))
  const messages = await messagesById(ctx, [...new Set(ids)])
  return messages.map((row) => ({ subject_id: row.ticket_id, name: 'message', row }))
}
