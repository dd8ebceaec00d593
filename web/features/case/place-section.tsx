import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { queueClassName } from '../../lib/why-sentences.ts'
import { FoldSection } from '../../ui/fold-section.tsx'
import { DecisionReasons } from './decision-reasons.tsx'
import classes from './understanding.module.css'
import { WhyButton } from './why-button.tsx'

/** Who is to help and when it is their turn, each with its why. */
export function PlaceSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('case')
  const team = ticket.team ? frameworkName(ticket.team) : t('understanding.unknown')
  const placement = <DecisionReasons ticketId={ticket.id} kind="placement" />
  return (
    <FoldSection
      name="place"
      title={t('place.title')}
      summary={
        <>
          <span>{team}</span>
          <WhyButton what={t('place.team')}>{() => placement}</WhyButton>
        </>
      }
    >
      <dl className={classes.facets}>
        <PlaceRow label={t('place.team')} value={team} why={placement} />
        {ticket.tier && ticket.tier !== ticket.team && (
          <PlaceRow label={t('place.tier')} value={frameworkName(ticket.tier)} why={placement} />
        )}
        <PlaceRow
          label={t('place.queue')}
          value={<QueuePlace ticket={ticket} />}
          why={<DecisionReasons ticketId={ticket.id} kind="queue_place" />}
        />
      </dl>
    </FoldSection>
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
