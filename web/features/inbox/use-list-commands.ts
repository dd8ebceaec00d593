import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../lib/commands.ts'

interface Options {
  scroller: RefObject<HTMLDivElement | null>
  openId: string | null
  select: (id: string) => void
}

/**
 * Moves by real focus from row to row: Enter is then the link's own, and a screen reader hears every step.
 * Starts at the focused row, else at the open ticket, else at the top.
 */
export function useListCommands({ scroller, openId, select }: Options) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // The commands are registered once; what they need changes with every render.
  const now = useRef({ openId, select })
  now.current = { openId, select }

  const commands = useMemo(() => {
    const links = () => [...(scroller.current?.querySelectorAll<HTMLAnchorElement>('a[data-ticket]') ?? [])]
    const currentIndex = () => {
      const all = links()
      const focused = all.findIndex((link) => link.closest('li')?.contains(document.activeElement))
      return focused >= 0 ? focused : all.findIndex((link) => link.dataset.ticket === now.current.openId)
    }
    const move = (step: number) => {
      const all = links()
      const target = all[Math.min(all.length - 1, Math.max(0, currentIndex() + step))]
      target?.focus()
      target?.scrollIntoView({ block: 'nearest' })
    }
    const currentId = () => links()[currentIndex()]?.dataset.ticket ?? now.current.openId
    const group = t('keys.group.list')
    const list: Command[] = [
      { id: 'next', group, label: t('keys.next'), keys: 'j', run: () => move(1) },
      { id: 'previous', group, label: t('keys.previous'), keys: 'k', run: () => move(-1) },
      { id: 'open', group, label: t('keys.open'), keys: 'enter', run: () => links()[currentIndex()]?.click() },
      {
        id: 'select',
        group,
        label: t('keys.select'),
        keys: 'x',
        run: () => {
          const id = currentId()
          if (id) now.current.select(id)
        },
      },
      {
        id: 'up',
        group,
        label: t('keys.up'),
        keys: 'u',
        run: () => {
          const open = links().find((link) => link.dataset.ticket === now.current.openId)
          void navigate({ to: '/tickets', search: (search) => search }).then(() => open?.focus())
        },
      },
    ]
    return list
  }, [t, navigate, scroller])
  useCommands(commands)
}
