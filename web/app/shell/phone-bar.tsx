import {
  IconChecklist,
  IconInbox,
  IconLayoutBoard,
  IconLayoutList,
  IconPencilPlus,
  IconSettings,
} from '@tabler/icons-react'
import { Link, useMatchRoute, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotificationsButton } from '../../features/notifications/notifications-button.tsx'
import { openDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import classes from './shell.module.css'

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const

/** The bottom bar on a phone. Inside a conversation its place belongs to the composer and the three tabs. */
export function PhoneBar() {
  const { t } = useTranslation()
  const may = useMay()
  const matches = useMatchRoute()
  const { ticketId } = useParams({ strict: false })
  if (ticketId) return null
  const inSettings = Boolean(matches({ to: '/settings', fuzzy: true }))
  const inTasks = Boolean(matches({ to: '/tasks' }))
  const inOutcomes = Boolean(matches({ to: '/ratings' }) || matches({ to: '/reports' }))
  const inDashboard = Boolean(matches({ to: '/dashboard' }))
  const inBoard = Boolean(matches({ to: '/board' }))
  const inKnowledge = Boolean(matches({ to: '/knowledge', fuzzy: true }))
  const inSimulation = Boolean(matches({ to: '/simulation' }))
  const elsewhere = inKnowledge || inSimulation || inBoard || inSettings || inTasks || inOutcomes || inDashboard
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
      {may('board.read') && (
        <Link to="/board" className={classes.phonePlace} data-active={inBoard || undefined} aria-label={t('nav.board')}>
          <IconLayoutBoard {...icon} />
          {t('nav.board_short')}
        </Link>
      )}
      <button
        type="button"
        className={classes.phonePlace}
        aria-label={t('nav.new_ticket')}
        onClick={() => openDialog('new_ticket')}
      >
        <IconPencilPlus {...icon} />
        {t('nav.new_short')}
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
