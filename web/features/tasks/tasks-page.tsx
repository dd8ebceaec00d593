import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import { tasksQuery } from '../../lib/queries/tasks.ts'
import type { TaskSearch } from '../../lib/task-search.ts'
import { useSteadyTasks } from '../../lib/use-steady-tasks.ts'
import { LivePill } from '../../ui/live-pill.tsx'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { TaskDialog } from './task-dialog.tsx'
import { TaskFilters } from './task-filters.tsx'
import { TaskList } from './task-list.tsx'
import { TaskViews } from './task-views.tsx'
import classes from './tasks.module.css'
import { useTaskCommands } from './use-task-commands.ts'

/** Everything somebody has to do: one's own first, by the day it is due. */
export function TasksPage() {
  const { t } = useTranslation(['tasks', 'app'])
  const may = useMay()
  const navigate = useNavigate()
  const search: TaskSearch = useSearch({ strict: false })
  const [creating, setCreating] = useState(false)
  const { task: openId, ...filters } = search
  const query = useInfiniteQuery({ ...tasksQuery(filters), placeholderData: keepPreviousData })
  const fresh = query.data?.pages.flatMap((page) => page.items) ?? []
  const order = filters.state ? 'latest' : 'soonest'
  const { tasks, change, setState } = useSteadyTasks({ fresh, order, name: JSON.stringify(filters) })
  const list = useTaskCommands({ onNew: may('task.change') ? () => setCreating(true) : null })

  const filter = (next: Partial<TaskSearch>) =>
    void navigate({ to: '/tasks', search: { ...search, task: undefined, ...next }, replace: true })
  const open = (task: string | undefined) => void navigate({ to: '/tasks', search: { ...search, task }, replace: true })

  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <h1>{t('title')}</h1>
          <LivePill onlyTrouble />
          {may('task.change') && (
            <Button
              leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
              className={classes.new}
              onClick={() => setCreating(true)}
            >
              {t('new')}
            </Button>
          )}
        </header>
        <div className={classes.bar}>
          <TaskViews whose={search.whose} onWhose={(whose) => filter({ whose, unowned: undefined })} />
          <TaskFilters search={search} onChange={filter} />
        </div>
        <TaskList list={list} tasks={tasks} search={filters} query={query} verbs={{ change, setState }} onOpen={open} />
      </div>
      {creating && <NewTaskDialog onClose={() => setCreating(false)} />}
      {openId && <TaskDialog key={openId} id={openId} verbs={{ change, setState }} onClose={() => open(undefined)} />}
    </div>
  )
}
