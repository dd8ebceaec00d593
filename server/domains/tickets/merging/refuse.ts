import { conflict } from '../../../platform/errors.ts'
import type { TicketRow } from '../access.ts'
import { refuseMerged } from '../change-ticket.ts'

/** Merges that would mean nothing, or hide something. */
export function refuseMerge(target: TicketRow, sources: TicketRow[]): void {
  if (sources.some(({ id }) => id === target.id))
    throw conflict('merge_into_itself', 'A ticket cannot be put into itself. Choose another one.', [
      { path: 'tickets', message: 'holds the ticket to merge into' },
    ])
  if (target.merged_into)
    throw conflict(
      'target_merged',
      `${target.case_id} has itself been put into another ticket. Merge into that one instead.`,
      [{ path: 'into', message: 'is merged' }],
    )
  if (target.status === 'closed')
    throw conflict('target_closed', `${target.case_id} is closed: nothing can be put into it. Choose an open ticket.`, [
      { path: 'into', message: 'is closed' },
    ])
  for (const ticket of [target, ...sources]) refuseSpam(ticket)
  for (const source of sources) refuseMerged(source)
}

function refuseSpam({ spam, case_id }: TicketRow): void {
  if (spam) throw conflict('ticket_spam', `${case_id} is marked as spam. Take the mark away first.`)
}
