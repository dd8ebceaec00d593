import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../lib/server-clock.ts'
import { exact } from '../../lib/time.ts'
import classes from './board.module.css'
import { spanText } from './span-text.ts'

const SECOND_MS = 1_000

/** How long it has been, or how long it is still, counting by itself in a place that keeps its width. */
export function Age({ at, until = false }: { at: string; until?: boolean }) {
  const { i18n } = useTranslation()
  const now = useSecond()
  const ms = until ? Date.parse(at) - now : now - Date.parse(at)
  return (
    <time dateTime={at} title={exact(at, i18n.language)} className={`tabular ${classes.age}`}>
      {spanText(ms, i18n.language)}
    </time>
  )
}

const watchers = new Set<(now: number) => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for all the ages of the board. */
function useSecond(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    watchers.add(setNow)
    timer ??= setInterval(() => {
      const now = serverNow()
      for (const watch of watchers) watch(now)
    }, SECOND_MS)
    return () => {
      watchers.delete(setNow)
      if (watchers.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }, [])
  return now
}
