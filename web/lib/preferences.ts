import { externalStore, useExternalStore } from './external-store.ts'

/** Parts of the panel beside a ticket that can be folded away. */
export type Foldable = 'place' | 'ticket'

/** What this browser remembers about its reader. Nothing here is lost work: drafts live on the server. */
export interface Preferences {
  views_open: boolean
  context_open: boolean
  unfolded: readonly Foldable[]
  single_keys: boolean
  /** How long a mail waits before it leaves, so that it can be taken back; 0: not at all. */
  undo_seconds: number
  language: 'en' | 'zh' | null
}

/** How long replies can be held back. */
export const UNDO_SECONDS = [0, 5, 10, 30] as const

const KEY = 'sr.preferences'
const defaults: Preferences = {
  views_open: true,
  context_open: true,
  unfolded: ['place'],
  single_keys: true,
  undo_seconds: 10,
  language: null,
}

function load(): Preferences {
  try {
    return { ...defaults, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') }
  } catch {
    return defaults
  }
}

const store = externalStore<Preferences>(load())

export const preferences = store.read
export const usePreferences = () => useExternalStore(store)

export function prefer(change: Partial<Preferences>) {
  store.write({ ...store.read(), ...change })
  try {
    localStorage.setItem(KEY, JSON.stringify(store.read()))
  } catch {
    // Private windows may refuse storage; the choice then lasts until the reload.
  }
}
