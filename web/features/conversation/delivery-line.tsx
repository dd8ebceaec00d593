import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { useMay } from '../../lib/me.ts'
import { isSending } from '../../lib/message-cache.ts'
import classes from './delivery.module.css'
import { type State, StateWord } from './delivery-state.tsx'
import { Failed, Waiting, Words } from './delivery-trouble.tsx'
import { HeldLine, useHeldSeconds } from './held-line.tsx'
import { failuresOf, useDelivery } from './use-delivery.ts'

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
  return <Left message={message} state={state} detail={detail} />
}

/** What the other side said when it took the mail is one click away; a copy that did not arrive is not hidden there. */
function Left({ message, state, detail }: { message: Message; state: State; detail: string }) {
  const { t } = useTranslation()
  const copied = message.cc.length + message.bcc.length > 0
  const { delivery } = useDelivery(message, copied)
  const refused = delivery ? failuresOf(delivery) : []
  return (
    <>
      {refused.length > 0 && (
        <div className={classes.trouble} data-waiting>
          <p className={classes.words}>{t('fate.copy_not_arrived')}</p>
          {refused.map(({ recipient, words }) => (
            <Words key={recipient} label={t('fate.said_about', { recipient })} words={words} />
          ))}
        </div>
      )}
      <details className={classes.delivery}>
        <summary title={t('conversation.delivery_more')}>
          <StateWord state={state} />
        </summary>
        <p className={classes.peer}>
          {detail} <OutboxLink />
        </p>
      </details>
    </>
  )
}

function OutboxLink() {
  const { t } = useTranslation()
  if (!useMay()('outbox.read')) return null
  return (
    <Link to="/settings/outbox" search={{ tab: 'all' }}>
      {t('conversation.to_outbox')}
    </Link>
  )
}
