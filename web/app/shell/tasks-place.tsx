import { Tooltip } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { taskCountsQuery } from '../../lib/queries/tasks.ts'
import classes from './shell.module.css'

/** More digits would only say "many". */
const MOST = 99

/** The way to the tasks, with how many of one's own press today. */
export function TasksPlace() {
  const { t } = useTranslation()
  const { overdue, today } = useQuery(taskCountsQuery).data ?? { overdue: 0, today: 0 }
  const pressing = overdue + today
  const label = [
    t('nav.tasks'),
    ...(overdue > 0 ? [t('nav.tasks_overdue', { count: overdue })] : []),
    ...(today > 0 ? [t('nav.tasks_today', { count: today })] : []),
  ].join(', ')
  return (
    <Tooltip label={label} position="right">
      <Link to="/tasks" className={classes.place} activeProps={{ 'data-active': true }} aria-label={label}>
        <IconChecklist size={20} stroke={1.5} aria-hidden />
        {pressing > 0 && (
          <span
            className={`${classes.count} tabular`}
            data-late={overdue > 0 || undefined}
            data-count={pressing > MOST ? `${MOST}+` : pressing}
          />
        )}
      </Link>
    </Tooltip>
  )
}
