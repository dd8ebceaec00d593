import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../lib/commands.ts'

/**
 * Moves by real focus from row to row: Enter is then the tick's own, and a screen reader hears every step. The other keys
 * press what stands in the row that has the focus.
 */
export function useTaskCommands({ onNew }: { onNew: (() => void) | null }) {
  const { t } = useTranslation('tasks')
  const list = useRef<HTMLDivElement>(null)
  const create = useRef(onNew)
  create.current = onNew
  const mayCreate = onNew !== null
  const commands = useMemo(() => {
    const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const current = () => rows().findIndex((row) => row.contains(document.activeElement))
    const part = (row: HTMLElement | undefined, name: string) => row?.querySelector<HTMLElement>(`[data-do="${name}"]`)
    const move = (step: number) => {
      const all = rows()
      const target = part(all[Math.min(all.length - 1, Math.max(0, current() + step))], 'tick')
      target?.focus()
      target?.scrollIntoView({ block: 'nearest' })
    }
    const press = (name: string) => () => part(rows()[current()], name)?.click()
    const group = t('keys.group')
    const own: Command[] = [
      { id: 'next-task', group, label: t('keys.next'), keys: 'j', run: () => move(1) },
      { id: 'previous-task', group, label: t('keys.previous'), keys: 'k', run: () => move(-1) },
      { id: 'tick-task', group, label: t('keys.tick'), keys: 'x', run: press('tick') },
      { id: 'edit-task', group, label: t('keys.edit'), keys: 'e', run: press('edit') },
      { id: 'due-task', group, label: t('keys.due'), keys: 'd', run: press('due') },
      { id: 'own-task', group, label: t('keys.owner'), keys: 'a', run: press('owner') },
      { id: 'open-task-ticket', group, label: t('keys.open'), keys: 'o', run: press('open') },
    ]
    if (mayCreate) own.push({ id: 'new-task', group, label: t('keys.new'), keys: 'c', run: () => create.current?.() })
    return own
  }, [t, mayCreate])
  useCommands(commands)
  return list
}
