import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { type Command, useCommands } from '../../lib/commands.ts'
import type { useSelection } from './use-selection.ts'
import type { useVirtualRows } from './use-virtual-rows.ts'

interface Options {
  rows: Ticket[]
  openId: string | null
  list: ReturnType<typeof useVirtualRows>
  selection: ReturnType<typeof useSelection>
}

/** Moves through the list, opens, ticks. Starts at the focused row, else at the open ticket, else where one was last. */
export function useListCommands(options: Options) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // The commands are registered once; what they need changes with every render.
  const now = useRef(options)
  now.current = options

  const commands = useMemo(() => {
    const group = t('keys.group.list')
    const move = (step: 1 | -1) => now.current.list.focusAt(now.current.list.next(step))
    const stretch = (step: 1 | -1) => {
      const { list, rows, selection } = now.current
      const [from, to] = [rows[Math.max(0, list.current)], rows[list.next(step)]]
      if (!from || !to) return
      selection.stretch(from.id, to.id)
      move(step)
    }
    const tick = (range: boolean) => {
      const { list, rows, selection } = now.current
      const row = rows[list.current]
      if (row) selection.tick(row.id, range)
    }
    const open = () => {
      const { list, rows } = now.current
      const row = rows[list.current]
      if (row) void navigate({ to: '/tickets/$ticketId', params: { ticketId: row.id }, search: (search) => search })
    }
    const up = () => {
      const { list, openId } = now.current
      const index = list.indexOf(openId ?? '')
      // What was answered may have left the list: the next one is then where it was.
      const back = index < 0 ? list.place : index
      void navigate({ to: '/tickets', search: (search) => search }).then(() => now.current.list.focusAt(back))
    }
    const list: Command[] = [
      { id: 'next', group, label: t('keys.next'), keys: 'j', run: () => move(1) },
      { id: 'previous', group, label: t('keys.previous'), keys: 'k', run: () => move(-1) },
      { id: 'open', group, label: t('keys.open'), keys: 'enter', run: open },
      { id: 'select', group, label: t('keys.select'), keys: 'x', run: () => tick(false) },
      { id: 'select-next', group, label: t('keys.select_next'), keys: 'shift+j', seldom: true, run: () => stretch(1) },
      {
        id: 'select-previous',
        group,
        label: t('keys.select_previous'),
        keys: 'shift+k',
        seldom: true,
        run: () => stretch(-1),
      },
      { id: 'up', group, label: t('keys.up'), keys: 'u', run: up },
    ]
    return list
  }, [t, navigate])
  useCommands(commands)
  useFocusedCommands(options)
}

/** While a row has the focus, before whatever the keys mean beside the list. */
function useFocusedCommands({ list, rows, selection }: Options) {
  const { t } = useTranslation()
  const now = useRef({ list, rows, selection })
  now.current = { list, rows, selection }
  const focused = list.focusedId !== null
  const commands = useMemo((): Command[] => {
    if (!focused) return []
    const group = t('keys.group.list')
    const range = () => {
      const { list, rows, selection } = now.current
      const row = rows[list.current]
      if (row) selection.tick(row.id, true)
    }
    return [
      {
        id: 'select-range',
        group,
        label: t('keys.select_range'),
        keys: 'shift+x',
        in_hand: true,
        seldom: true,
        run: range,
      },
      {
        id: 'select-all',
        group,
        label: t('keys.select_all'),
        keys: 'mod+a',
        in_hand: true,
        seldom: true,
        run: () => now.current.selection.all(),
      },
    ]
  }, [t, focused])
  useCommands(commands)
}
