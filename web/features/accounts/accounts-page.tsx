import { Button, Collapse, Skeleton } from '@mantine/core'
import { IconChevronRight, IconMail, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { useMay } from '../../lib/me.ts'
import { accountsQuery, MAILBOXES_EVERY_MS } from '../../lib/queries/accounts.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { AccountRow } from './account-row.tsx'
import classes from './accounts.module.css'

/** Every address of the desk and how its mail stands, at a glance. */
export function AccountsPage() {
  const { t } = useTranslation(['accounts', 'app'])
  const may = useMay()
  const query = useQuery({ ...accountsQuery, refetchInterval: MAILBOXES_EVERY_MS })
  const accounts = query.data?.items ?? []
  const hasServer = query.data?.smtp_configured ?? true
  const inUse = accounts.filter(({ archived_at }) => archived_at === null)
  const add = may('channel.manage') && (
    <Button component={Link} to="/settings/accounts/new" leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}>
      {t('list.add')}
    </Button>
  )
  return (
    <SettingsPage
      title={t('app:settings.nav.accounts')}
      intro={t('list.intro')}
      action={accounts.length > 0 ? add : null}
    >
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Rows />}
      {query.isSuccess && accounts.length === 0 && (
        <EmptyState
          icon={<IconMail size={22} stroke={1.5} aria-hidden />}
          title={t('list.empty')}
          hint={t('list.empty_hint')}
          action={add}
        />
      )}
      <ul className={classes.rows}>
        {inUse.map((account) => (
          <AccountRow key={account.id} account={account} hasServer={hasServer} />
        ))}
      </ul>
      <Archived accounts={accounts.filter(({ archived_at }) => archived_at !== null)} hasServer={hasServer} />
    </SettingsPage>
  )
}

/** Out of the way, but not out of reach. */
function Archived({ accounts, hasServer }: { accounts: ChannelAccount[]; hasServer: boolean }) {
  const { t } = useTranslation('accounts')
  const [isOpen, setOpen] = useState(false)
  if (accounts.length === 0) return null
  return (
    <section className={classes.archived}>
      <button type="button" className={classes.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight
          className={classes.chevron}
          size={16}
          stroke={1.5}
          aria-hidden
          data-open={isOpen || undefined}
        />
        {t('list.archived', { count: accounts.length })}
      </button>
      <Collapse expanded={isOpen}>
        <ul className={classes.rows}>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} hasServer={hasServer} />
          ))}
        </ul>
      </Collapse>
    </section>
  )
}

function Rows() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')}>
      {[1, 2, 3].map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton height={18} width={18} radius="sm" />
          <Skeleton height={14} width="40%" radius="sm" />
        </div>
      ))}
    </div>
  )
}
