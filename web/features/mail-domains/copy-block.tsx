import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../lib/copy-text.ts'
import classes from './domains.module.css'

interface Props {
  label: string
  value: string
  hint?: string
  /** The same in another form. */
  also?: { label: string; value: string; hint: string }
}

/** A text to take to a DNS provider: all of it in sight, copied with one press. */
export function CopyBlock({ label, value, hint, also }: Props) {
  const { t } = useTranslation(['accounts', 'app'])
  const [copied, setCopied] = useState<string | null>(null)
  const copy = (text: string) => copyText(text) && setCopied(text)
  return (
    <div>
      <p className={classes.fieldLabel}>{label}</p>
      <div className={classes.copy}>
        <code className={classes.code}>{value}</code>
        <Button
          variant="default"
          size="xs"
          aria-label={copied === value ? undefined : t('domains.copy', { what: label })}
          onClick={() => copy(value)}
        >
          {copied === value ? t('app:common.copied') : t('app:common.copy')}
        </Button>
      </div>
      {hint && <p className={classes.hint}>{hint}</p>}
      {also && (
        <p className={classes.hint}>
          {also.hint}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => copy(also.value)}>
            {copied === also.value ? t('app:common.copied') : also.label}
          </Button>
        </p>
      )}
    </div>
  )
}
