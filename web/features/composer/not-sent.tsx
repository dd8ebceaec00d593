import { Alert, Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { SendTrouble } from './use-send.ts'

interface Props {
  trouble: SendTrouble
  onSendAnyway: () => void
  onSendInPrivate: () => void
}

/** Why the message is still here, and what can be done about it. */
export function NotSent({ trouble, onSendAnyway, onSendInPrivate }: Props) {
  const { t } = useTranslation()
  return (
    <Alert
      role="alert"
      className={classes.trouble}
      color={trouble.kind === 'failed' ? 'red' : 'yellow'}
      variant="light"
      icon={<IconAlertCircle size={18} stroke={1.5} />}
    >
      <span>{useReason(trouble)}</span>
      {trouble.kind === 'stale' && (
        <Button size="compact-sm" variant="default" onClick={onSendAnyway}>
          {t('composer.send_anyway')}
        </Button>
      )}
      {trouble.kind === 'public' && (
        <Button size="compact-sm" variant="default" onClick={onSendInPrivate}>
          {t('composer.send_private')}
        </Button>
      )}
    </Alert>
  )
}

function useReason(trouble: SendTrouble): string {
  const { t, i18n } = useTranslation()
  if (trouble.kind === 'stale') return t('composer.stale', { count: 1 })
  if (trouble.kind === 'failed') return t('composer.not_sent', { reason: trouble.reason })
  const found = new Intl.ListFormat(i18n.language, { type: 'unit' }).format(trouble.found)
  return t('composer.not_in_public', { found })
}
