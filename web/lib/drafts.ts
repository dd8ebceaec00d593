import { put } from './api.ts'
import { externalStore, useExternalStore } from './external-store.ts'

export type DraftKind = 'reply' | 'note'
/**
 * saved: the server has it. unsaved: typing. saving: on its way. kept_here: the server was not reached. begun: typed before it
 * was known what the server has, which must not be written over.
 */
export type DraftState = 'saved' | 'unsaved' | 'saving' | 'kept_here' | 'begun'

interface LocalDraft {
  text: string
  state: DraftState
}

const SAVE_AFTER_MS = 700
const STORAGE = 'sr.draft.'
const store = externalStore<Record<string, LocalDraft>>({})
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const keyOf = (ticketId: string, kind: DraftKind) => `${ticketId}:${kind}`

/** The text written here but possibly not yet on the server; undefined when this page has none of its own. */
export const useLocalDraft = (ticketId: string, kind: DraftKind): LocalDraft | undefined =>
  useExternalStore(store)[keyOf(ticketId, kind)]

/** Takes a keystroke: kept at once in this browser, sent to the server when the writer pauses. */
export function writeDraft(ticketId: string, kind: DraftKind, text: string) {
  const key = keyOf(ticketId, kind)
  set(key, { text, state: 'unsaved' })
  keepHere(key, text)
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => void save(key), SAVE_AFTER_MS),
  )
}

/** Takes a keystroke while the server's draft is on its way here: kept in this browser alone until `joinDraft`. */
export function beginDraft(ticketId: string, kind: DraftKind, text: string) {
  const key = keyOf(ticketId, kind)
  set(key, { text, state: 'begun' })
  keepHere(key, text)
}

/** The server's draft is known: it stands above what was begun meanwhile. */
export function joinDraft(ticketId: string, kind: DraftKind, onServer: string) {
  const begun = store.read()[keyOf(ticketId, kind)]
  if (begun?.state === 'begun') writeDraft(ticketId, kind, onServer ? above(onServer, begun.text) : begun.text)
}

/** Forgets a draft that was sent. The server deletes its copy with the sending; this also covers a failed deletion. */
export function clearDraft(ticketId: string, kind: DraftKind) {
  const key = keyOf(ticketId, kind)
  // Whoever already types the next message keeps it.
  if (store.read()[key]?.text) return
  set(key, { text: '', state: 'unsaved' })
  clearTimeout(timers.get(key))
  void save(key)
}

/** Saves whatever is unsaved now: on leaving a ticket, hiding the page, and coming back online. */
export function flushDrafts() {
  for (const [key, draft] of Object.entries(store.read())) {
    if (draft.state === 'unsaved' || draft.state === 'kept_here') void save(key)
  }
}

/** Text that an earlier visit could not bring to the server. */
export function draftKeptHere(ticketId: string, kind: DraftKind): string | null {
  try {
    return localStorage.getItem(STORAGE + keyOf(ticketId, kind))
  } catch {
    return null
  }
}

async function save(key: string) {
  clearTimeout(timers.get(key))
  const draft = store.read()[key]
  if (!draft) return
  const [ticketId, kind] = key.split(':') as [string, DraftKind]
  set(key, { ...draft, state: 'saving' })
  const state = await put(
    `/tickets/${ticketId}/drafts`,
    { kind, text: draft.text },
    {
      keepalive: draft.text.length < 20_000,
    },
  ).then(
    () => 'saved' as const,
    () => 'kept_here' as const,
  )
  if (store.read()[key]?.text !== draft.text) return
  set(key, { text: draft.text, state })
  if (state === 'saved') keepHere(key, null)
}

function set(key: string, draft: LocalDraft) {
  store.write({ ...store.read(), [key]: draft })
}

function keepHere(key: string, text: string | null) {
  try {
    if (text) localStorage.setItem(STORAGE + key, text)
    else localStorage.removeItem(STORAGE + key)
  } catch {
    // Storage may be full or refused; the server copy is the one that counts.
  }
}

/** Empties the field while a message is on its way. The server keeps its copy until the message is accepted. */
export function holdDraft(ticketId: string, kind: DraftKind) {
  const key = keyOf(ticketId, kind)
  clearTimeout(timers.get(key))
  set(key, { text: '', state: 'saving' })
}

/** The message was refused: its text comes back, above anything typed meanwhile. */
export function restoreDraft(ticketId: string, kind: DraftKind, text: string) {
  writeDraft(ticketId, kind, above(text, store.read()[keyOf(ticketId, kind)]?.text ?? ''))
}

/** A reply was taken back. This page may not have touched the field yet: `begun` is then what stands in it. */
export function giveDraftBack(ticketId: string, text: string, begun: string) {
  writeDraft(ticketId, 'reply', above(text, store.read()[keyOf(ticketId, 'reply')]?.text ?? begun))
}

const above = (text: string, typed: string) => (typed && typed !== text ? `${text}\n\n${typed}` : text)
