import { Suspense } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { withWords } from '../../lib/i18n.ts'
import { useMay } from '../../lib/me.ts'
import { latePart } from '../../lib/patiently.ts'

const Lines = latePart(() =>
  withWords(['case', 'escalation'], import('../../features/escalation/escalation-lines.tsx')).then((m) => ({
    default: m.EscalationLines,
  })),
)

/** What is to be known about handing it up; most tickets have nothing of the kind, so no place is kept free. */
export function EscalationLines({ ticket }: { ticket: Ticket }) {
  const may = useMay()
  if (!may('ticket.read_internal')) return null
  return (
    <Suspense fallback={null}>
      <Lines ticket={ticket} />
    </Suspense>
  )
}
