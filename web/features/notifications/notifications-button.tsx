import { Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withWords } from '../../lib/i18n.ts'
import { latePart } from '../../lib/patiently.ts'
import { notificationsQuery } from '../../lib/queries/people.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './notifications.module.css'

const NotificationsList = latePart(() =>
  withWords(['notifications', 'tasks'], import('./notifications-list.tsx')).then((module) => ({
    default: module.NotificationsList,
  })),
)

/** The bell, with how much is unread. In the bottom bar of a phone it carries its name. */
export function NotificationsButton({ withLabel = false }: { withLabel?: boolean }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const unread = useQuery(notificationsQuery).data?.unread ?? 0
  const label =
    unread > 0
      ? `${t('notifications.title')}, ${t('notifications.unread', { count: unread })}`
      : t('notifications.title')
  const bell = (
    <span className={classes.bell}>
      <IconBell size={20} stroke={1.5} aria-hidden />
      {unread > 0 && <span className={`${classes.badge} tabular`} data-count={unread > 99 ? '99+' : unread} />}
    </span>
  )
  const toggle = () => setOpened(!opened)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={withLabel ? 'top' : 'right-end'}
      width={360}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        {withLabel ? (
          <button type="button" className={classes.phone} aria-label={label} aria-expanded={opened} onClick={toggle}>
            {bell}
            <span>{t('notifications.title')}</span>
          </button>
        ) : (
          <IconButton size={40} label={label} expanded={opened} icon={bell} onClick={toggle} />
        )}
      </Popover.Target>
      <Popover.Dropdown p={0} maw="calc(100vw - 16px)" aria-label={t('notifications.title')}>
        <Suspense fallback={<div className={classes.placeholder} />}>
          <NotificationsList onDone={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
