import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import { ImapFields } from './imap-fields.tsx'
import type { AccountFormState } from './use-account-form.ts'
import { WayCard } from './way-card.tsx'

interface Props {
  form: AccountFormState
  address: string
  secretsSet: string[]
}

/** How the mail of an account comes in: brought by a mail server, or fetched from a mailbox. */
export function IncomingSection({ form, address, secretsSet }: Props) {
  const { t } = useTranslation('accounts')
  const { incoming } = form.getValues()
  return (
    <SettingsSection title={t('incoming.title')} hint={t('incoming.hint')}>
      <Radio.Group className={classes.wayGroup} aria-label={t('incoming.title')} {...form.getInputProps('incoming')}>
        <div className={classes.ways}>
          <WayCard value="fetched" title={t('incoming.fetched')} hint={t('incoming.fetched_hint')} />
          <WayCard value="handed_over" title={t('incoming.handed_over')} hint={t('incoming.handed_over_hint')} />
        </div>
      </Radio.Group>
      {incoming === 'fetched' ? (
        <ImapFields form={form} address={address} secretsSet={secretsSet} />
      ) : (
        <MailDoor address={address} />
      )}
    </SettingsSection>
  )
}

const ANYWHERE = ['0.0.0.0', '::']
const THIS_MACHINE = ['127.0.0.1', '::1', 'localhost']

/** Where a mail server hands its mail over, and how one tells it to. */
function MailDoor({ address }: { address: string }) {
  const { t } = useTranslation('accounts')
  const { data } = useQuery(accountsQuery)
  if (!data) return null
  if (!data.smtp_in) return <p className={classes.warning}>{t('incoming.door_off')}</p>
  const { host, port } = data.smtp_in
  const shown = ANYWHERE.includes(host) ? window.location.hostname : host
  const plus = address.replace('@', '+t.1042.x7k2@')
  return (
    <div className={classes.fields}>
      <CopyField label={t('incoming.door')} value={`${shown.includes(':') ? `[${shown}]` : shown}:${port}`} />
      <p className={classes.prose}>{t('incoming.door_how', { address, plus })}</p>
      <code className={classes.code}>{`${address}   smtp:[${shown}]:${port}`}</code>
      {THIS_MACHINE.includes(host) && <p className={classes.prose}>{t('incoming.door_local')}</p>}
    </div>
  )
}
