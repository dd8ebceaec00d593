import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { useMay } from '../../lib/me.ts'
import { openTasksOfTicketQuery } from '../../lib/queries/tasks.ts'
import { type TaskVerbs, useSteadyTasks } from '../../lib/use-steady-tasks.ts'
import { useTaskTitle } from '../../lib/use-task-words.ts'
import { DuePicker } from '../../ui/due-picker.tsx'
import { TaskOwnerPicker } from '../../ui/task-owner-picker.tsx'
import { TaskTick } from '../../ui/task-tick.tsx'
import { AddTask } from './add-task.tsx'
import classes from './ticket-tasks.module.css'

/** As many as are looked at without being asked for. */
const SHOWN = 5

/** What is still to be done for a ticket: tick it, move it, add to it. */
export function TicketTasks({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('tasks')
  const may = useMay()
  const query = useQuery(openTasksOfTicketQuery(ticketId))
  const fresh = query.data
  const { tasks, ...verbs } = useSteadyTasks({ fresh: fresh ?? [], name: ticketId })
  const [all, setAll] = useState(false)
  // The conversation beside it says what is wrong when nothing can be loaded.
  if (query.isError && !fresh) return null
  return (
    <section className={classes.section} aria-label={t('panel.title')}>
      <h2>{t('panel.title')}</h2>
      {tasks.length > 0 && (
        <ul className={classes.rows}>
          {(all ? tasks : tasks.slice(0, SHOWN)).map((task) => (
            <Row key={task.id} task={task} verbs={verbs} />
          ))}
        </ul>
      )}
      {!all && tasks.length > SHOWN && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('panel.more', { count: tasks.length - SHOWN })}
        </button>
      )}
      {may('task.change') && <AddTask ticketId={ticketId} />}
    </section>
  )
}

function Row({ task, verbs }: { task: Task; verbs: TaskVerbs }) {
  const title = useTaskTitle()(task)
  return (
    <li className={classes.row} data-state={task.state}>
      <TaskTick title={title} state={task.state} onTick={(state) => void verbs.setState(task, state)} />
      <span className={classes.title} title={task.note ?? undefined}>
        {title}
      </span>
      <DuePicker
        title={title}
        due_at={task.due_at}
        open={task.state === 'open'}
        onPick={(due_at) => void verbs.change(task, { due_at })}
      />
      <TaskOwnerPicker title={title} task={task} onPick={(owner_id) => void verbs.change(task, { owner_id })} />
    </li>
  )
}
