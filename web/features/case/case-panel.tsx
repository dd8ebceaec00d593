import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { ClocksSection } from './clocks-section.tsx'
import { UnderstandingSection } from './understanding-section.tsx'

/** The case itself: how much time is left, and how it was understood. */
export function CasePanel({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <ClocksSection ticket={ticket} />
      <UnderstandingSection ticket={ticket} />
    </>
  )
}
