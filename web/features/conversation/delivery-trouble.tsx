import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { clock } from '../../lib/time.ts'
import classes from './delivery.module.css'
import { StateWord } from './delivery-state.tsx'
import { Resend } from './resend.tsx'
import { failuresOf, useDelivery } from './use-delivery.ts'

/** A reply that waits: why, and what happens next. */
export function Waiting({ message, detail }: { message: Message; detail: string }) {
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

/** A reply that did not arrive, in the other server's own words, and the way to send it again. */
export function Failed({ message, state }: { message: Message; state: 'bounced' | 'failed' }) {
  const { t } = useTranslation()
  const { delivery } = useDelivery(message)
  const reports = delivery ? failuresOf(delivery) : []
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

export function Words({ label, words }: { label: string; words: string }) {
  return (
    <figure className={classes.said}>
      <figcaption>{label}</figcaption>
      <blockquote>{words}</blockquote>
    </figure>
  )
}
