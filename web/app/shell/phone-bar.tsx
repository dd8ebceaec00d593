import { IconChecklist, IconInbox, IconLayoutList, IconPencilPlus, IconSettings } from '@tabler/icons-react'
import { Link, useMatchRoute, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotificationsButton } from '../../features/notifications/notifications-button.tsx'
import { openDialog } from '../../lib/dialogs.ts'
import classes from './shell.module.css'

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const

/** The bottom bar on a phone. Inside a conversation its place belongs to the composer and the three tabs. */
export function PhoneBar() {
  const { t } = useTranslation()
  const matches = useMatchRoute()
  const { ticketId } = useParams({ strict: false })
  if (ticketId) return null
  const inSettings = Boolean(matches({ to: '/settings', fuzzy: true }))
  const inTasks = Boolean(matches({ to: '/tasks' }))
  const inOutcomes = Boolean(matches({ to: '/ratings' }) || matches({ to: '/reports' }))
  const inDashboard = Boolean(matches({ to: '/dashboard' }))
  const inBoard = Boolean(matches({ to: '/board' }))
  const elsewhere = inBoard || inSettings || inTasks || inOutcomes || inDashboard
  return (
    <nav className={classes.phoneBar} aria-label={t('nav.main')}>
      <Link to="/tickets" className={classes.phonePlace} data-active={!elsewhere || undefined}>
        <IconInbox {...icon} />
        {t('nav.tickets')}
      </Link>
      <button type="button" className={classes.phonePlace} onClick={() => openDialog('views')}>
        <IconLayoutList {...icon} />
        {t('nav.views')}
      </button>
      <button type="button" className={classes.phonePlace} onClick={() => openDialog('new_ticket')}>
        <IconPencilPlus {...icon} />
        {t('nav.new_ticket')}
      </button>
      <Link to="/tasks" className={classes.phonePlace} data-active={inTasks || undefined}>
        <IconChecklist {...icon} />
        {t('nav.tasks')}
      </Link>
      <NotificationsButton withLabel />
      <Link to="/settings" className={classes.phonePlace} data-active={inSettings || undefined}>
        <IconSettings {...icon} />
        {t('nav.settings')}
      </Link>
    </nav>
  )
}
