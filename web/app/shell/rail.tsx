import { Tooltip } from '@mantine/core'
import {
  IconBook,
  IconChartLine,
  IconInbox,
  IconLayoutBoard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPencilPlus,
  IconReportAnalytics,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react'
import { Link, useMatchRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotificationsButton } from '../../features/notifications/notifications-button.tsx'
import { openDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import { prefer, usePreferences } from '../../lib/preferences.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Logo } from './logo.tsx'
import classes from './shell.module.css'
import { TasksPlace } from './tasks-place.tsx'

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const

/** The leftmost strip: places, and what concerns oneself. */
export function Rail() {
  const { t } = useTranslation()
  const may = useMay()
  const matches = useMatchRoute()
  const { views_open } = usePreferences()
  const inTickets = Boolean(matches({ to: '/tickets', fuzzy: true }))
  const inReport = Boolean(matches({ to: '/tickets/$ticketId/report' }))
  const inOutcomes = Boolean(matches({ to: '/ratings' }) || matches({ to: '/reports' }))
  const inKnowledge = Boolean(matches({ to: '/knowledge', fuzzy: true }))
  const inSettings = Boolean(matches({ to: '/settings', fuzzy: true }))
  const sidebar = views_open ? t('nav.hide_views') : t('nav.show_views')
  const SidebarIcon = views_open ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand
  return (
    <nav className={classes.rail} aria-label={t('nav.main')}>
      <Link to="/tickets" className={classes.logo} aria-label={t('app.name')}>
        <Logo size={28} />
      </Link>
      <Tooltip label={t('nav.tickets')} position="right">
        <Link
          to="/tickets"
          className={classes.place}
          data-active={inTickets || undefined}
          aria-label={t('nav.tickets')}
        >
          <IconInbox {...icon} />
        </Link>
      </Tooltip>
      <TasksPlace />
      {may('board.read') && (
        <Tooltip label={t('nav.board')} position="right">
          <Link to="/board" className={classes.place} activeProps={{ 'data-active': true }} aria-label={t('nav.board')}>
            <IconLayoutBoard {...icon} />
          </Link>
        </Tooltip>
      )}
      {may('article.read') && (
        <Tooltip label={t('nav.knowledge')} position="right">
          <Link
            to="/knowledge/$"
            params={{ _splat: 'articles' }}
            className={classes.place}
            data-active={inKnowledge || undefined}
            aria-label={t('nav.knowledge')}
          >
            <IconBook {...icon} />
          </Link>
        </Tooltip>
      )}
      {may('analytics.read') && (
        <Tooltip label={t('nav.dashboard')} position="right">
          <Link
            to="/dashboard"
            className={classes.place}
            activeProps={{ 'data-active': true }}
            activeOptions={{ includeSearch: false }}
            aria-label={t('nav.dashboard')}
          >
            <IconChartLine {...icon} />
          </Link>
        </Tooltip>
      )}
      {may('survey.read') && (
        <Tooltip label={t('nav.outcomes')} position="right">
          <Link
            to="/ratings"
            className={classes.place}
            data-active={inOutcomes || undefined}
            aria-label={t('nav.outcomes')}
          >
            <IconReportAnalytics {...icon} />
          </Link>
        </Tooltip>
      )}
      <IconButton
        size={40}
        label={t('nav.search')}
        keys="mod+k"
        icon={<IconSearch {...icon} />}
        onClick={() => openDialog('palette')}
      />
      {may('ticket.open') && (
        <IconButton
          size={40}
          label={t('nav.new_ticket')}
          keys="c"
          icon={<IconPencilPlus {...icon} />}
          onClick={() => openDialog('new_ticket')}
        />
      )}
      {inTickets && !inReport && (
        <>
          <span className={classes.wideOnly}>
            <IconButton
              size={40}
              label={sidebar}
              icon={<SidebarIcon {...icon} />}
              onClick={() => prefer({ views_open: !views_open })}
            />
          </span>
          <span className={classes.midOnly}>
            <IconButton
              size={40}
              label={t('nav.views')}
              icon={<IconLayoutSidebarLeftExpand {...icon} />}
              onClick={() => openDialog('views')}
            />
          </span>
        </>
      )}
      <span className={classes.space} />
      <NotificationsButton />
      <Tooltip label={t('nav.settings')} position="right">
        <Link
          to="/settings"
          className={classes.place}
          data-active={inSettings || undefined}
          aria-label={t('nav.settings')}
        >
          <IconSettings {...icon} />
        </Link>
      </Tooltip>
      <AccountMenu />
    </nav>
  )
}
