import { useEffect } from 'react'
import { externalStore, useExternalStore } from './external-store.ts'
import { onServerClockMoved, serverNow } from './server-clock.ts'

const store = externalStore(serverNow())
// What is late by the server's clock is late at once, not half a minute later.
onServerClockMoved(() => store.write(serverNow()))
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The current time, moving on every half minute: one timer for all the ages on the screen. */
export function useNow() {
  useEffect(() => {
    watchers++
    store.write(serverNow())
    timer ??= setInterval(() => store.write(serverNow()), 30_000)
    return () => {
      watchers--
      if (watchers > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }, [])
  return useExternalStore(store)
}
