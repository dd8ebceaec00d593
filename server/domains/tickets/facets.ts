import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { Stretch } from '../../platform/stretches.ts'
import { AMONG, type TicketSelection, wordsIn } from './filters.ts'

type Condition = Expression<SqlBool>

/** Written as the index `tickets_by_facet` is. */
const facets = sql`ticket_facets(tickets.channel, tickets.status, tickets.priority, tickets.category, tickets.emotion,
  tickets.language, tickets.tier, tickets.team, tickets.assignee_id, tickets.tags, tickets.last_message_at)`

/** The smallest stretch of time the index knows, as a power of two, in seconds. */
export const SMALLEST_STRETCH = 16

/** Stretches as the index calls them, in PostgreSQL's spelling of a list. */
export const namesOf = (stretches: readonly Stretch[]): string =>
  `{${stretches.map(({ size, number }) => `AT${size}:${number}`).join(',')}}`

/** Tickets that have one of the facets. Each choice is a condition of its own: the index tells of several twice as fast so. */
export const having = (choice: readonly string[]): Condition =>
  choice.length === 1
    ? sql<SqlBool>`${facets} @> array[${choice[0]!}]`
    : sql<SqlBool>`${facets} && ${[...choice]}::text[]`

/** Tickets whose last message lies in one of the stretches: `names` is SQL for what `namesOf` gives. */
export const lastSaidIn = (names: Expression<unknown>): Condition => sql<SqlBool>`${facets} && (${names})::text[]`

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
export const lookedUp = ({ actor }: Context, filters: TicketSelection): Condition[] =>
  [...chosen(filters), ...viewed(filters), ...assigned(actor, filters), ...tagged(filters)]
    .filter((words) => words.length > 0)
    .map(having)

/** A facet as the index has it. */
export const facetsOf = (name: string, words: readonly string[]): string[] => words.map((word) => `${name}:${word}`)

const chosen = (filters: TicketSelection): string[][] => AMONG.map((name) => facetsOf(name, wordsIn(filters[name])))

const viewed = ({ view }: TicketSelection): string[][] =>
  view && view in STATUSES ? [facetsOf('status', wordsIn(STATUSES[view as keyof typeof STATUSES]))] : []

/** A ticket can have several tags, so each is asked for by itself. */
const tagged = ({ tag }: TicketSelection): string[][] => wordsIn(tag?.toLowerCase()).map((word) => [word])

function assigned(actor: Actor, { assignee_id, view }: TicketSelection): string[][] {
  const isOwn = actor.type !== 'system' && actor.type !== 'customer' && actor.read_reach === 'own'
  const names = [
    assignee_id === 'me' ? actor.id : assignee_id,
    ...(isOwn || view === 'mine' ? [actor.id] : []),
    ...(view === 'unassigned' ? ['none'] : []),
  ]
  return names.flatMap((name) => (name ? [[`assignee_id:${name.toLowerCase()}`]] : []))
}
