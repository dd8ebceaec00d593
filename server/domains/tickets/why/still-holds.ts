import type { TicketRow } from '../access.ts'
import { aboutOf } from './about.ts'

interface Decided {
  kind: string
  result: Record<string, unknown>
}

/** Where the ticket itself keeps what was decided, and under which names decisions keep it. */
const KEPT: Record<string, { of: (ticket: TicketRow) => unknown; named: readonly string[] }> = {
  priority: { of: ({ priority }) => priority, named: ['priority'] },
  team: { of: ({ team }) => team, named: ['team'] },
  assignee: { of: ({ assignee_id }) => assignee_id, named: ['assignee_id', 'agent_id'] },
  queue_place: { of: ({ queue_class }) => queue_class, named: ['queue_class'] },
}

/** Whether the ticket still is as the newest decision of its kind has left it: somebody may have moved it since. */
export function stillHolds({ kind, result }: Decided, ticket: TicketRow): boolean {
  const kept = KEPT[aboutOf({ kind })]
  const name = kept?.named.find((one) => one in result)
  return !kept || name === undefined || (result[name] ?? null) === (kept.of(ticket) ?? null)
}
