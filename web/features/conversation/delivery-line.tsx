import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { isSending } from '../../lib/message-cache.ts'
import { deliveryOfQuery } from '../../lib/queries/mail-of-ticket.ts'
import { clock } from '../../lib/time.ts'
import classes from './delivery.module.css'
import { HeldLine, useHeldSeconds } from './held-line.tsx'
import { Resend } from './resend.tsx'

const icons = {
  sending: IconClock,
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  bounced: IconAlertCircle,
  failed: IconAlertCircle,
}
type State = keyof typeof icons

/** What became of a reply: held, waiting and why, gone, or come back with the other server's own words. */
export function DeliveryLine({ message }: { message: Message }) {
  const held = useHeldSeconds(message)
  const state: State | undefined = isSending(message) ? 'sending' : message.delivery?.state
  if (held > 0) return <HeldLine message={message} seconds={held} />
  if (!state) return null
  if (state === 'bounced' || state === 'failed') return <Failed message={message} state={state} />
  const detail = message.delivery?.detail
  if (state === 'queued' && detail) return <Waiting message={message} detail={detail} />
  if (!detail) {
    return (
      <div className={classes.delivery}>
        <StateWord state={state} />
      </div>
    )
  }
  return <Left state={state} detail={detail} />
}

function StateWord({ state }: { state: State }) {
  const { t } = useTranslation()
  const Icon = icons[state]
  return (
    <span className={classes.state} data-failed={state === 'bounced' || state === 'failed' || undefined}>
      <Icon size={14} stroke={1.5} aria-hidden />
      {t(`conversation.delivery.${state}`)}
    </span>
  )
}

/** What the other side said when it took the mail is one click away. */
function Left({ state, detail }: { state: State; detail: string }) {
  const { t } = useTranslation()
  return (
    <details className={classes.delivery}>
      <summary title={t('conversation.delivery_more')}>
        <StateWord state={state} />
      </summary>
      <p className={classes.peer}>
        {detail} <OutboxLink />
      </p>
    </details>
  )
}

function Waiting({ message, detail }: { message: Message; detail: string }) {
  const { t, i18n } = useTranslation()
  const { delivery, smtp_configured } = useDelivery(message)
  const noServer = smtp_configured === false && !delivery?.next_try_at
  return (
    <div className={classes.trouble} data-waiting>
      <StateWord state="queued" />
      {noServer ? (
        <p className={classes.words}>{t('fate.no_server')}</p>
      ) : (
        <Words label={t('fate.said')} words={detail} />
      )}
      {delivery?.next_try_at && (
        <>
          <p className={classes.words}>{t('fate.next_try', { time: clock(delivery.next_try_at, i18n.language) })}</p>
          <Resend message={message} delivery={delivery} />
        </>
      )}
    </div>
  )
}

function Failed({ message, state }: { message: Message; state: 'bounced' | 'failed' }) {
  const { t } = useTranslation()
  const { delivery } = useDelivery(message)
  const reports = delivery?.reports.filter(({ action }) => action === 'failed') ?? []
  return (
    <div className={classes.trouble} data-failed>
      <StateWord state={state} />
      <p className={classes.words}>{t('fate.not_arrived')}</p>
      {reports.length > 0 ? (
        reports.map(({ recipient, words }) => (
          <Words key={recipient + words} label={t('fate.said_about', { recipient })} words={words} />
        ))
      ) : (
        <Words label={t('fate.said')} words={message.delivery?.detail ?? t('common.unknown')} />
      )}
      {delivery && <Resend message={message} delivery={delivery} failed />}
    </div>
  )
}

function Words({ label, words }: { label: string; words: string }) {
  return (
    <figure className={classes.said}>
      <figcaption>{label}</figcaption>
      <blockquote>{words}</blockquote>
    </figure>
  )
}

/** Only those who may look into the outbox learn more than the state. */
function useDelivery(message: Message) {
  const may = useMay()
  const found = useQuery({ ...deliveryOfQuery(message.id), enabled: may('outbox.read') }).data
  return { delivery: found?.delivery ?? null, smtp_configured: found?.smtp_configured }
}

function OutboxLink() {
  const { t } = useTranslation()
  return useMay()('outbox.read') ? <Link to="/settings/outbox">{t('conversation.to_outbox')}</Link> : null
}
