import { Button, Group, Select, TextInput } from '@mantine/core'
import { IconKey, IconMail } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount, CreateChannelAccount } from '../../../server/domains/channels/contract.ts'
import { ApiError, post } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { accountsQuery } from '../../lib/queries/desk.ts'
import { CHANNELS } from '../../lib/ticket-search.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import classes from './accounts.module.css'

export function AccountsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const query = useQuery(accountsQuery)
  const accounts = query.data?.items ?? []
  return (
    <SettingsPage title={t('settings.nav.accounts')} intro={t('settings.accounts.intro')}>
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && accounts.length === 0 && (
        <EmptyState
          icon={<IconMail size={22} stroke={1.5} aria-hidden />}
          title={t('settings.accounts.empty')}
          hint={t('settings.accounts.empty_hint')}
        />
      )}
      <ul>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
      {may('channel.manage') && <AddAccount />}
    </SettingsPage>
  )
}

function AccountRow({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation()
  return (
    <li className={classes.row}>
      <ChannelIcon channel={account.channel} size={18} label={t(`channel.${account.channel}`)} />
      <span className={classes.address}>
        {account.address}
        {account.name && <span className={classes.quiet}>{account.name}</span>}
      </span>
      {account.has_secrets && (
        <span className={classes.quiet}>
          <IconKey size={14} stroke={1.5} aria-hidden /> {t('settings.accounts.secrets')}
        </span>
      )}
    </li>
  )
}

function AddAccount() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const [channel, setChannel] = useState<CreateChannelAccount['channel']>('email')
  const [address, setAddress] = useState('')
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: (body: CreateChannelAccount) => post<ChannelAccount>('/channels/accounts', body),
    onSuccess: async (account) => {
      setAddress('')
      setName('')
      sayDone(t('settings.accounts.added', { address: account.address }))
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey })
    },
    onError: (error) => {
      if (!(error instanceof ApiError && error.field('address'))) sayFailed(t('error.save'), words(error))
    },
  })
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate({ channel, address, name, settings: {} })
      }}
    >
      <h2>{t('settings.accounts.add')}</h2>
      <Group gap="sm" align="end">
        <Select
          label={t('settings.accounts.channel')}
          w={160}
          allowDeselect={false}
          data={CHANNELS.map((kind) => ({ value: kind, label: t(`channel.${kind}`) }))}
          value={channel}
          onChange={(value) => setChannel(CHANNELS.find((kind) => kind === value) ?? 'email')}
        />
        <TextInput
          flex={1}
          miw={200}
          label={t('settings.accounts.address')}
          type={channel === 'email' ? 'email' : 'text'}
          placeholder="support@example.com"
          required
          withAsterisk={false}
          value={address}
          error={add.error instanceof ApiError ? add.error.field('address') : null}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          flex={1}
          miw={160}
          label={t('settings.accounts.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={add.isPending}>
          {t('settings.accounts.add')}
        </Button>
      </Group>
    </form>
  )
}
