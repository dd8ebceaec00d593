import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MailAuthentication } from '../../../server/domains/channels/mail/contract.ts'
import type { Authenticity, Message } from '../../../server/domains/tickets/contract.ts'
import { domainOf } from '../../lib/addresses.ts'
import { useMay } from '../../lib/me.ts'
import { mailQuery, rawMailUrl } from '../../lib/queries/mail-of-ticket.ts'
import classes from './sender.module.css'

interface Props {
  message: Message
  verdict: Authenticity
}

/** What is known about where a mail comes from; for those who may see the ledger, with the checks and the raw mail. */
export function SenderDetails({ message, verdict }: Props) {
  const { t } = useTranslation()
  const maySee = useMay()('ledger.read') && message.mail_id !== null
  const domain = domainOf(message.from_address) ?? t('sender.some_domain')
  return (
    <div className={classes.details}>
      <h3 tabIndex={-1} data-autofocus>
        {t(`sender.${verdict}`)}
      </h3>
      <p>{t(`sender.${verdict}_hint`, { domain })}</p>
      <dl>
        {message.from_address && <Fact name={t('sender.from')} value={message.from_address} />}
        {message.reply_to && message.reply_to !== message.from_address && (
          <Fact name={t('sender.answer_to')} value={message.reply_to} />
        )}
      </dl>
      {maySee && <Checks mailId={message.mail_id!} />}
    </div>
  )
}

function Checks({ mailId }: { mailId: string }) {
  const { t } = useTranslation()
  const query = useQuery(mailQuery(mailId))
  const found = query.data?.authentication
  return (
    <>
      {query.isPending && <Skeleton height={54} radius="sm" />}
      {found && (
        <dl aria-label={t('sender.details')}>
          {resultsOf(found).map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
      )}
      {found && <p className={classes.by}>{t('sender.checked_by', { name: found.checked_by })}</p>}
      <Link to="/settings/ledger" search={{ mail: mailId }}>
        {t('sender.in_ledger')}
      </Link>
      <a href={rawMailUrl(mailId)} download={`${mailId}.eml`}>
        {t('sender.raw')}
      </a>
    </>
  )
}

const resultsOf = ({ spf, dkim, dmarc }: MailAuthentication): [string, string][] => [
  ['SPF', written(spf.result, spf.domain)],
  ...dkim.map((signature, index): [string, string] => [
    dkim.length > 1 ? `DKIM ${index + 1}` : 'DKIM',
    written(signature.result, signature.domain),
  ]),
  ['DMARC', written(dmarc.result, dmarc.domain, dmarc.policy ? `p=${dmarc.policy}` : null)],
]

const written = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ')

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
