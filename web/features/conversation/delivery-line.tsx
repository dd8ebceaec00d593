import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { isSending } from '../../lib/message-cache.ts'
import classes from './message.module.css'

const icons = {
  sending: IconClock,
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  bounced: IconAlertCircle,
  failed: IconAlertCircle,
}

/** What became of a reply. What the other side said is one click away; a failure says it at once. */
export function DeliveryLine({ message }: { message: Message }) {
  const { t } = useTranslation()
  const may = useMay()
  const state = isSending(message) ? 'sending' : message.delivery?.state
  if (!state) return null
  const Icon = icons[state]
  const failed = state === 'bounced' || state === 'failed'
  const detail = message.delivery?.detail
  const word = (
    <span className={classes.state} data-failed={failed || undefined}>
      <Icon size={14} stroke={1.5} aria-hidden />
      {t(`conversation.delivery.${state}`)}
    </span>
  )
  if (!detail) return <div className={classes.delivery}>{word}</div>
  return (
    <details className={classes.delivery} open={failed || undefined}>
      <summary title={t('conversation.delivery_more')}>{word}</summary>
      <p className={classes.peer}>
        {detail}
        {may('outbox.read') && (
          <>
            {' '}
            <Link to="/settings/outbox">{t('conversation.to_outbox')}</Link>
          </>
        )}
      </p>
    </details>
  )
}
