import type { MacroChanges } from '../../server/domains/macros/contract.ts'
import type { ChangeTickets } from '../../server/domains/tickets/changing-many/contract.ts'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import type { DraftKind } from './drafts.ts'
import { externalStore, useExternalStore } from './external-store.ts'

export type { MacroChanges }
export type Change = ChangeTickets['change']

/** One change that goes with the words, as a chip shows it and as it can be taken out. */
export type ChangePart =
  | { part: 'status_after' | 'priority' | 'team' | 'assignee'; value: string }
  | { part: 'add_tags' | 'remove_tags'; value: string }

/** Outside the component and kept in this browser: neither another ticket nor a reload forgets what a macro asked for. */
const STORAGE = 'sr.changes'
const store = externalStore<Record<string, MacroChanges>>(load())
const none: MacroChanges = {}
const placeOf = (ticketId: string, kind: DraftKind) => `${ticketId}:${kind}`

export const useChanges = (ticketId: string, kind: DraftKind) =>
  useExternalStore(store)[placeOf(ticketId, kind)] ?? none

/** A second macro wins where both say something. */
export function addChanges(ticketId: string, kind: DraftKind, changes: MacroChanges) {
  write(placeOf(ticketId, kind), merged(store.read()[placeOf(ticketId, kind)] ?? none, changes))
}

export function dropChange(ticketId: string, kind: DraftKind, part: ChangePart) {
  write(placeOf(ticketId, kind), without(store.read()[placeOf(ticketId, kind)] ?? none, part))
}

export function takeChanges(ticketId: string, kind: DraftKind): MacroChanges {
  const changes = store.read()[placeOf(ticketId, kind)] ?? none
  write(placeOf(ticketId, kind), none)
  return changes
}

export function merged(before: MacroChanges, more: MacroChanges): MacroChanges {
  const add_tags = union(before.add_tags, more.add_tags).filter((tag) => !more.remove_tags?.includes(tag))
  const remove_tags = union(before.remove_tags, more.remove_tags).filter((tag) => !more.add_tags?.includes(tag))
  return tidy({ ...before, ...more, add_tags, remove_tags })
}

export const partsOf = ({ add_tags = [], remove_tags = [], ...single }: MacroChanges): ChangePart[] => [
  ...(['status_after', 'priority', 'team', 'assignee'] as const).flatMap((part) => {
    const value = single[part]
    return value ? [{ part, value }] : []
  }),
  ...add_tags.map((value) => ({ part: 'add_tags' as const, value })),
  ...remove_tags.map((value) => ({ part: 'remove_tags' as const, value })),
]

export function without(changes: MacroChanges, { part, value }: ChangePart): MacroChanges {
  if (part === 'add_tags' || part === 'remove_tags')
    return tidy({ ...changes, [part]: changes[part]?.filter((tag) => tag !== value) })
  const { [part]: _, ...rest } = changes
  return rest
}

interface Sending {
  ticket: Ticket
  kind: DraftKind
  /** Whose id `me` stands for. */
  me: string
}

/** What is asked for besides the words, as far as it is not so already. A reply takes its status with it, a note does not. */
export function changeFor({ ticket, kind, me }: Sending, changes: MacroChanges): Change | null {
  const assignee_id = changes.assignee === 'me' ? me : changes.assignee
  const add_tags = changes.add_tags?.filter((tag) => !ticket.tags.includes(tag.toLowerCase()))
  const remove_tags = changes.remove_tags?.filter((tag) => ticket.tags.includes(tag.toLowerCase()))
  const status = kind === 'note' ? changes.status_after : undefined
  const change = Object.fromEntries(
    Object.entries({
      team: changes.team === ticket.team ? undefined : changes.team,
      priority: changes.priority === ticket.priority ? undefined : changes.priority,
      assignee_id: assignee_id === ticket.assignee_id ? undefined : assignee_id,
      add_tags: add_tags?.length ? add_tags : undefined,
      remove_tags: remove_tags?.length ? remove_tags : undefined,
      status: status === ticket.status ? undefined : status,
    }).filter(([, value]) => value !== undefined),
  ) as Change
  return Object.keys(change).length > 0 ? change : null
}

/** What takes a change back. A ticket cannot be put back into no team, nor be new again. */
export function inverseOf(change: Change, before: Ticket): Change | null {
  const status = before.status === 'new' || before.status === 'escalated' ? 'open' : before.status
  const inverse: Change = {
    ...(change.team && before.team ? { team: before.team } : {}),
    ...(change.priority ? { priority: before.priority } : {}),
    ...(change.assignee_id === undefined ? {} : { assignee_id: before.assignee_id }),
    ...(change.add_tags ? { remove_tags: change.add_tags } : {}),
    ...(change.remove_tags ? { add_tags: change.remove_tags } : {}),
    ...(change.status ? { status } : {}),
  }
  return Object.keys(inverse).length > 0 ? inverse : null
}

const union = (one: string[] = [], other: string[] = []) => [...new Set([...one, ...other])]

/** Nothing to do is not kept as an empty list. */
const tidy = (changes: MacroChanges): MacroChanges =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0)),
  )

function write(place: string, changes: MacroChanges) {
  const { [place]: _, ...others } = store.read()
  store.write(Object.keys(changes).length > 0 ? { ...others, [place]: changes } : others)
  try {
    localStorage.setItem(STORAGE, JSON.stringify(store.read()))
  } catch {
    // Storage may be full or refused; this page still knows.
  }
}

function load(): Record<string, MacroChanges> {
  try {
    return JSON.parse(localStorage.getItem(STORAGE) ?? '{}')
  } catch {
    return {}
  }
}
