import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../../../server/domains/tickets/contract.ts'

/** Closer to the end than this counts as reading the end: new messages then follow by themselves. */
const NEAR_PX = 48
/** Where the "new" line comes to stand below the top edge. */
const ABOVE_NEW_PX = 24

interface Options {
  loaded: boolean
  pages: number
  last: Message | undefined
}

/** Keeps the reader's place in a conversation while pictures load, old pages join above and new messages below. */
export function useReadingPlace({ loaded, pages, last }: Options) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const pinned = useRef(true)
  const lastTop = useRef(0)
  const fromBottom = useRef<number | null>(null)
  const lastPosition = useRef<number | null>(null)
  const [below, setBelow] = useState(0)

  const toBottom = () => {
    const element = scroller.current
    if (!element) return
    pinned.current = true
    element.scrollTop = element.scrollHeight
    setBelow(0)
  }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!loaded || !element) return
    const line = element.querySelector<HTMLElement>('[data-new-line]')
    if (line) element.scrollTop = line.offsetTop - ABOVE_NEW_PX
    else element.scrollTop = element.scrollHeight
    pinned.current = isNearEnd(element)
  }, [loaded])

  // biome-ignore lint/correctness/useExhaustiveDependencies: an older page joined, that is the moment to restore
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || fromBottom.current === null) return
    element.scrollTop = element.scrollHeight - fromBottom.current
    fromBottom.current = null
  }, [pages])

  useEffect(() => {
    if (!content.current || !loaded) return
    const observer = new ResizeObserver(() => {
      if (pinned.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight
    })
    observer.observe(content.current)
    observer.observe(scroller.current!)
    return () => observer.disconnect()
  }, [loaded])

  useEffect(() => {
    if (!last) return
    const before = lastPosition.current
    lastPosition.current = last.position
    if (before === null || last.position <= before) return
    if (last.author.type === 'agent' || pinned.current) return
    setBelow((count) => count + last.position - before)
  }, [last])

  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    // Only a move upwards is the reader's wish: content may grow between our own scrolling and its event.
    if (isNearEnd(element)) pinned.current = true
    else if (element.scrollTop < lastTop.current) pinned.current = false
    lastTop.current = element.scrollTop
    if (pinned.current) setBelow(0)
  }
  /** Called before older messages are fetched. */
  const keep = () => {
    const element = scroller.current
    if (element) fromBottom.current = element.scrollHeight - element.scrollTop
  }
  return { scroller, content, onScroll, below, toBottom, keep }
}

const isNearEnd = (element: HTMLElement) => element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
