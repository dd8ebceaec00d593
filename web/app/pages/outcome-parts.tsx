import { Suspense } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'
import classes from './pages.module.css'

const OutcomeBanner = latePart(() =>
  withWords('outcome', import('../../features/outcome/outcome-banner.tsx')).then((m) => ({ default: m.OutcomeBanner })),
)
const OutcomeCard = latePart(() =>
  withWords('outcome', import('../../features/outcome/outcome-card.tsx')).then((m) => ({ default: m.OutcomeCard })),
)

/** The customer's word on a ticket that was resolved; its line is kept free while it comes. */
export function ConfirmationLine({ ticket }: { ticket: Ticket }) {
  if (!ticket.confirmation) return null
  return (
    <Suspense fallback={<div className={classes.bannerPlace} />}>
      <OutcomeBanner ticket={ticket} />
    </Suspense>
  )
}

/** How the case ended, once it has. */
export function OutcomeFacts({ ticket }: { ticket: Ticket }) {
  const ended = ticket.status === 'resolved' || ticket.status === 'closed' || ticket.confirmation !== null
  if (!ended) return null
  return (
    <Suspense fallback={<div className={classes.outcomePlace} />}>
      <OutcomeCard ticket={ticket} />
    </Suspense>
  )
}
