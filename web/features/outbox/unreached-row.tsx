import { Button, Checkbox } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../server/domains/channels/contract.ts'
import { useMay } from '../../lib/me.ts'
import { exact, relative } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { meaningOf, sayingsAbout } from './meaning.ts'
import { OtherAddress } from './other-address.tsx'
import classes from './outbox.module.css'
import { useResend } from './use-resend.ts'

interface Props {
  delivery: Delivery
  chosen: boolean
  /** null for those who may only look. */
  onChoose: ((on: boolean) => void) | null
}

/** One answer that never arrived. */
export function UnreachedRow({ delivery, chosen, onChoose }: Props) {
  const { t } = useTranslation('mail')
  const { customer_name, subject } = delivery
  return (
    <li className={classes.unreached} data-chosen={chosen || undefined}>
      {onChoose && (
        <Checkbox
          size="xs"
          className={classes.choose}
          aria-label={t('outbox.select', { name: customer_name, subject })}
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      )}
      <div className={classes.matter}>
        <Heading delivery={delivery} />
        <Said delivery={delivery} />
        <Meant delivery={delivery} />
        <Ways delivery={delivery} mayResend={onChoose !== null} />
      </div>
    </li>
  )
}

function Heading({ delivery }: { delivery: Delivery }) {
  const { t, i18n } = useTranslation('mail')
  const now = useNow()
  const { customer_name, subject, case_id, recipients, state } = delivery
  const at = sayingsAbout(delivery)[0]?.at ?? delivery.sent_at ?? delivery.created_at
  return (
    <>
      <p className={classes.top}>
        <b>{customer_name}</b>
        <span className={classes.subject}>{subject}</span>
        <time dateTime={at} title={exact(at, i18n.language)} className={classes.when}>
          {t(state === 'bounced' ? 'outbox.bounced' : 'outbox.failed', { time: relative(at, now, i18n.language) })}
        </time>
      </p>
      <p className={classes.quiet}>
        <span className="tabular">{case_id}</span> · {t('outbox.to', { names: recipients.join(', ') })}
      </p>
    </>
  )
}

/** The other server's own words, unshortened: they often say more than any explanation. */
function Said({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('mail')
  const sayings = sayingsAbout(delivery)
  return (
    <figure className={classes.said}>
      <figcaption>{t('outbox.said')}</figcaption>
      {sayings.length === 0 && <p>{t('outbox.said_nothing')}</p>}
      {sayings.map(({ recipient, words, status }) => (
        <blockquote key={recipient ?? ''}>{words || status || t('outbox.said_nothing')}</blockquote>
      ))}
    </figure>
  )
}

function Meant({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('mail')
  const meaning = meaningOf(delivery)
  return (
    <p className={classes.means}>
      <IconBulb size={16} stroke={1.5} aria-hidden />
      <span>
        <b>{t(`meaning.${meaning}`)}</b> {t(`advice.${meaning}`)}
      </span>
    </p>
  )
}

function Ways({ delivery, mayResend }: { delivery: Delivery; mayResend: boolean }) {
  const { t } = useTranslation(['mail', 'app'])
  const may = useMay()
  const resend = useResend()
  const [readdressing, setReaddressing] = useState(false)
  const meaning = meaningOf(delivery)
  const isOurs = meaning === 'authentication' || meaning === 'spam'
  return (
    <>
      <div className={classes.ways}>
        {mayResend && (
          <Button
            size="compact-sm"
            variant="default"
            loading={resend.isPending}
            onClick={() => resend.mutate({ deliveries: [delivery] })}
          >
            {t('outbox.again')}
          </Button>
        )}
        {mayResend && delivery.channel === 'email' && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={readdressing}
            onClick={() => setReaddressing(!readdressing)}
          >
            {t('outbox.other')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          renderRoot={(props) => <Link to="/tickets/$ticketId" params={{ ticketId: delivery.ticket_id }} {...props} />}
        >
          {t('outbox.open', { case_id: delivery.case_id })}
        </Button>
        {isOurs && may('channel.read') && (
          <Button size="compact-sm" variant="subtle" renderRoot={(props) => <Link to="/settings/domains" {...props} />}>
            {t('app:settings.nav.domains')}
          </Button>
        )}
      </div>
      {readdressing && <OtherAddress delivery={delivery} onClose={() => setReaddressing(false)} />}
    </>
  )
}
