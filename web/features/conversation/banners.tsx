import { IconClockPause, IconHourglass, IconLink, IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { exact } from '../../lib/time.ts'
import { Banner, bannerIcon } from './banner.tsx'
import { EscalatedBanner } from './escalated-banner.tsx'
import { MergedBanner, SpamBanner, SuggestionBanner } from './repair-banners.tsx'

/** What one should know before answering: quiet lines, each with its way on. */
export function Banners({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      {ticket.status === 'escalated' && <EscalatedBanner ticket={ticket} />}
      {ticket.spam && <SpamBanner ticket={ticket} />}
      {ticket.suggested_ticket_id && <SuggestionBanner ticket={ticket} suggestedId={ticket.suggested_ticket_id} />}
      {ticket.merged_into && <MergedBanner ticket={ticket} intoId={ticket.merged_into} />}
      {ticket.follows_ticket_id && (
        <Banner icon={<IconLink {...bannerIcon} />}>
          {t('ticket.follows')}{' '}
          <Link to="/tickets/$ticketId" params={{ ticketId: ticket.follows_ticket_id }} search={(search) => search}>
            {t('ticket.open_other')}
          </Link>
        </Banner>
      )}
      {ticket.awaiting_understanding && (
        <Banner icon={<IconHourglass {...bannerIcon} />}>{t('ticket.awaiting')}</Banner>
      )}
      {ticket.snoozed_until && (
        <Banner icon={<IconClockPause {...bannerIcon} />}>
          {t('ticket.snoozed_until', { time: exact(ticket.snoozed_until, i18n.language) })}
        </Banner>
      )}
      {ticket.restricted && <Banner icon={<IconLock {...bannerIcon} />}>{t('ticket.restricted')}</Banner>}
    </>
  )
}
