import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CreateChannelAccount } from '../../../server/domains/channels/contract.ts'
import { ApiError } from '../../lib/api.ts'
import { CHANNELS } from '../../lib/ticket-search.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'

export type Address = Pick<CreateChannelAccount, 'channel' | 'address' | 'name'>

interface Props {
  chosen: Address | null
  error: unknown
  isPending: boolean
  onChosen: (address: Address) => void
}

/** The first step: which address, and under which name it answers. */
export function AddressStep({ chosen, error, isPending, onChosen }: Props) {
  const { t } = useTranslation(['accounts', 'app'])
  const [{ channel, address, name }, setAddress] = useState<Address>(
    chosen ?? { channel: 'email', address: '', name: '' },
  )
  const change = (part: Partial<Address>) => setAddress({ channel, address, name, ...part })
  const refused = error instanceof ApiError && chosen?.address === address.trim() ? error.field('address') : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChosen({ channel, address: address.trim(), name: name.trim() })
      }}
    >
      <SettingsSection title={t('new.address_title')} hint={t('new.step', { number: 1 })}>
        <div className={classes.fields}>
          <TextInput
            label={t('form.address')}
            type={channel === 'email' ? 'email' : 'text'}
            placeholder="support@example.com"
            required
            withAsterisk={false}
            data-autofocus
            autoFocus
            value={address}
            error={refused}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
          <TextInput
            label={t('form.name')}
            description={t('form.name_hint')}
            maxLength={120}
            value={name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Select
            label={t('form.channel')}
            allowDeselect={false}
            data={CHANNELS.map((kind) => ({ value: kind, label: t(`app:channel.${kind}`) }))}
            value={channel}
            onChange={(value) => change({ channel: CHANNELS.find((kind) => kind === value) ?? 'email' })}
          />
          <Button type="submit" loading={isPending} className={classes.start}>
            {channel === 'email' ? t('new.continue') : t('new.submit')}
          </Button>
        </div>
      </SettingsSection>
    </form>
  )
}
