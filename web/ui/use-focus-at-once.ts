import { useLayoutEffect, useRef } from 'react'

/** For a popover that is used with `useFocusAtOnce`: one that fades in has nothing yet that could take a key. */
export const AT_ONCE = { duration: 0 }

/**
 * Moves the focus into what opens by a key, and back when it is gone, before the next key is taken. A popover by itself does
 * both a moment later, and what a fast hand sends in between, or what waited for a busy page, would be taken as other keys.
 * Returns the ref of what opens.
 */
export function useFocusAtOnce(opened: boolean) {
  const inside = useRef<HTMLDivElement>(null)
  const origin = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (opened) {
      origin.current = document.activeElement
      const first = inside.current?.querySelector<HTMLElement>('[data-autofocus], button') ?? inside.current
      first?.focus({ preventScroll: true })
      return
    }
    // Whoever closed it by going somewhere else stays there.
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && origin.current instanceof HTMLElement) origin.current.focus({ preventScroll: true })
    origin.current = null
  }, [opened])
  return inside
}
