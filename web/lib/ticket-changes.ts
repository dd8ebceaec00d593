import type { Priority, Status, Ticket } from '../../server/domains/tickets/contract.ts'

/** One change of a ticket, as the server names it: the noun of `PUT /tickets/{id}/{noun}`. */
export type TicketChange =
  | { noun: 'assignee'; assignee_id: string | null; assignee_name: string | null; undo?: true }
  | { noun: 'status'; status: Status }
  | { noun: 'priority'; priority: Priority }
  | { noun: 'tags'; tags: string[] }
  | { noun: 'snooze'; until: string | null }
  | { noun: 'team'; team: string }
  | { noun: 'restricted'; restricted: boolean }

/** What is sent. The name of the assignee is only for showing the change before the server answers. */
export function bodyOf(change: TicketChange): object {
  if (change.noun === 'assignee') return { assignee_id: change.assignee_id, undo: change.undo }
  const { noun: _noun, ...body } = change
  return body
}

/** What the ticket will look like, shown at once and corrected by the reply. */
export function patchOf(change: TicketChange): Partial<Ticket> {
  if (change.noun === 'snooze') return { snoozed_until: change.until }
  if (change.noun === 'assignee') return { assignee_id: change.assignee_id, assignee_name: change.assignee_name }
  const { noun: _noun, ...fields } = change
  return fields
}

/** What of a refused change is still on the screen, as it was before. What has changed besides stays. */
export function rollBack(change: TicketChange, { before, now }: { before: Ticket; now: Ticket }): Partial<Ticket> {
  const shown = Object.entries(patchOf(change)).filter(([field, value]) => now[field as keyof Ticket] === value)
  return Object.fromEntries(shown.map(([field]) => [field, before[field as keyof Ticket]]))
}

/** Whether a change ends the case, for which more has to be known than the status. */
export const resolves = (change: TicketChange, { status }: Pick<Ticket, 'status'>) =>
  change.noun === 'status' && change.status === 'resolved' && status !== 'resolved' && status !== 'closed'

/** The change that takes this one back. Null where there is no way back (a ticket without a team). */
export function inverseOf(change: TicketChange, before: Ticket): TicketChange | null {
  switch (change.noun) {
    case 'assignee':
      return { noun: 'assignee', assignee_id: before.assignee_id, assignee_name: before.assignee_name, undo: true }
    case 'status':
      // "new" and "escalated" are states the desk reaches by itself; going back means open.
      return {
        noun: 'status',
        status: before.status === 'new' || before.status === 'escalated' ? 'open' : before.status,
      }
    case 'priority':
      return { noun: 'priority', priority: before.priority }
    case 'tags':
      return { noun: 'tags', tags: before.tags }
    case 'snooze':
      return { noun: 'snooze', until: before.snoozed_until }
    case 'team':
      return before.team ? { noun: 'team', team: before.team } : null
    case 'restricted':
      return { noun: 'restricted', restricted: before.restricted }
  }
}
