import { IconArrowsJoin2, IconClockPause, IconHourglass, IconLink, IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { exact } from '../../lib/time.ts'
import classes from './conversation.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** What one should know before answering: quiet lines, each with its way on. */
export function Banners({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      {ticket.suggested_ticket_id && (
        <Banner icon={<IconLink {...icon} />} text={t('ticket.suggested')} ticketId={ticket.suggested_ticket_id} />
      )}
      {ticket.follows_ticket_id && (
        <Banner icon={<IconLink {...icon} />} text={t('ticket.follows')} ticketId={ticket.follows_ticket_id} />
      )}
      {ticket.merged_into && (
        <Banner icon={<IconArrowsJoin2 {...icon} />} text={t('ticket.merged')} ticketId={ticket.merged_into} />
      )}
      {ticket.awaiting_understanding && <Banner icon={<IconHourglass {...icon} />} text={t('ticket.awaiting')} />}
      {ticket.snoozed_until && (
        <Banner
          icon={<IconClockPause {...icon} />}
          text={t('ticket.snoozed_until', { time: exact(ticket.snoozed_until, i18n.language) })}
        />
      )}
      {ticket.restricted && <Banner icon={<IconLock {...icon} />} text={t('ticket.restricted')} />}
    </>
  )
}

function Banner({ icon, text, ticketId }: { icon: ReactNode; text: string; ticketId?: string }) {
  const { t } = useTranslation()
  return (
    <div className={classes.banner}>
      {icon}
      <span>{text}</span>
      {ticketId && (
        <Link to="/tickets/$ticketId" params={{ ticketId }} search={(search) => search}>
          {t('ticket.open_other')}
        </Link>
      )}
    </div>
  )
}
