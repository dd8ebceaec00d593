import { Button, Fieldset, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChannelAccount } from '../../../server/domains/channels/contract.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import { type AccountForm, formOf, secretsOf, settingsOf } from './account-form.ts'
import { AccountSections } from './account-sections.tsx'
import { SaveBar } from './save-bar.tsx'
import { TextsSection } from './texts-section.tsx'
import { goToField, showMistakes, useAccountForm } from './use-account-form.ts'
import { useConnectionTest } from './use-connection-test.ts'
import { useChangeAccount } from './use-save-account.ts'

interface Props {
  account: ChannelAccount
  isLocked: boolean
}

/** The form of a mail account that exists. What others see changes with Save, not while one types. */
export function EditForm({ account, isLocked }: Props) {
  const { t } = useTranslation(['accounts', 'app'])
  const form = useAccountForm(formOf(account))
  const change = useChangeAccount(account.id)
  const testing = useConnectionTest(form, { address: account.address, saved: account })
  const save = (values: AccountForm) =>
    change.mutate(
      {
        name: values.name.trim(),
        settings: { ...settingsOf(values) },
        secrets: secretsOf(values, account.secrets_set),
      },
      {
        onSuccess: (saved) => {
          form.setInitialValues(formOf(saved))
          form.reset()
          testing.accept(saved)
          sayDone(t('app:common.saved'))
        },
        onError: (error) => showMistakes(form, error),
      },
    )
  return (
    <form onSubmit={form.onSubmit(save, (errors) => goToField(form, Object.keys(errors)))}>
      <Fieldset variant="unstyled" m={0} p={0} disabled={isLocked}>
        <SettingsSection title={t('edit.name_title')}>
          <div className={classes.fields}>
            <TextInput
              label={t('form.name')}
              description={t('form.name_hint')}
              maxLength={120}
              {...form.getInputProps('name')}
            />
          </div>
        </SettingsSection>
        <AccountSections form={form} testing={testing} address={account.address} secretsSet={account.secrets_set} />
        <TextsSection form={form} />
      </Fieldset>
      {!isLocked && form.isDirty() && (
        <SaveBar testing={testing}>
          <Button variant="subtle" color="gray" onClick={() => form.reset()}>
            {t('form.discard')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('form.save')}
          </Button>
        </SaveBar>
      )}
    </form>
  )
}
