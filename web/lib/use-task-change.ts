import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangeTask, Task } from '../../server/domains/tasks/contract.ts'
import { patch } from './api.ts'
import { dueText } from './due-dates.ts'
import { useUsers } from './me.ts'
import type { TaskPages } from './queries/tasks.ts'
import { serverNow } from './server-clock.ts'
import { forgetUndoable, sayFailed, sayUndoable } from './toasts.tsx'
import { offerUndo } from './undo.ts'
import { useProblemWords } from './use-problem-words.ts'
import { useTaskTitle } from './use-task-words.ts'

/**
 * Changes a task: shown at once, rolled back with the reason when the server refuses, offered for undo when not.
 * `onShown` hears of every version on the way, also when it is taken back.
 */
export function useTaskChange(onShown: (task: Task) => void = () => {}) {
  const client = useQueryClient()
  const { t } = useTranslation(['tasks', 'app'])
  const words = useProblemWords()
  const say = useSaid()
  const users = useUsers()

  const show = (task: Task) => {
    patchTask(client, task)
    onShown(task)
  }
  const run = async (task: Task, change: ChangeTask, undoable: boolean) => {
    const owner_name = users.find(({ id }) => id === change.owner_id)?.name ?? null
    show({ ...task, ...change, ...(change.owner_id === undefined ? {} : { owner_name }) })
    try {
      show(await patch<Task>(`/tasks/${task.id}`, change))
    } catch (error) {
      show(task)
      sayFailed(t('app:error.change'), words(error))
      return false
    }
    for (const key of ['tasks', 'report']) void client.invalidateQueries({ queryKey: [key] })
    if (!undoable) return true
    const takeBack = () => {
      forgetUndoable()
      void run({ ...task, ...change }, inverseOf(task, change), false)
    }
    offerUndo(takeBack)
    sayUndoable(say(task, change), { label: t('app:common.undo'), run: takeBack })
    return true
  }
  return (task: Task, change: ChangeTask) => run(task, change, true)
}

const inverseOf = (task: Task, change: ChangeTask): ChangeTask =>
  Object.fromEntries(Object.keys(change).map((field) => [field, task[field as keyof ChangeTask]]))

/** What was done, in one line. */
function useSaid() {
  const { t, i18n } = useTranslation(['tasks', 'app'])
  const titleOf = useTaskTitle()
  const users = useUsers()
  return (task: Task, { state, due_at, owner_id, ...words }: ChangeTask): string => {
    const title = titleOf({ ...task, ...(words.title ? { title: words.title } : {}) })
    if (state) return t(`said.${state}`, { title })
    const changes = [due_at, owner_id, ...Object.values(words)].filter((value) => value !== undefined)
    if (changes.length > 1) return t('said.changed', { title })
    if (due_at) return t('said.due', { title, time: dueText(due_at, serverNow(), i18n.language) })
    if (due_at === null) return t('said.undated', { title })
    const name = users.find(({ id }) => id === owner_id)?.name
    if (name) return t('said.owner', { title, name })
    return owner_id === null ? t('said.nobody', { title }) : t('said.changed', { title })
  }
}

/** The task as it is now, in every list that shows it. */
function patchTask(client: QueryClient, task: Task) {
  const replaced = (items: Task[]) => items.map((item) => (item.id === task.id ? task : item))
  client.setQueriesData<TaskPages>({ queryKey: ['tasks', 'list'] }, (lists) =>
    lists ? { ...lists, pages: lists.pages.map((page) => ({ ...page, items: replaced(page.items) })) } : lists,
  )
  for (const list of ['of-ticket', 'open-of-ticket'])
    client.setQueriesData<Task[]>({ queryKey: ['tasks', list] }, (items) => items && replaced(items))
}
