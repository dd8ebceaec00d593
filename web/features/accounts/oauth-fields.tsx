import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SealedSecret } from './secret-field.tsx'
import type { AccountFormState } from './use-account-form.ts'

/** XOAUTH2: what is needed to fetch access tokens ourselves. */
export function OauthFields({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const { kept } = form.getValues()
  if (kept.includes('oauth')) {
    const replace = () =>
      form.setFieldValue(
        'kept',
        kept.filter((name) => name !== 'oauth'),
      )
    return <SealedSecret words={t('incoming.oauth_set')} onReplace={replace} />
  }
  const plain = { spellCheck: false, autoCapitalize: 'none', autoComplete: 'off' } as const
  return (
    <>
      <TextInput label={t('incoming.token_url')} {...plain} {...form.getInputProps('oauth.token_url')} />
      <TextInput label={t('incoming.client_id')} {...plain} {...form.getInputProps('oauth.client_id')} />
      <PasswordInput
        label={t('incoming.client_secret')}
        description={t('incoming.client_secret_hint')}
        autoComplete="new-password"
        {...form.getInputProps('oauth.client_secret')}
      />
      <PasswordInput
        label={t('incoming.refresh_token')}
        autoComplete="new-password"
        {...form.getInputProps('oauth.refresh_token')}
      />
      <TextInput
        label={t('incoming.scope')}
        description={t('incoming.scope_hint')}
        {...plain}
        {...form.getInputProps('oauth.scope')}
      />
    </>
  )
}
