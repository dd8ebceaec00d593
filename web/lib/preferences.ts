import type { Preferences as Kept } from '../../server/domains/auth/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'

/** Parts of the panel beside a ticket that can be folded away. */
export type Foldable = 'place' | 'ticket' | 'session'

/** What follows its reader to every machine: the server keeps it, this browser has a copy so that nothing waits for it. */
export interface Following {
  single_keys: boolean
  /** How long a mail waits before it leaves, so that it can be taken back; 0: not at all. */
  undo_seconds: number
  /** Other keys for commands, by the id of the command; null: none. */
  keys: Readonly<Record<string, string | null>>
  /** Kinds of notifications not wanted. */
  muted: readonly string[]
  /** Told outside the page too, while it is open. */
  desktop_notifications: boolean
}

/** What is remembered about the reader. Nothing here is lost work: drafts live on the server. */
export interface Preferences extends Following {
  views_open: boolean
  context_open: boolean
  unfolded: readonly Foldable[]
  language: 'en' | 'zh' | null
}

/** How long replies can be held back. */
export const UNDO_SECONDS = [0, 5, 10, 30] as const

const KEY = 'sr.preferences'
const usual: Following = { single_keys: true, undo_seconds: 10, keys: {}, muted: [], desktop_notifications: false }
const defaults: Preferences = {
  ...usual,
  views_open: true,
  context_open: true,
  unfolded: ['place'],
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

/** Takes over what the server keeps; what it does not name stays as this browser has it. */
export const takePreferences = (kept: Kept) =>
  prefer(Object.fromEntries(Object.entries(kept).filter(([name, value]) => name in usual && value !== undefined)))
