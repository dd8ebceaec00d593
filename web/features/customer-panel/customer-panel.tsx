import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import { customerTicketsQuery, ticketQuery } from '../../lib/queries/tickets.ts'
import { FoldSection } from '../../ui/fold-section.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { StatusIcon } from '../../ui/ticket-icons.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { CustomerCard } from './customer-card.tsx'
import classes from './customer-panel.module.css'
import { Fact } from './fact.tsx'

interface Props {
  ticketId: string
  /** How much time is left, and how it was understood. */
  understanding: (ticket: Ticket) => ReactNode
  /** Whose it is, and when it is their turn. */
  place: (ticket: Ticket) => ReactNode
  /** How the case ended. */
  outcome: (ticket: Ticket) => ReactNode
  /** What may answer it. */
  articles: (ticket: Ticket) => ReactNode
  /** What is still to be done for it. */
  tasks: ReactNode
}

/** Who writes, how it ended if it did, what the case is about, and what came before. What is seldom asked for is folded. */
export function CustomerPanel({ ticketId, understanding, place, outcome, articles, tasks }: Props) {
  const { data: ticket, isError } = useQuery(ticketQuery(ticketId))
  const customer = useQuery({ ...customerQuery(ticket?.customer_id ?? ''), enabled: ticket !== undefined })
  // The conversation beside it says what is wrong.
  if (isError && !ticket) return null
  if (customer.isError) return <ErrorState error={customer.error} retry={() => void customer.refetch()} />
  if (!ticket || !customer.data) return <PanelSkeleton />
  return (
    <div className={classes.panel}>
      <CustomerCard customer={customer.data} />
      {outcome(ticket)}
      {understanding(ticket)}
      {articles(ticket)}
      {tasks}
      {place(ticket)}
      <TicketFacts ticket={ticket} />
      <OtherTickets ticket={ticket} />
    </div>
  )
}

function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  return (
    <FoldSection
      name="ticket"
      title={t('customer.ticket')}
      summary={
        <span>
          {t('customer.received')} <TimeAgo at={ticket.created_at} style="words" />
        </span>
      }
    >
      <dl className={classes.facts}>
        <Fact label={t('customer.received')} value={<TimeAgo at={ticket.created_at} style="words" />} />
        <Fact
          label={t('customer.first_response')}
          value={
            ticket.first_response_at ? (
              <TimeAgo at={ticket.first_response_at} style="words" />
            ) : (
              t('customer.no_reply_yet')
            )
          }
        />
        {ticket.resolved_at && (
          <Fact label={t('customer.resolved_at')} value={<TimeAgo at={ticket.resolved_at} style="words" />} />
        )}
        <Fact
          label={t('customer.contacts')}
          value={<span className="tabular">{ticket.contacts_to_resolution ?? '–'}</span>}
        />
      </dl>
    </FoldSection>
  )
}

function OtherTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const query = useQuery(customerTicketsQuery(ticket.customer_id))
  const others = query.data?.items.filter((other) => other.id !== ticket.id)
  if (!others) return null
  return (
    <section className={classes.section}>
      <h2>{t('customer.past')}</h2>
      {others.length === 0 && <p className={classes.quiet}>{t('customer.no_past')}</p>}
      <ul className={classes.past}>
        {others.map((other) => (
          <li key={other.id}>
            <Link to="/tickets/$ticketId" params={{ ticketId: other.id }} search={(search) => search}>
              <StatusIcon status={other.status} label={t(`status.${other.status}`)} />
              <span className={classes.pastSubject}>{other.subject}</span>
              <TimeAgo at={other.last_message_at} className={classes.pastTime} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PanelSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.panel} role="status" aria-label={t('common.loading')}>
      <div className={classes.section}>
        <Skeleton height={40} circle mb={16} />
        {[70, 50, 64, 40].map((width) => (
          <Skeleton key={width} height={11} width={`${width}%`} mb={14} radius="sm" />
        ))}
      </div>
    </div>
  )
}
