import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Resolving } from '../../lib/dialogs.ts'
import { frameworkQuery } from '../../lib/queries/framework.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import classes from './resolve.module.css'

/** What happens once it is resolved, in one quiet line. */
export function Consequences({ ticket, by }: { ticket: Ticket; by: Resolving['by'] }) {
  const { t } = useTranslation('outcome')
  const customer = useQuery(customerQuery(ticket.customer_id)).data
  const followUps = useQuery(frameworkQuery).data?.reports.follow_ups
  if (!customer || !followUps) return <p className={classes.consequences}>&nbsp;</p>
  const refuses = (purpose: 'survey' | 'follow_up') =>
    customer.consents.some((consent) => consent.purpose === purpose && !consent.granted)
  const count =
    followUps.within_24_hours.length +
    followUps.within_7_days.length +
    (refuses('follow_up') ? 0 : followUps.within_30_days.length)
  const name = customer.name
  const asks = () => {
    if (refuses('survey')) return t('resolve.not_asked', { name })
    if (by === 'closed') return t('resolve.not_asked_closed', { name })
    return ticket.channel === 'email' ? t('resolve.asked', { name }) : t('resolve.asked_here', { name })
  }
  return (
    <p className={classes.consequences}>
      {!ticket.spam && asks()} {count > 0 ? t('resolve.follow_ups', { count }) : t('resolve.no_follow_ups')}
    </p>
  )
}
