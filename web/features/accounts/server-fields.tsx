import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './account-form.module.css'
import type { AccountFormState } from './use-account-form.ts'

const PORTS = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
}

/** Where a server is and how the line to it is encrypted. The usual port follows the encryption. */
export function ServerFields({ form, protocol }: { form: AccountFormState; protocol: 'imap' | 'smtp' }) {
  const { t } = useTranslation('accounts')
  const ports = PORTS[protocol]
  const security = form.getInputProps(`${protocol}.security`)
  const choose = (value: string | null) => {
    const next = (['tls', 'starttls', 'none'] as const).find((name) => name === value) ?? 'tls'
    const { port, security: before } = form.getValues()[protocol]
    security.onChange(next)
    if (port === ports[before]) form.setFieldValue(`${protocol}.port`, ports[next])
  }
  return (
    <div className={classes.server}>
      <TextInput
        label={t('form.server')}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        {...form.getInputProps(`${protocol}.host`)}
      />
      <Select
        label={t('form.security')}
        allowDeselect={false}
        data={[
          { value: 'tls', label: t('form.security_tls') },
          { value: 'starttls', label: t('form.security_starttls') },
          { value: 'none', label: t(`form.security_none_${protocol}`) },
        ]}
        {...security}
        onChange={choose}
      />
      <NumberInput
        label={t('form.port')}
        hideControls
        min={1}
        max={65_535}
        allowDecimal={false}
        thousandSeparator=""
        {...form.getInputProps(`${protocol}.port`)}
      />
    </div>
  )
}
