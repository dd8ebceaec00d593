import { Anchor, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount, CreateChannelAccount } from '../../../server/domains/channels/contract.ts'
import { post } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import { type AccountForm, newForm, secretsOf, settingsOf } from './account-form.ts'
import { AccountSections } from './account-sections.tsx'
import { type Address, AddressStep } from './address-step.tsx'
import { BackToAccounts } from './back-to-accounts.tsx'
import { SaveBar } from './save-bar.tsx'
import { goToField, showMistakes, useAccountForm } from './use-account-form.ts'
import { useConnectionTest } from './use-connection-test.ts'
import { useKeepAccount } from './use-save-account.ts'

/** Two steps: which address, then how its mail travels. */
export function NewAccountPage() {
  const { t } = useTranslation(['accounts', 'app'])
  const may = useMay()
  const navigate = useNavigate()
  const keep = useKeepAccount()
  const [chosen, setChosen] = useState<Address | null>(null)
  const [isChanging, setChanging] = useState(true)
  const add = useMutation({
    mutationFn: (body: CreateChannelAccount) => post<ChannelAccount>('/channels/accounts', body),
    onSuccess: async (account) => {
      await keep(account)
      sayDone(t('new.added', { address: account.address }))
      await navigate({ to: '/settings/accounts/$accountId', params: { accountId: account.id } })
    },
  })
  const go = (address: Address) => {
    setChosen(address)
    // Other channels come in through the API: an address is all they need.
    if (address.channel === 'email') return setChanging(false)
    add.mutate({ ...address, settings: {} })
  }
  if (!may('channel.manage')) return <p className={classes.warning}>{t('app:error.code.not_permitted')}</p>
  return (
    <>
      <BackToAccounts />
      <SettingsPage title={t('new.title')} intro={t('new.intro')}>
        {isChanging || !chosen ? (
          <AddressStep chosen={chosen} error={add.error} isPending={add.isPending} onChosen={go} />
        ) : (
          <>
            <Chosen address={chosen} onChange={() => setChanging(true)} />
            <Ways
              key={chosen.address}
              chosen={chosen}
              isPending={add.isPending}
              onSubmit={(body) => add.mutateAsync(body)}
              onAddressWrong={() => setChanging(true)}
            />
          </>
        )}
      </SettingsPage>
    </>
  )
}

/** What the first step said. Whoever came by keyboard goes on from here. */
function Chosen({ address, onChange }: { address: Address; onChange: () => void }) {
  const { t } = useTranslation('accounts')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} className={classes.chosen}>
      <b>{address.address}</b> {address.name}
      <Anchor component="button" type="button" inherit onClick={onChange}>
        {t('new.change')}
      </Anchor>
      <span className={classes.stepNumber}>{t('new.step', { number: 2 })}</span>
    </div>
  )
}

interface WaysProps {
  chosen: Address
  isPending: boolean
  onSubmit: (body: CreateChannelAccount) => Promise<unknown>
  onAddressWrong: () => void
}

function Ways({ chosen, isPending, onSubmit, onAddressWrong }: WaysProps) {
  const { t } = useTranslation(['accounts', 'app'])
  const words = useProblemWords()
  const form = useAccountForm(newForm(chosen.address, chosen.name))
  const testing = useConnectionTest(form, { address: chosen.address, saved: null })
  const submit = (values: AccountForm) =>
    onSubmit({ ...chosen, settings: { ...settingsOf(values) }, secrets: secretsOf(values, []) }).catch((error) => {
      sayFailed(t('app:error.save'), words(error))
      if (showMistakes(form, error).includes('address')) onAddressWrong()
    })
  return (
    <form onSubmit={form.onSubmit(submit, (errors) => goToField(form, Object.keys(errors)))}>
      <AccountSections form={form} testing={testing} address={chosen.address} secretsSet={[]} />
      <SaveBar testing={testing}>
        <Button type="submit" loading={isPending}>
          {t('new.submit')}
        </Button>
      </SaveBar>
    </form>
  )
}
