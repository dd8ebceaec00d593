import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerDetail } from '../../../server/domains/channels/mail/contract.ts'
import { useMay } from '../../lib/me.ts'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import { exactSeconds } from '../../lib/time.ts'
import { fileSize } from '../../lib/words.ts'
import classes from './mail-drawer.module.css'

/** How the mail came: who says to have sent it, who handed it over, and when. */
export function MailWay({ mail }: { mail: LedgerDetail }) {
  const { t, i18n } = useTranslation(['mail', 'app'])
  const may = useMay()
  const accounts = useQuery({ ...accountsQuery, enabled: may('channel.read') && mail.account_id !== null }).data?.items
  const account = accounts?.find(({ id }) => id === mail.account_id)
  const time = (at: string) => <time dateTime={at}>{exactSeconds(at, i18n.language)}</time>
  return (
    <section className={classes.section} aria-label={t('detail.way')}>
      <h3>{t('detail.way')}</h3>
      <dl className={classes.facts}>
        <Fact name={t('detail.from')}>{mail.from_address ?? t('ledger.nobody')}</Fact>
        <Fact name={t('detail.envelope')}>{mail.sender || t('detail.envelope_empty')}</Fact>
        <Fact name={t('detail.recipients')}>{mail.recipients.join(', ') || t('app:common.unknown')}</Fact>
        <Fact name={t('detail.peer')}>{t(`detail.source.${mail.source}`, { peer: mail.peer })}</Fact>
        {account && <Fact name={t('detail.account')}>{account.address}</Fact>}
        {mail.automatic && mail.automatic !== 'none' && (
          <Fact name={t('detail.kind')}>{t(`kind.${mail.automatic}`)}</Fact>
        )}
        <Fact name={t('detail.arrived')}>
          {time(mail.arrived_at)}
          {mail.late && <span className={classes.late}> {t('detail.late')}</span>}
        </Fact>
        <Fact name={t('detail.received')}>{time(mail.received_at)}</Fact>
        {mail.settled_at && <Fact name={t('detail.settled')}>{time(mail.settled_at)}</Fact>}
        <Fact name={t('detail.attempts')}>{mail.attempts.toLocaleString(i18n.language)}</Fact>
        <Fact name={t('detail.size')}>{fileSize(mail.size, i18n.language)}</Fact>
        <Fact name={t('detail.fingerprint')}>
          <code className={classes.technical}>{mail.sha256}</code>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
