import { Suspense } from 'react'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'

const TicketTasks = latePart(() =>
  withWords('tasks', import('../../features/ticket-tasks/ticket-tasks.tsx')).then((module) => ({
    default: module.TicketTasks,
  })),
)

/** What is to be done for a ticket; fetched after the ticket itself. */
export function TasksPart({ ticketId }: { ticketId: string }) {
  return (
    <Suspense fallback={null}>
      <TicketTasks key={ticketId} ticketId={ticketId} />
    </Suspense>
  )
}
