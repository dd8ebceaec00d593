import { type RefObject, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../lib/commands.ts'

/** Moves by real focus from row to row, so that Enter is the link's own. Starts at the focused row, else at the open mail. */
export function useLedgerCommands(list: RefObject<HTMLUListElement | null>, openId: string | undefined) {
  const { t } = useTranslation('mail')
  const open = useRef(openId)
  open.current = openId
  const { commands, move } = useMemo(() => {
    const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-mail]') ?? [])]
    const current = () => {
      const focused = links().indexOf(document.activeElement as HTMLAnchorElement)
      return focused >= 0 ? focused : links().findIndex((link) => link.dataset.mail === open.current)
    }
    const move = (step: number) => {
      const all = links()
      const target = all[Math.min(all.length - 1, Math.max(0, current() + step))]
      target?.focus()
      target?.scrollIntoView({ block: 'nearest' })
    }
    const group = t('ledger.group')
    const commands: Command[] = [
      { id: 'next-mail', group, label: t('ledger.next'), keys: 'j', run: () => move(1) },
      { id: 'previous-mail', group, label: t('ledger.previous'), keys: 'k', run: () => move(-1) },
      { id: 'open-mail', group, label: t('ledger.open_row'), keys: 'enter', run: () => links()[current()]?.click() },
    ]
    return { commands, move }
  }, [t, list])
  useCommands(commands)
  return { move }
}
