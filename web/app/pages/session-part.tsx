import { Suspense } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'

const AppSession = latePart(() =>
  withWords('case', import('../../features/app-session/app-session.tsx')).then((module) => ({
    default: module.AppSession,
  })),
)

/** What the app told with the customer's messages; only an app tells anything. */
export function SessionPart({ ticket }: { ticket: Ticket }) {
  if (ticket.channel !== 'in_app_messaging') return null
  return (
    <Suspense fallback={null}>
      <AppSession key={ticket.id} ticket={ticket} />
    </Suspense>
  )
}
