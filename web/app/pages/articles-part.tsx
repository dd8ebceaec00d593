import { Suspense } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { withWords } from '../../lib/i18n.ts'
import { useMay } from '../../lib/me.ts'
import { latePart } from '../../lib/patiently.ts'

const TicketArticles = latePart(() =>
  withWords('knowledge', import('../../features/ticket-articles/ticket-articles.tsx')).then((module) => ({
    default: module.TicketArticles,
  })),
)

/** Articles for a ticket; fetched after the ticket itself. */
export function ArticlesPart({ ticket, onInserted }: { ticket: Ticket; onInserted: () => void }) {
  const may = useMay()
  if (!may('article.read')) return null
  return (
    <Suspense fallback={null}>
      <TicketArticles key={ticket.id} ticket={ticket} onInserted={onInserted} />
    </Suspense>
  )
}
