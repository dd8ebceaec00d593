import { Button } from '@mantine/core'
import {
  IconAlertCircle,
  IconArrowsUpDown,
  IconAt,
  IconBell,
  IconChecklist,
  IconCircleArrowDown,
  IconCircleArrowUp,
  IconClockExclamation,
  IconClockPause,
  IconClockX,
  IconMailCheck,
  IconMailX,
  IconMessageReply,
  IconMoodSad,
  IconPhoneCall,
  IconRotate,
  IconUserCheck,
} from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notification, NotificationKind } from '../../../server/domains/notifications/contract.ts'
import { put } from '../../lib/api.ts'
import { notificationsQuery } from '../../lib/queries/people.ts'
import { TASK_KINDS } from '../../lib/task-search.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './notifications.module.css'

const icons: Record<NotificationKind, typeof IconBell> = {
  assigned: IconUserCheck,
  given_back: IconClockPause,
  customer_replied: IconMessageReply,
  mentioned: IconAt,
  not_delivered: IconAlertCircle,
  snooze_over: IconClockPause,
  mailbox_trouble: IconMailX,
  mailbox_recovered: IconMailCheck,
  at_risk: IconClockExclamation,
  breached: IconClockX,
  escalated: IconCircleArrowUp,
  called: IconPhoneCall,
  returned: IconCircleArrowDown,
  ping_pong: IconArrowsUpDown,
  automation: IconBell,
  not_solved: IconRotate,
  unhappy_rating: IconMoodSad,
  task_assigned: IconChecklist,
  task_due: IconChecklist,
}

const ALARMING: readonly NotificationKind[] = ['not_delivered', 'mailbox_trouble', 'breached', 'called']

export function NotificationsList({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['app', 'notifications'])
  const client = useQueryClient()
  const words = useProblemWords()
  const query = useQuery(notificationsQuery)

  const mark = async (path: string) => {
    try {
      await put(path, {})
      await client.invalidateQueries({ queryKey: notificationsQuery.queryKey })
    } catch (error) {
      sayFailed(t('error.change'), words(error))
    }
  }
  const open = (notification: Notification) => {
    onDone()
    if (!notification.read_at) void mark(`/notifications/${notification.id}/read`)
  }

  const items = query.data?.items ?? []
  return (
    <section>
      <header className={classes.header}>
        <h2>{t('notifications.title')}</h2>
        {(query.data?.unread ?? 0) > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => void mark('/notifications/read')}>
            {t('notifications:read_all')}
          </Button>
        )}
      </header>
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <EmptyState
          icon={<IconBell size={22} stroke={1.5} aria-hidden />}
          title={t('notifications:empty')}
          hint={t('notifications:empty_hint')}
        />
      )}
      <ul className={classes.rows}>
        {items.map((item) => (
          <Row key={item.id} notification={item} onOpen={() => open(item)} />
        ))}
      </ul>
    </section>
  )
}

function Row({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation('notifications')
  const Icon = icons[notification.kind]
  const about = [useTaskWords(notification), notification.case_id, notification.subject]
  const content = (
    <>
      <Icon
        size={18}
        stroke={1.5}
        aria-hidden
        color={ALARMING.includes(notification.kind) ? 'var(--sr-danger)' : 'var(--sr-text-3)'}
      />
      <span className={classes.text}>
        <span className={classes.kind}>{t(`kind.${notification.kind}`)}</span>
        <span className={classes.subject}>{about.filter(Boolean).join(' · ')}</span>
      </span>
      <TimeAgo at={notification.created_at} className={classes.time} />
    </>
  )
  return (
    <li data-unread={notification.read_at === null || undefined} className={classes.row}>
      {notification.task_id ? (
        <Link to="/tasks" search={{ task: notification.task_id }} onClick={onOpen}>
          {content}
        </Link>
      ) : notification.ticket_id ? (
        <Link to="/tickets/$ticketId" params={{ ticketId: notification.ticket_id }} onClick={onOpen}>
          {content}
        </Link>
      ) : (
        <button type="button" onClick={onOpen}>
          {content}
        </button>
      )}
    </li>
  )
}

/** What the task is called, if it is about one the reader may still see. */
function useTaskWords({ task_kind, task_title }: Notification) {
  const { t } = useTranslation('tasks')
  if (task_title) return task_title
  const kind = TASK_KINDS.find((known) => known === task_kind)
  return kind ? t(`kind.${kind}`) : null
}
