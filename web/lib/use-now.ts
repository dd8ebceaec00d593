import { useEffect } from 'react'
import { externalStore, useExternalStore } from './external-store.ts'

const store = externalStore(Date.now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The current time, moving on every half minute: one timer for all the ages on the screen. */
export function useNow() {
  useEffect(() => {
    watchers++
    store.write(Date.now())
    timer ??= setInterval(() => store.write(Date.now()), 30_000)
    return () => {
      watchers--
      if (watchers > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }, [])
  return useExternalStore(store)
}
