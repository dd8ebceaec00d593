import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import { AMONG, type TicketSelection, wordsIn } from './filters.ts'

type Condition = Expression<SqlBool>

/** Written as the index `tickets_by_facet` is. */
const facets = sql`ticket_facets(tickets.channel, tickets.status, tickets.priority, tickets.category, tickets.emotion,
  tickets.language, tickets.tier, tickets.team, tickets.assignee_id, tickets.tags)`

/** Statuses of those views that are about statuses. */
const STATUSES = {
  inbox: 'new,open,escalated',
  unassigned: 'new,open,escalated',
  mine: 'new,open,escalated,pending,on_hold',
  resolved: 'resolved,closed',
} as const

/**
 * What of the filters can be looked up in one index, whichever they are and however many. It finds no ticket too few and
 * hardly one too many (a tag may read like a facet), so it stands beside the filters and not in their place.
 */
export function lookedUp({ actor }: Context, filters: TicketSelection): Condition[] {
  const choices = [...chosen(filters), ...viewed(filters), ...assigned(actor, filters)]
  const single = choices.flatMap((words) => (words.length === 1 ? words : []))
  const all = [...single, ...wordsIn(filters.tag?.toLowerCase())]
  return [
    ...(all.length > 0 ? [sql<SqlBool>`${facets} @> ${all}::text[]`] : []),
    ...choices.filter((words) => words.length > 1).map((words) => sql<SqlBool>`${facets} && ${words}::text[]`),
  ]
}

const facetsOf = (name: string, text: string | undefined) => wordsIn(text).map((word) => `${name}:${word}`)

const chosen = (filters: TicketSelection): string[][] => AMONG.map((name) => facetsOf(name, filters[name]))

const viewed = ({ view }: TicketSelection): string[][] =>
  view && view in STATUSES ? [facetsOf('status', STATUSES[view as keyof typeof STATUSES])] : []

function assigned(actor: Actor, { assignee_id, view }: TicketSelection): string[][] {
  const isOwn = actor.type !== 'system' && actor.type !== 'customer' && actor.read_reach === 'own'
  const names = [
    assignee_id === 'me' ? actor.id : assignee_id,
    ...(isOwn || view === 'mine' ? [actor.id] : []),
    ...(view === 'unassigned' ? ['none'] : []),
  ]
  return names.flatMap((name) => (name ? [[`assignee_id:${name.toLowerCase()}`]] : []))
}
