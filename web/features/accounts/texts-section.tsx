import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './account-form.module.css'
import type { AccountFormState } from './use-account-form.ts'

const EXAMPLE_CASE = 'CS-1042'

/** What stands below every answer, and what is sent when a ticket opens; with a look at the whole mail. */
export function TextsSection({ form }: { form: AccountFormState }) {
  const { t } = useTranslation('accounts')
  const { signature, acknowledgement } = form.getValues()
  return (
    <SettingsSection title={t('texts.title')} hint={t('texts.hint')}>
      <div className={classes.fields}>
        <Textarea
          label={t('texts.signature')}
          description={t('texts.signature_hint')}
          autosize
          minRows={3}
          maxRows={10}
          {...form.getInputProps('signature')}
        />
        <Textarea
          label={t('texts.acknowledgement')}
          description={t('texts.acknowledgement_hint')}
          autosize
          minRows={3}
          maxRows={14}
          {...form.getInputProps('acknowledgement')}
        />
        {acknowledgement.trim() && (
          <figure className={classes.preview}>
            <figcaption>{t('texts.preview')}</figcaption>
            <div className={classes.letter}>
              {acknowledgement.trim().replaceAll('{case_id}', EXAMPLE_CASE)}
              {signature.trim() && `\n\n-- \n${signature.trimEnd()}`}
            </div>
          </figure>
        )}
      </div>
    </SettingsSection>
  )
}
