import { useSyncExternalStore } from 'react'

export interface ExternalStore<State> {
  read: () => State
  write: (next: State) => void
  subscribe: (listener: () => void) => () => void
}

/** A value outside React that components can watch: connection state, commands, unsent text. */
export function externalStore<State>(initial: State): ExternalStore<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    write(next) {
      if (Object.is(next, state)) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useExternalStore = <State>(store: ExternalStore<State>) =>
  useSyncExternalStore(store.subscribe, store.read)
