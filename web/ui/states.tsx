import { Button, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../lib/api.ts'
import { useProblemWords } from '../lib/use-problem-words.ts'
import classes from './states.module.css'

interface EmptyProps {
  icon?: ReactNode
  title: string
  hint?: ReactNode
  action?: ReactNode
}

/** Says what will appear here and how to get the first one. */
export function EmptyState({ icon, title, hint, action }: EmptyProps) {
  return (
    <div className={classes.state}>
      {icon && <div className={classes.icon}>{icon}</div>}
      <Title order={2} className={classes.title}>
        {title}
      </Title>
      {hint && (
        <Text size="sm" c="dimmed" component="div" className={classes.hint}>
          {hint}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}

/** Says what happened and offers the next step. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const words = useProblemWords()
  const problem = error instanceof ApiError ? error.problem : null
  // Asking again does not change what a role may do, and nothing has failed.
  const refused = problem?.status === 403
  const request = refused ? '' : problem?.request_id
  return (
    <div className={classes.state} role="alert">
      <div className={classes.alarm}>
        <IconAlertTriangle size={24} stroke={1.5} aria-hidden />
      </div>
      <Title order={2} className={classes.title}>
        {t('error.title')}
      </Title>
      <Text size="sm" c="dimmed" className={classes.hint}>
        {words(error)}
      </Text>
      {retry && !refused && (
        <Button variant="default" onClick={retry} className={classes.action}>
          {t('common.retry')}
        </Button>
      )}
      {request && (
        <Text size="xs" c="dimmed" className={classes.action}>
          {t('error.request', { id: request })}
        </Text>
      )}
    </div>
  )
}

/** Says that what belongs here waits for the connection; it then comes by itself. */
export function OfflineState() {
  const { t } = useTranslation()
  return (
    <div role="status">
      <EmptyState
        icon={<IconCloudOff size={24} stroke={1.5} aria-hidden />}
        title={t('error.offline')}
        hint={t('error.offline_hint')}
      />
    </div>
  )
}
