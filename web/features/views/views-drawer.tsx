import { Drawer } from '@mantine/core'
import { IconBook, IconChartLine, IconFileText, IconLayoutBoard, IconStar } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { closeDialog } from '../../lib/dialogs.ts'
import { useMay } from '../../lib/me.ts'
import classes from './views-panel.module.css'
import { ViewsPanel } from './views-panel.tsx'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** The views where the screen has no room for them beside the list. */
export function ViewsDrawer() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Drawer
      opened
      onClose={closeDialog}
      size={280}
      title={t('nav.views')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      padding="xs"
      classNames={{ header: classes.drawerHead, content: classes.drawer, body: classes.drawerBody }}
    >
      <ViewsPanel onChoose={closeDialog} />
      {may('analytics.read') && <Numbers />}
      {may('survey.read') && <Outcomes />}
      {may('article.read') && <KnowledgePlace />}
    </Drawer>
  )
}

function Numbers() {
  const { t } = useTranslation()
  return (
    <nav className={classes.elsewhere} aria-label={t('nav.dashboard')}>
      <Link to="/board" className={classes.row} onClick={closeDialog}>
        <IconLayoutBoard {...icon} />
        <span className={classes.label}>{t('nav.board')}</span>
      </Link>
      <Link to="/dashboard" className={classes.row} onClick={closeDialog}>
        <IconChartLine {...icon} />
        <span className={classes.label}>{t('nav.dashboard')}</span>
      </Link>
    </nav>
  )
}

function KnowledgePlace() {
  const { t } = useTranslation()
  return (
    <nav className={classes.elsewhere} aria-label={t('nav.knowledge')}>
      <Link to="/knowledge" className={classes.row} onClick={closeDialog}>
        <IconBook {...icon} />
        <span className={classes.label}>{t('nav.knowledge')}</span>
      </Link>
    </nav>
  )
}

/** A phone has no rail: this is the way to what the rail leads to. */
function Outcomes() {
  const { t } = useTranslation()
  return (
    <nav className={classes.elsewhere} aria-label={t('nav.outcomes')}>
      <Link to="/ratings" className={classes.row} onClick={closeDialog}>
        <IconStar {...icon} />
        <span className={classes.label}>{t('nav.ratings')}</span>
      </Link>
      <Link to="/reports" className={classes.row} onClick={closeDialog}>
        <IconFileText {...icon} />
        <span className={classes.label}>{t('nav.reports')}</span>
      </Link>
    </nav>
  )
}
