import { Button } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../server/domains/channels/contract.ts'
import { useMay } from '../../lib/me.ts'
import { relative } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './outbox.module.css'
import { useResend } from './use-resend.ts'

interface Props {
  delivery: Delivery
  /** Whether there is an outgoing server for all; an account may have its own. */
  hasServer: boolean
  /** In a list of all states each row says its own. */
  withState: boolean
}

const icons = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  bounced: IconAlertCircle,
  failed: IconAlertCircle,
}

/** One outgoing message: to whom, about what, and how it stands. */
export function DeliveryRow({ delivery, hasServer, withState }: Props) {
  const { t } = useTranslation(['mail', 'app'])
  const Icon = icons[delivery.state]
  return (
    <li className={classes.row}>
      <span className={classes.icon} data-state={delivery.state}>
        <Icon size={16} stroke={1.5} aria-hidden />
      </span>
      <div className={classes.matter}>
        <p className={classes.top}>
          <b>{delivery.customer_name}</b>
          <span className={classes.subject}>
            <Link to="/tickets/$ticketId" params={{ ticketId: delivery.ticket_id }} className={classes.ticket}>
              <span className="tabular">{delivery.case_id}</span> {delivery.subject}
            </Link>
          </span>
          <TimeAgo at={delivery.sent_at ?? delivery.created_at} style="words" className={classes.when} />
        </p>
        <p className={classes.quiet}>
          {withState && (
            <span className={classes.state} data-state={delivery.state}>
              {t(`app:conversation.delivery.${delivery.state}`)}
            </span>
          )}
          {delivery.recipients.length > 0 && t('outbox.to', { names: delivery.recipients.join(', ') })}
        </p>
        {delivery.state === 'queued' && <Waiting delivery={delivery} hasServer={hasServer} />}
        {delivery.detail && <p className={classes.words}>{delivery.detail}</p>}
      </div>
    </li>
  )
}

/** Why it has not left yet, and when it will. */
function Waiting({ delivery, hasServer }: { delivery: Delivery; hasServer: boolean }) {
  const { t, i18n } = useTranslation('mail')
  const now = useNow()
  const may = useMay()
  const resend = useResend()
  const { send_at, next_try_at, detail, attempts } = delivery
  const time = (at: string) => relative(at, now, i18n.language)
  const says = () => {
    if (send_at) return t('outbox.held', { time: time(send_at) })
    if (next_try_at) return t('outbox.put_off', { time: time(next_try_at) })
    return t(detail && !hasServer ? 'outbox.waits_for_server' : 'outbox.waits')
  }
  return (
    <div className={classes.waiting}>
      <span>
        {says()}
        {attempts > 0 && ` · ${t('outbox.tries', { count: attempts })}`}
      </span>
      {next_try_at && may('outbox.resend') && (
        <Button
          size="compact-xs"
          variant="default"
          loading={resend.isPending}
          onClick={() => resend.mutate({ deliveries: [delivery] })}
        >
          {t('outbox.now')}
        </Button>
      )}
    </div>
  )
}
