import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { newKey, post } from '../../lib/api.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { DuePicker } from '../../ui/due-picker.tsx'
import classes from './ticket-tasks.module.css'

/** A line to write a task of this ticket on; it stays open, since one task is seldom alone. */
export function AddTask({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation(['tasks', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const [adding, setAdding] = useState(false)
  const [title, setTitle] = useState('')
  const [due_at, setDueAt] = useState<string | null>(null)
  const add = useMutation({
    mutationFn: (body: object) => post<Task>('/tasks', body, { idempotency_key: newKey() }),
    onSuccess: () => {
      setTitle('')
      setDueAt(null)
      void client.invalidateQueries({ queryKey: ['tasks'] })
    },
    onError: (error) => sayFailed(t('app:error.save'), words(error)),
  })
  if (!adding) {
    return (
      <button type="button" className={classes.add} onClick={() => setAdding(true)}>
        <IconPlus size={16} stroke={1.5} aria-hidden />
        {t('panel.add')}
      </button>
    )
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() && !add.isPending) add.mutate({ title: title.trim(), due_at, ticket_id: ticketId })
      }}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && setAdding(false)}
    >
      <TextInput
        autoFocus
        aria-label={t('panel.add_title')}
        placeholder={t('panel.add_title')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={classes.ways}>
        <DuePicker title={title || t('panel.add')} due_at={due_at} onPick={setDueAt} />
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAdding(false)}>
          {t('app:common.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" disabled={!title.trim()} loading={add.isPending}>
          {t('panel.submit')}
        </Button>
      </div>
    </form>
  )
}
