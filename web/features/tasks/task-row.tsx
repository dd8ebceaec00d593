import { Button } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { useMe } from '../../lib/me.ts'
import type { TaskVerbs } from '../../lib/use-steady-tasks.ts'
import { useReasonOfTask, useTaskTitle } from '../../lib/use-task-words.ts'
import { DuePicker } from '../../ui/due-picker.tsx'
import { TaskOwnerPicker } from '../../ui/task-owner-picker.tsx'
import { TaskTick } from '../../ui/task-tick.tsx'
import classes from './tasks.module.css'

export interface RowProps {
  task: Task
  verbs: TaskVerbs
  onOpen: (id: string) => void
  /** Below the line of its case, which names the ticket already. */
  folded?: boolean
}

/** One task: tick it, read it, move it, give it away. */
export function TaskRow({ task, verbs, onOpen, folded }: RowProps) {
  const { t } = useTranslation('tasks')
  const titleOf = useTaskTitle()
  const { user: me } = useMe()
  const title = titleOf(task)
  const open = task.state === 'open'
  return (
    <li className={classes.row} data-row data-state={task.state} data-folded={folded || undefined}>
      <TaskTick title={title} state={task.state} onTick={(state) => void verbs.setState(task, state)} />
      <div className={classes.matter}>
        <button
          type="button"
          className={classes.title}
          data-do="edit"
          aria-label={t('edit', { title })}
          onClick={() => onOpen(task.id)}
        >
          {title}
        </button>
        {task.note && (
          <span className={classes.note} title={task.note}>
            <IconNote size={14} stroke={1.5} aria-hidden />
            <span className="visually-hidden">{t('has_note')}</span>
          </span>
        )}
        {!folded && <About task={task} />}
      </div>
      {open && !task.owner_id && (
        <Button
          size="compact-xs"
          variant="default"
          className={classes.take}
          aria-label={t('owner.take_named', { title })}
          onClick={() => void verbs.change(task, { owner_id: me.id })}
        >
          {t('owner.take')}
        </Button>
      )}
      <DuePicker
        title={title}
        due_at={task.due_at}
        open={open}
        onPick={(due_at) => void verbs.change(task, { due_at })}
      />
      <TaskOwnerPicker title={title} task={task} onPick={(owner_id) => void verbs.change(task, { owner_id })} />
    </li>
  )
}

/** Its ticket, and why it was skipped. */
function About({ task: { ticket_id, case_id, subject, state, reason } }: { task: Task }) {
  const { t } = useTranslation('tasks')
  const reasonOf = useReasonOfTask()
  return (
    <>
      {ticket_id && case_id && (
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket_id }} className={classes.ticket} data-do="open">
          <span className="tabular">{case_id}</span>
          <span className={classes.subject}>{subject}</span>
        </Link>
      )}
      {state === 'skipped' && reason && (
        <span className={classes.reason}>{t('skipped_because', { reason: reasonOf(reason) })}</span>
      )}
    </>
  )
}
