import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { useMay } from '../../lib/me.ts'
import { accountsQuery, MAILBOXES_EVERY_MS } from '../../lib/queries/accounts.ts'
import { SettingsPage, SettingsSection } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import formLook from './account-form.module.css'
import classes from './accounts.module.css'
import { ArchiveSection } from './archive-section.tsx'
import { BackToAccounts } from './back-to-accounts.tsx'
import { EditForm } from './edit-form.tsx'
import { FetchAgainSection } from './fetch-again-section.tsx'
import { MailboxState, MailboxTrouble } from './mailbox-state.tsx'
import { NameForm } from './name-form.tsx'

/** Everything about one account: how it stands, and what can be set. */
export function AccountPage() {
  const { t } = useTranslation('accounts')
  const { accountId } = useParams({ from: '/workspace/settings/accounts/$accountId' })
  const query = useQuery({ ...accountsQuery, refetchInterval: MAILBOXES_EVERY_MS })
  const account = query.data?.items.find(({ id }) => id === accountId)
  return (
    <>
      <BackToAccounts />
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={480} mt="xl" />}
      {query.isSuccess && !account && <EmptyState title={t('edit.not_found')} hint={t('edit.not_found_hint')} />}
      {account && <Account key={account.id} account={account} />}
    </>
  )
}

function Account({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation(['accounts', 'app'])
  const mayChange = useMay()('channel.manage')
  const { channel, address, name, archived_at, mailboxes } = account
  const isMail = channel === 'email'
  return (
    <SettingsPage title={address} intro={[t(`app:channel.${channel}`), name].filter(Boolean).join(' · ')}>
      {!mayChange && <p className={formLook.warning}>{t('list.read_only')}</p>}
      {!archived_at && mailboxes.length > 0 && <Mailboxes account={account} />}
      {isMail ? (
        <EditForm account={account} isLocked={!mayChange} />
      ) : (
        <NameForm account={account} isLocked={!mayChange} />
      )}
      {mayChange && !archived_at && mailboxes.length > 0 && <FetchAgainSection account={account} />}
      {mayChange && <ArchiveSection account={account} />}
    </SettingsPage>
  )
}

function Mailboxes({ account: { mailboxes } }: { account: ChannelAccount }) {
  const { t } = useTranslation('accounts')
  return (
    <SettingsSection title={t('state.title')} hint={t('state.hint')}>
      <ul className={classes.mailboxes}>
        {mailboxes.map((mailbox) => (
          <li key={mailbox.name}>
            <MailboxState mailbox={mailbox} isNamed />
            <MailboxTrouble mailboxes={[mailbox]} />
          </li>
        ))}
      </ul>
    </SettingsSection>
  )
}
