import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { scrollFor, useWindow } from './use-window.ts'

/** Dialogs give the focus back a little after they are gone. */
const DIALOG_MS = 400

/** How far each list was scrolled, for whoever comes back to it. */
const places = new Map<string, number>()

interface Options {
  rows: Ticket[]
  listKey: string
  scroller: RefObject<HTMLDivElement | null>
  openId: string | null
}

/**
 * Draws only the rows near the screen, and moves by real focus from row to row: Enter is then the link's own, and a
 * screen reader hears every step. The row that has the focus is always drawn. When it leaves the list the next one
 * takes its place.
 */
export function useVirtualRows({ rows, listKey, scroller, openId }: Options) {
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const indexes = useMemo(() => new Map(rows.map(({ id }, index) => [id, index])), [rows])
  const focusedIndex = indexes.get(focusedId ?? '') ?? -1
  const ul = useRef<HTMLUListElement>(null)
  const range = useWindow(scroller, ul, rows.length)
  const near = Array.from({ length: range.to - range.from }, (_, index) => range.from + index)
  const drawn =
    focusedIndex < 0 || near.includes(focusedIndex) ? near : [...near, focusedIndex].toSorted((a, b) => a - b)

  const wanted = useRef<string | null>(null)
  const focusAt = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    const element = scroller.current
    if (!row || !element) return
    wanted.current = row.id
    setFocusedId(row.id)
    const screen = { top: element.scrollTop, height: element.clientHeight, above: ul.current?.offsetTop ?? 0 }
    element.scrollTop = scrollFor(indexes.get(row.id)!, screen)
  }
  // No list of reasons: the row to focus is drawn with whichever render comes next.
  useLayoutEffect(() => {
    const link = wanted.current && scroller.current?.querySelector<HTMLElement>(`[data-ticket="${wanted.current}"]`)
    if (!link) return
    wanted.current = null
    link.focus({ preventScroll: true })
  })

  const lastId = useLastId(focusedId, openId)
  const place = useRef(0)
  const current = indexes.get(lastId ?? '') ?? -1
  if (current >= 0) place.current = current
  useTakePlaceOf({
    gone: focusedId !== null && focusedIndex < 0 && rows.length > 0,
    scroller,
    take: () => focusAt(place.current),
  })
  useScrollPlace(scroller, listKey)

  return {
    ul,
    /** The rows to draw, by their number. */
    drawn,
    /** Whether the end is in sight. */
    to: range.to,
    focusedId,
    noteFocus: setFocusedId,
    current,
    /** The number of the row one is at, or of the last one that has left: the next one stands there now. */
    place: place.current,
    /** Where a step of one row up or down leads to, also when the row one was at has left. */
    next: (step: 1 | -1) => Math.min(rows.length - 1, Math.max(0, stepFrom(current, place.current, step))),
    focusAt,
    indexOf: (id: string) => indexes.get(id) ?? -1,
  }
}

/** Where one was last: the row that had the focus, unless another ticket was opened since. */
function useLastId(focusedId: string | null, openId: string | null): string | null {
  const last = useRef(openId)
  const opened = useRef(openId)
  if (opened.current !== openId) {
    opened.current = openId
    last.current = openId ?? last.current
  }
  if (focusedId) last.current = focusedId
  return last.current
}

const stepFrom = (current: number, place: number, step: 1 | -1) => {
  if (current >= 0) return current + step
  return step > 0 ? place : place - 1
}

interface Gone {
  gone: boolean
  scroller: RefObject<HTMLElement | null>
  take: () => void
}

/** The focus goes to the row that has moved up, unless it has gone elsewhere meanwhile. */
function useTakePlaceOf({ gone, take }: Gone) {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (!gone) return
    const unlessElsewhere = () => {
      if (document.activeElement === null || document.activeElement === document.body) latest.current()
    }
    unlessElsewhere()
    const timer = setTimeout(unlessElsewhere, DIALOG_MS)
    return () => clearTimeout(timer)
  }, [gone])
}

function useScrollPlace(scroller: RefObject<HTMLElement | null>, listKey: string) {
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = places.get(listKey) ?? 0
    const note = () => places.set(listKey, element.scrollTop)
    element.addEventListener('scroll', note, { passive: true })
    return () => element.removeEventListener('scroll', note)
  }, [scroller, listKey])
}
