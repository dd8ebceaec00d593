import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import { useChangeAccount } from './use-save-account.ts'

/** All that can be set for an account of another channel than mail. */
export function NameForm({ account, isLocked }: { account: ChannelAccount; isLocked: boolean }) {
  const { t } = useTranslation(['accounts', 'app'])
  const [name, setName] = useState(account.name)
  const change = useChangeAccount(account.id)
  return (
    <SettingsSection title={t('edit.name_title')}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ name: name.trim() }, { onSuccess: () => sayDone(t('app:common.saved')) })
        }}
      >
        <TextInput
          label={t('form.name')}
          maxLength={120}
          disabled={isLocked}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {!isLocked && (
          <Button
            type="submit"
            className={classes.start}
            disabled={name.trim() === account.name}
            loading={change.isPending}
          >
            {t('form.save')}
          </Button>
        )}
      </form>
    </SettingsSection>
  )
}
