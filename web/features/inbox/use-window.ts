import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** Every row is as high, its line included: which ones are near the screen is arithmetic. */
export const ROW_PX = 97
const BESIDES = 8
/** Until the list knows how high it is: enough for the first screen. */
const FIRST_ROWS = 12

export interface Range {
  from: number
  /** Behind the last one. */
  to: number
}

/** The rows that are to be drawn for what is on the screen, some more on both sides. */
export function rangeOf({ top, height, count }: { top: number; height: number; count: number }): Range {
  const from = Math.floor(top / ROW_PX) - BESIDES
  const to = Math.ceil((top + height) / ROW_PX) + BESIDES
  return { from: Math.min(Math.max(0, from), count), to: Math.min(Math.max(0, to), count) }
}

/** How far to scroll so that the row is wholly on the screen; where one is, when it is. `above`: what stands before the rows. */
export function scrollFor(
  index: number,
  { top, height, above }: { top: number; height: number; above: number },
): number {
  const [start, end] = [above + index * ROW_PX, above + (index + 1) * ROW_PX]
  if (start < top) return index === 0 ? 0 : start
  return end > top + height ? end - height : top
}

/** Follows what is on the screen. Draws anew only when other rows come near it. */
export function useWindow(scroller: RefObject<HTMLElement | null>, list: RefObject<HTMLElement | null>, count: number) {
  const [range, setRange] = useState<Range>({ from: 0, to: FIRST_ROWS })
  const measure = () => {
    const element = scroller.current
    // Hidden, as on a phone while a ticket is open: the rows stay as they were.
    if (!element || element.clientHeight === 0) return
    const above = list.current?.offsetTop ?? 0
    const next = rangeOf({ top: element.scrollTop - above, height: element.clientHeight, count })
    setRange((before) => (before.from === next.from && before.to === next.to ? before : next))
  }
  // No list of reasons: other rows, or something that came above them, move what is on the screen.
  useLayoutEffect(measure)
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures what is there at the time
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [scroller, list, count])
  return { from: Math.min(range.from, count), to: Math.min(range.to, count) }
}
