import { Anchor, PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './account-form.module.css'
import type { AccountFormState } from './use-account-form.ts'

interface Props {
  form: AccountFormState
  /** Whether one is set on the server. It is never shown. */
  isSet: boolean
}

/** The mailbox's password: a new one, the one that is set, or none any more. */
export function MailboxPassword({ form, isSet }: Props) {
  const { t } = useTranslation('accounts')
  const { kept, imap_password } = form.getValues()
  const isKept = kept.includes('imap_password')
  const toggle = () =>
    form.setFieldValue('kept', isKept ? kept.filter((name) => name !== 'imap_password') : [...kept, 'imap_password'])
  return (
    <div>
      <PasswordInput
        label={t('form.password')}
        autoComplete="new-password"
        description={isSet && !imap_password ? t(isKept ? 'form.secret_set' : 'form.removed') : undefined}
        {...form.getInputProps('imap_password')}
      />
      {isSet && !imap_password && (
        <Anchor component="button" type="button" className={classes.small} onClick={toggle}>
          {t(isKept ? 'form.remove' : 'form.keep')}
        </Anchor>
      )}
    </div>
  )
}

/** A secret of several parts that is set: it can only be replaced as a whole. */
export function SealedSecret({ words, onReplace }: { words: string; onReplace: () => void }) {
  const { t } = useTranslation('accounts')
  return (
    <p className={classes.sealed}>
      {words}{' '}
      <Anchor component="button" type="button" inherit onClick={onReplace}>
        {t('form.replace')}
      </Anchor>
    </p>
  )
}
