import { Alert, Button, Group, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../../server/domains/tasks/contract.ts'
import { ApiError, newKey, post } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { dueOf, type Fields, TaskFields, useTaskForm } from './task-fields.tsx'

/** Writes a task down: one's own, unless it is given to somebody. */
export function NewTaskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['tasks', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const { user: me } = useMe()
  const form = useTaskForm({ title: '', note: '', due: '', owner_id: me.id })
  const create = useMutation({
    mutationFn: ({ title, note, owner_id, due }: Fields) =>
      post<Task>(
        '/tasks',
        { title, note: note || null, owner_id, due_at: dueOf({ title, note, owner_id, due }) },
        { idempotency_key: newKey() },
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['tasks'] })
      sayDone(t('said.created'))
      onClose()
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('form.new')}
      size={480}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form onSubmit={form.onSubmit((fields) => create.mutate(fields))}>
        <TaskFields form={form} />
        {create.isError && (
          <Alert color="red" role="alert" mt="md">
            {words(create.error)}
          </Alert>
        )}
        <Group justify="end" gap="xs" mt="lg">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('app:common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('form.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

/** What the server says about single fields, by the field that shows it. */
function fieldErrors(error: unknown): Partial<Record<keyof Fields, string>> {
  if (!(error instanceof ApiError)) return {}
  const named = { due_at: 'due', title: 'title', note: 'note', owner_id: 'owner_id' } as const
  const known = error.problem.errors.filter(({ path }) => path in named)
  return Object.fromEntries(known.map(({ path, message }) => [named[path as keyof typeof named], message]))
}
