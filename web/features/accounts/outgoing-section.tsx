import { PasswordInput, Radio, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import { SealedSecret } from './secret-field.tsx'
import { ServerFields } from './server-fields.tsx'
import type { AccountFormState } from './use-account-form.ts'
import { WayCard } from './way-card.tsx'

/** How the mail of an account goes out: as that of all others, or through a server of its own. */
export function OutgoingSection({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const { data } = useQuery(accountsQuery)
  const isMissing = data?.smtp_configured === false
  return (
    <SettingsSection title={t('outgoing.title')} hint={t('outgoing.hint')}>
      <Radio.Group className={classes.wayGroup} aria-label={t('outgoing.title')} {...form.getInputProps('outgoing')}>
        <div className={classes.ways}>
          <WayCard
            value="installation"
            title={t('outgoing.installation')}
            hint={t(isMissing ? 'outgoing.installation_missing' : 'outgoing.installation_hint')}
          />
          <WayCard value="own" title={t('outgoing.own')} hint={t('outgoing.own_hint')} />
        </div>
      </Radio.Group>
      {form.getValues().outgoing === 'own' && <SmtpFields form={form} />}
      <Switch
        label={t('outgoing.plus')}
        description={t('outgoing.plus_hint')}
        {...form.getInputProps('plus_addresses', { type: 'checkbox' })}
      />
    </SettingsSection>
  )
}

function SmtpFields({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const { kept } = form.getValues()
  if (kept.includes('smtp_url')) {
    const replace = () =>
      form.setFieldValue(
        'kept',
        kept.filter((name) => name !== 'smtp_url'),
      )
    return <SealedSecret words={t('outgoing.set')} onReplace={replace} />
  }
  return (
    <div className={classes.fields}>
      <ServerFields form={form} protocol="smtp" />
      <TextInput
        label={t('form.user')}
        description={t('outgoing.user_hint')}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        {...form.getInputProps('smtp.user')}
      />
      <PasswordInput label={t('form.password')} autoComplete="new-password" {...form.getInputProps('smtp.password')} />
    </div>
  )
}
