import { SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import formLook from './account-form.module.css'
import { withPreset } from './account-form.ts'
import classes from './accounts.module.css'
import { presetFor, presetOfHost, presetsFor } from './mail-presets.ts'
import { OauthFields } from './oauth-fields.tsx'
import { MailboxPassword } from './secret-field.tsx'
import { ServerFields } from './server-fields.tsx'
import type { AccountFormState } from './use-account-form.ts'
import { FirstFetch, SilentAlarm } from './when-fields.tsx'

interface Props {
  form: AccountFormState
  address: string
  secretsSet: string[]
}

/** The mailbox to fetch from: where it is, who we are there, what to read. */
export function ImapFields({ form, address, secretsSet }: Props) {
  const { t } = useTranslation('accounts')
  const { imap, sign_in } = form.getValues()
  const signInLabel = useId()
  const preset = presetOfHost(address, imap.host)
  const providers = presetsFor(address)
  const choose = (id: string | null) => {
    const own = presetFor(address)
    const next = own.id === id ? own : providers.find((provider) => provider.id === id)
    if (next) form.setValues(withPreset(form.getValues(), next))
  }
  return (
    <div className={formLook.fields}>
      <Select
        label={t('incoming.provider')}
        description={t(`provider_hint.${preset.id}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={providers.map(({ id, name }) => ({ value: id, label: name || t('incoming.provider_own') }))}
        value={preset.id}
        onChange={choose}
      />
      <ServerFields form={form} protocol="imap" />
      <TextInput
        label={t('form.user')}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        {...form.getInputProps('imap.user')}
      />
      <div>
        <span id={signInLabel} className={formLook.label}>
          {t('incoming.sign_in')}
        </span>
        <SegmentedControl
          size="xs"
          aria-labelledby={signInLabel}
          data={[
            { value: 'password', label: t('incoming.sign_in_password') },
            { value: 'oauth', label: t('incoming.sign_in_oauth') },
          ]}
          {...form.getInputProps('sign_in')}
        />
      </div>
      {sign_in === 'password' ? (
        <MailboxPassword form={form} isSet={secretsSet.includes('imap_password')} />
      ) : (
        <OauthFields form={form} />
      )}
      <TagsInput
        label={t('incoming.mailboxes')}
        description={t('incoming.mailboxes_hint')}
        maxTags={20}
        {...form.getInputProps('imap.mailboxes')}
      />
      <FirstFetch form={form} />
      <SilentAlarm form={form} />
      <MoreSettings form={form} />
    </div>
  )
}

/** What hardly anybody needs to touch. */
function MoreSettings({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen || form.errors['imap.authentication_server'] !== undefined
  return (
    <div>
      <button type="button" className={classes.fold} aria-expanded={isShown} onClick={() => setOpen(!isShown)}>
        <IconChevronRight
          className={classes.chevron}
          size={16}
          stroke={1.5}
          aria-hidden
          data-open={isShown || undefined}
        />
        {t('form.more')}
      </button>
      {isShown && (
        <TextInput
          mt="xs"
          label={t('incoming.authentication_server')}
          description={t('incoming.authentication_server_hint')}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          {...form.getInputProps('imap.authentication_server')}
        />
      )}
    </div>
  )
}
