import { IconArrowUpRight, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { dueGroup, dueText } from '../../lib/due-dates.ts'
import { exact } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { type RowProps, TaskRow } from './task-row.tsx'
import type { Fold } from './task-rows.ts'
import classes from './tasks.module.css'

/** Follow-ups of one case under one line: "SR-0042 · 3 follow-ups". */
export function FoldRow({ fold, ...row }: { fold: Fold } & Pick<RowProps, 'verbs' | 'onOpen'>) {
  const { t } = useTranslation('tasks')
  const [opened, setOpened] = useState(false)
  const { ticket_id, case_id, subject, tasks } = fold
  const done = tasks.filter(({ state }) => state !== 'open').length
  return (
    <li className={classes.fold}>
      <div className={classes.row} data-row>
        <button
          type="button"
          className={classes.unfold}
          data-do="tick"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight size={16} stroke={1.5} aria-hidden />
          <span className={classes.matter}>
            <span className={classes.title}>
              <span className="tabular">{case_id}</span> · {t('follow_ups', { count: tasks.length })}
            </span>
            <span className={classes.subject}>{subject}</span>
          </span>
        </button>
        {done > 0 && <span className={`${classes.done} tabular`}>{t('done_of', { done, count: tasks.length })}</span>}
        <SoonestDue tasks={tasks} />
        <Link
          to="/tickets/$ticketId"
          params={{ ticketId: ticket_id }}
          className={classes.caseLink}
          data-do="open"
          aria-label={t('open_ticket', { case_id, subject })}
          title={t('open_ticket', { case_id, subject })}
        >
          <IconArrowUpRight size={16} stroke={1.5} aria-hidden />
        </Link>
      </div>
      {opened && (
        <ul className={classes.folded}>
          {tasks.map((task: Task) => (
            <TaskRow key={task.id} task={task} folded {...row} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** When the first of those that are left is due. */
function SoonestDue({ tasks }: { tasks: Task[] }) {
  const { i18n } = useTranslation()
  const now = useNow()
  const at = tasks.find(({ state }) => state === 'open')?.due_at
  if (!at) return null
  return (
    <time
      dateTime={at}
      title={exact(at, i18n.language)}
      className={`${classes.soonest} tabular`}
      data-due={dueGroup(at, now)}
    >
      {dueText(at, now, i18n.language)}
    </time>
  )
}
