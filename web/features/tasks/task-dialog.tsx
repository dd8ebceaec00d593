import { Button, Group, Modal, Skeleton, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeTask, Task } from '../../../server/domains/tasks/contract.ts'
import { localMinute } from '../../lib/due-dates.ts'
import { taskQuery } from '../../lib/queries/tasks.ts'
import type { TaskVerbs } from '../../lib/use-steady-tasks.ts'
import { useReasonOfTask } from '../../lib/use-task-words.ts'
import { ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { dueOf, type Fields, TaskFields, useTaskForm } from './task-fields.tsx'
import classes from './tasks.module.css'

interface Props {
  id: string
  verbs: TaskVerbs
  onClose: () => void
}

/** A task with all that is known about it. */
export function TaskDialog({ id, verbs, onClose }: Props) {
  const { t } = useTranslation(['tasks', 'app'])
  const query = useQuery(taskQuery(id))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('form.edit')}
      size={480}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      {query.isPending && <Skeleton height={320} />}
      {query.isError && !query.data && <ErrorState error={query.error} />}
      {query.data && <EditForm task={query.data} verbs={verbs} onClose={onClose} />}
    </Modal>
  )
}

function EditForm({ task, verbs, onClose }: { task: Task } & Omit<Props, 'id'>) {
  const { t } = useTranslation(['tasks', 'app'])
  const [skipping, setSkipping] = useState(false)
  const form = useTaskForm(fieldsOf(task))
  const save = async (fields: Fields) => {
    const change = changesOf(task, fields)
    if (Object.keys(change).length === 0 || (await verbs.change(task, change))) onClose()
  }
  if (skipping) return <SkipForm task={task} verbs={verbs} onClose={onClose} />
  return (
    <form onSubmit={form.onSubmit((fields) => void save(fields))}>
      <About task={task} />
      <TaskFields
        form={form}
        kindTitle={task.kind === 'to_do' ? undefined : t(`kind.${task.kind}`)}
        withFocus={false}
      />
      <Group justify="space-between" gap="xs" mt="lg">
        {task.state === 'open' ? (
          <Button variant="subtle" color="gray" onClick={() => setSkipping(true)}>
            {t('form.skip')}
          </Button>
        ) : (
          <Button variant="subtle" onClick={() => void verbs.setState(task, 'open').then((ok) => ok && onClose())}>
            {t('form.reopen')}
          </Button>
        )}
        <Group gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('app:common.cancel')}
          </Button>
          <Button type="submit">{t('app:common.save')}</Button>
        </Group>
      </Group>
    </form>
  )
}

/** Where it comes from, and what it belongs to. */
function About({ task }: { task: Task }) {
  const { t } = useTranslation('tasks')
  const reasonOf = useReasonOfTask()
  const { ticket_id, case_id, subject, state, reason } = task
  return (
    <div className={classes.about}>
      <p>
        {t(`form.source.${task.source}`)} · <TimeAgo at={task.created_at} style="words" />
      </p>
      {state === 'skipped' && reason && <p>{t('skipped_because', { reason: reasonOf(reason) })}</p>}
      {ticket_id && (
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket_id }}>
          <span className="tabular">{case_id}</span> · {subject}
        </Link>
      )}
    </div>
  )
}

function SkipForm({ task, verbs, onClose }: { task: Task } & Omit<Props, 'id'>) {
  const { t } = useTranslation(['tasks', 'app'])
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void verbs.setState(task, 'skipped', reason.trim() || undefined).then((ok) => ok && onClose())
      }}
    >
      <TextInput
        data-autofocus
        autoFocus
        label={t('form.skip_reason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group justify="end" gap="xs" mt="lg">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('app:common.cancel')}
        </Button>
        <Button type="submit">{t('form.skip_submit')}</Button>
      </Group>
    </form>
  )
}

const fieldsOf = ({ title, note, due_at, owner_id }: Task): Fields => ({
  title: title ?? '',
  note: note ?? '',
  due: due_at ? localMinute(due_at) : '',
  owner_id,
})

/** Only what was changed: a colleague may be changing the rest. */
function changesOf(task: Task, fields: Fields): ChangeTask {
  const title = fields.title.trim()
  const note = fields.note.trim() || null
  const due_at = dueOf(fields, task.due_at)
  return {
    ...(title && title !== task.title ? { title } : {}),
    ...(note === task.note ? {} : { note }),
    ...(due_at === task.due_at ? {} : { due_at }),
    ...(fields.owner_id === task.owner_id ? {} : { owner_id: fields.owner_id }),
  }
}
