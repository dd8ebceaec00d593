import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { queueClassName } from '../../lib/why-sentences.ts'
import { humanize } from '../../lib/words.ts'
import { DecisionReasons } from './decision-reasons.tsx'
import classes from './understanding.module.css'
import { WhyButton } from './why-button.tsx'

/** Who is to help and when it is their turn, each with its why. */
export function PlaceSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('case')
  return (
    <section className={classes.section} aria-labelledby="place">
      <header className={classes.head}>
        <h2 id="place">{t('place.title')}</h2>
      </header>
      <dl className={classes.facets}>
        <PlaceRow
          label={t('place.team')}
          value={ticket.team ? humanize(ticket.team) : t('understanding.unknown')}
          why={<DecisionReasons ticketId={ticket.id} kind="placement" />}
        />
        {ticket.tier && ticket.tier !== ticket.team && (
          <PlaceRow
            label={t('place.tier')}
            value={humanize(ticket.tier)}
            why={<DecisionReasons ticketId={ticket.id} kind="placement" />}
          />
        )}
        <PlaceRow
          label={t('place.queue')}
          value={<QueuePlace ticket={ticket} />}
          why={<DecisionReasons ticketId={ticket.id} kind="queue_place" />}
        />
      </dl>
    </section>
  )
}

function QueuePlace({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation(['app', 'case'])
  if (ticket.status === 'resolved' || ticket.status === 'closed') return t('case:place.queue_out')
  if (!ticket.queue_class) return t('case:place.queue_plain')
  return t('case:place.queue_class', { name: queueClassName(ticket.queue_class, t) })
}

function PlaceRow({ label, value, why }: { label: string; value: ReactNode; why: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.words}>{value}</span>
        <span className={classes.why}>
          <WhyButton what={label}>{() => why}</WhyButton>
        </span>
      </dd>
    </div>
  )
}
