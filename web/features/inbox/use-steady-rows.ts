import { useEffect, useRef, useState } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { steadyList } from '../../lib/steady-list.ts'

/** Near enough to the top that newcomers push nothing away. */
const TOP_PX = 8

/**
 * The rows of a list that does not move under its reader: while the pointer or the focus is inside, or the list is
 * scrolled, newcomers wait. `list_key` names the list; another list starts anew.
 */
export function useSteadyRows(fresh: Ticket[], listKey: string) {
  const scroller = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<{ key: string; ids: string[] }>({ key: listKey, ids: [] })
  const [, look] = useState(0)
  const busy = () => {
    const element = scroller.current
    if (!element) return false
    return element.scrollTop > TOP_PX || element.matches(':hover') || element.contains(document.activeElement)
  }
  const same = shown.key === listKey
  const { rows, waiting } = steadyList(same ? shown.ids : [], fresh, same && busy())
  const ids = rows.map((row) => row.id).join(' ')

  useEffect(() => setShown({ key: listKey, ids: ids ? ids.split(' ') : [] }), [listKey, ids])

  const showWaiting = () => {
    scroller.current?.scrollTo({ top: 0 })
    setShown({ key: listKey, ids: [] })
  }
  /** Called when the pointer leaves: what waited may come in, if nothing else holds it. */
  const release = () => look((count) => count + 1)
  return { rows, waiting, scroller, showWaiting, release }
}
