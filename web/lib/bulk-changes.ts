import type { ChangeTickets } from '../../server/domains/tickets/changing-many/contract.ts'
import type { Ticket } from '../../server/domains/tickets/contract.ts'

/** What becomes of several tickets: the `change` of `POST /tickets/changes`. */
export type BulkChange = ChangeTickets['change']

/** So many are changed with one request, so that one sees how far it is and can stop. */
export const AT_ONCE = 20

export const inParts = <Item>(items: readonly Item[], size = AT_ONCE): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/** What the ticket will look like, shown at once and corrected by the reply. */
export function patchOfBulk(change: BulkChange, { tags }: Pick<Ticket, 'tags'>): Partial<Ticket> {
  const { add_tags = [], remove_tags = [], ...fields } = change
  if (add_tags.length + remove_tags.length === 0) return fields
  const kept = tags.filter((tag) => !remove_tags.includes(tag))
  return { ...fields, tags: [...new Set([...kept, ...add_tags])] }
}

export interface WayBack {
  tickets: Ticket[]
  change: BulkChange
}

/** What takes a change back, by what the tickets were before: those that were alike go back together. */
export function waysBack(change: BulkChange, before: readonly Ticket[]): WayBack[] {
  const groups = Map.groupBy(before, (ticket) => JSON.stringify(inverseOf(change, ticket)))
  return [...groups].flatMap(([inverse, tickets]) =>
    inverse === '{}' ? [] : [{ tickets, change: JSON.parse(inverse) as BulkChange }],
  )
}

function inverseOf(change: BulkChange, before: Ticket): BulkChange {
  const { assignee_id, priority, team, status, snoozed_until, spam, add_tags, remove_tags } = change
  const added = add_tags?.filter((tag) => !before.tags.includes(tag)) ?? []
  const removed = remove_tags?.filter((tag) => before.tags.includes(tag)) ?? []
  return {
    ...(assignee_id !== undefined && { assignee_id: before.assignee_id }),
    ...(priority !== undefined && { priority: before.priority }),
    // There is no way back to no team.
    ...(team !== undefined && before.team !== null && { team: before.team }),
    ...(status !== undefined && { status: statusBefore(before) }),
    ...(snoozed_until !== undefined && { snoozed_until: before.snoozed_until }),
    ...(spam !== undefined && { spam: before.spam }),
    ...(added.length > 0 && { remove_tags: added }),
    ...(removed.length > 0 && { add_tags: removed }),
  }
}

/** "new" and "escalated" are states the desk reaches by itself; going back means open. */
const statusBefore = ({ status }: Ticket) => (status === 'new' || status === 'escalated' ? 'open' : status)

/** Tags all of these tickets have, and how many have each one. */
export function tagsAmong(tickets: readonly Pick<Ticket, 'tags'>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const tag of tickets.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Map([...counts].toSorted(([a, many], [b, few]) => few - many || a.localeCompare(b)))
}
