import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useKeysToCome } from '../../lib/commands.ts'
import classes from './conversation.module.css'

const KEYS = { reply: 'r', note: 'n', resolve: 'e', assignee: 'a', priority: 'p', snooze: 's', tags: 't' }

/** Stands where header and messages will stand, and keeps keys that are pressed before those can take them. */
export function TicketToCome() {
  useKeysToCome(KEYS)
  return <ConversationSkeleton />
}

/** Stands where header and messages will stand. */
export function ConversationSkeleton({ onlyMessages = false }: { onlyMessages?: boolean }) {
  const { t } = useTranslation()
  const messages = [120, 168, 96].map((height) => (
    <div key={height} className={classes.skeleton} style={{ height }}>
      <Skeleton height={12} width="32%" mb={16} radius="sm" />
      <Skeleton height={10} width="84%" mb={10} radius="sm" />
      <Skeleton height={10} width="64%" radius="sm" />
    </div>
  ))
  if (onlyMessages) return messages
  return (
    <div className={classes.conversation} role="status" aria-label={t('common.loading')}>
      <div className={classes.header}>
        <div className={classes.headerTop}>
          <Skeleton height={16} width="46%" radius="sm" />
        </div>
        <div className={classes.properties}>
          <Skeleton height={12} width="60%" radius="sm" />
        </div>
      </div>
      <div className={classes.content}>{messages}</div>
    </div>
  )
}
