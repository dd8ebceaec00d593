import { Suspense } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { withWords } from '../../lib/i18n.ts'
import { useMay } from '../../lib/me.ts'
import { latePart } from '../../lib/patiently.ts'

const TicketRuns = latePart(() =>
  withWords('troubleshooters', import('../../features/troubleshooters/ticket-runs.tsx')).then((m) => ({
    default: m.TicketRuns,
  })),
)

/** What was tried for a ticket; fetched after the ticket itself. */
export function TroubleshootPart({ ticket }: { ticket: Ticket }) {
  const may = useMay()
  if (!may('troubleshooter.run')) return null
  return (
    <Suspense fallback={null}>
      <TicketRuns key={ticket.id} ticketId={ticket.id} language={ticket.language} />
    </Suspense>
  )
}
