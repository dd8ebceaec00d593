import { Checkbox } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangeTask, Task } from '../../../server/domains/tasks/contract.ts'
import { patch } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { followUpsQuery } from '../../lib/queries/outcome.ts'
import { relative } from '../../lib/time.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { useReasonOfTask, useTaskTitle } from '../../lib/use-task-words.ts'
import classes from './report-side.module.css'

/** What is still to be done after the case, to be ticked off here. */
export function FollowUps({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('outcome')
  const tasks = useQuery({ ...followUpsQuery(ticketId), enabled: useMay()('task.read') }).data
  if (!tasks) return null
  const inOrder = tasks.toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)))
  return (
    <section className={classes.box}>
      <h2 className={classes.boxTitle}>{t('report.tasks')}</h2>
      {tasks.length === 0 && <p className={classes.quiet}>{t('report.tasks_empty')}</p>}
      <ul className={classes.tasks}>
        {inOrder.map((task) => (
          <TaskRow key={task.id} ticketId={ticketId} task={task} />
        ))}
      </ul>
    </section>
  )
}

/** By due date; what nobody has to do any more comes last. */
const placeOf = ({ state, due_at }: Task) => `${state === 'skipped' ? 1 : 0}${due_at ?? '9'}`

function TaskRow({ ticketId, task }: { ticketId: string; task: Task }) {
  const { t } = useTranslation('outcome')
  const may = useMay()
  const tick = useTick(ticketId)
  const standing = useStanding(task)
  const name = useTaskTitle()(task)
  const done = task.state === 'done'
  const skipped = task.state === 'skipped'
  const label = skipped ? `${name}: ${standing}` : t(done ? 'report.task_open' : 'report.task_done', { task: name })
  return (
    <li className={classes.task} data-state={task.state}>
      <Checkbox
        size="xs"
        checked={done}
        disabled={!may('task.change') || skipped}
        aria-label={label}
        onChange={() => void tick(task, done ? 'open' : 'done')}
      />
      <span className={classes.taskName}>{name}</span>
      <span className={classes.taskWhen} data-overdue={task.overdue || undefined}>
        {standing}
        {task.state === 'open' && task.owner_name && ` · ${task.owner_name}`}
      </span>
    </li>
  )
}

function useStanding({ state, reason, due_at, ended_at, overdue }: Task) {
  const { t, i18n } = useTranslation(['outcome', 'tasks'])
  const reasonWords = useReasonOfTask()
  const now = useNow()
  const time = (at: string) => relative(at, now, i18n.language)
  if (state === 'skipped') {
    return reason ? t('tasks:skipped_because', { reason: reasonWords(reason) }) : t('tasks:state.skipped')
  }
  if (state === 'done') return ended_at ? t('report.task_ended', { time: time(ended_at) }) : ''
  return due_at ? t(overdue ? 'report.task_overdue' : 'report.task_due', { time: time(due_at) }) : ''
}

/** Ticked at once, unticked again when the server says no. */
function useTick(ticketId: string) {
  const client = useQueryClient()
  const { t } = useTranslation('app')
  const words = useProblemWords()
  const { queryKey } = followUpsQuery(ticketId)
  return async ({ id }: Task, state: Task['state']) => {
    const before = client.getQueryData(queryKey)
    client.setQueryData(queryKey, (tasks) => tasks?.map((task) => (task.id === id ? { ...task, state } : task)))
    try {
      await patch<Task>(`/tasks/${id}`, { state } satisfies ChangeTask)
    } catch (error) {
      client.setQueryData(queryKey, before)
      sayFailed(t('error.change'), words(error))
    }
    void client.invalidateQueries({ queryKey: ['tasks'] })
    void client.invalidateQueries({ queryKey: ['report', ticketId] })
  }
}
