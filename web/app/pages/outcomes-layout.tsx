import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './outcomes-layout.module.css'

/** How cases ended: what customers say, and what was written down. */
export function OutcomesLayout() {
  const { t } = useTranslation()
  const active = { 'data-active': true, 'aria-current': 'page' } as const
  return (
    <div className={classes.page}>
      <nav className={classes.tabs} aria-label={t('nav.outcomes')}>
        <Link to="/ratings" className={classes.tab} activeProps={active} activeOptions={{ includeSearch: false }}>
          {t('nav.ratings')}
        </Link>
        <Link to="/reports" className={classes.tab} activeProps={active} activeOptions={{ includeSearch: false }}>
          {t('nav.reports')}
        </Link>
      </nav>
      <div className={classes.content}>
        <Outlet />
      </div>
    </div>
  )
}
