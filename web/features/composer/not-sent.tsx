import { Alert, Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { SendTrouble } from './use-send.ts'

/** Why the message is still here. */
export function NotSent({ trouble, onSendAnyway }: { trouble: SendTrouble; onSendAnyway: () => void }) {
  const { t } = useTranslation()
  const stale = trouble.kind === 'stale'
  return (
    <Alert
      role="alert"
      className={classes.trouble}
      color={stale ? 'yellow' : 'red'}
      variant="light"
      icon={<IconAlertCircle size={18} stroke={1.5} />}
    >
      <span>{stale ? t('composer.stale', { count: 1 }) : t('composer.not_sent', { reason: trouble.reason })}</span>
      {stale && (
        <Button size="compact-sm" variant="default" onClick={onSendAnyway}>
          {t('composer.send_anyway')}
        </Button>
      )}
    </Alert>
  )
}
