import { useTranslation } from 'react-i18next'
import type { Task } from '../../server/domains/tasks/contract.ts'

/** What a task is called: its title where somebody wrote one, else what its kind asks for. */
export function useTaskTitle() {
  const { t } = useTranslation('tasks')
  return ({ title, kind }: Pick<Task, 'title' | 'kind'>) => title ?? t(`kind.${kind}`)
}

/** Why a task was skipped: a word of the product's in the reader's language, else as somebody wrote it. */
export function useReasonOfTask() {
  const { t, i18n } = useTranslation('tasks')
  return (reason: string) => (i18n.exists(`tasks:reason.${reason}`) ? t(`reason.${reason as 'reopened'}`) : reason)
}
