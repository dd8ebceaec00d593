import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { dayName } from '../../lib/time.ts'
import type { TimelineRow } from '../../lib/timeline.ts'
import { useNow } from '../../lib/use-now.ts'
import classes from './conversation.module.css'
import { EventLine } from './event-line.tsx'
import { MessageCard } from './message-card.tsx'

/** The rows of a conversation in their order. */
export const Timeline = memo(function Timeline({ rows, ticket }: { rows: TimelineRow[]; ticket: Ticket }) {
  const { t } = useTranslation()
  return rows.map((row) => {
    switch (row.type) {
      case 'day':
        return <DayLine key={row.id} at={row.at} />
      case 'new':
        return (
          <div key={row.id} className={classes.newLine} data-new-line>
            {t('conversation.new_since')}
          </div>
        )
      case 'events':
        return <EventLine key={row.id} ticketId={ticket.id} actor={row.actor} entries={row.entries} at={row.at} />
      default:
        return (
          <MessageCard key={row.id} message={row.message} caseId={ticket.case_id} closed={ticket.status === 'closed'} />
        )
    }
  })
})

function DayLine({ at }: { at: string }) {
  const { i18n } = useTranslation()
  const now = useNow()
  return (
    <h2 className={classes.day}>
      <span>{dayName(at, now, i18n.language)}</span>
    </h2>
  )
}
