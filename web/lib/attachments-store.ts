import type { StoredFile } from '../../server/domains/files/contract.ts'
import { newKey, upload } from './api.ts'
import type { DraftKind } from './drafts.ts'
import { externalStore, useExternalStore } from './external-store.ts'

/** A file chosen for a message: on its way up, there, or refused. */
export interface PendingFile {
  key: string
  name: string
  size: number
  stored: StoredFile | null
  error: unknown
}

/** Outside the component, so that a look at another ticket does not drop what was attached. */
const store = externalStore<Record<string, PendingFile[]>>({})
const none: PendingFile[] = []
const placeOf = (ticketId: string, kind: DraftKind) => `${ticketId}:${kind}`

export const useFiles = (ticketId: string, kind: DraftKind) => useExternalStore(store)[placeOf(ticketId, kind)] ?? none

export function addFiles(ticketId: string, kind: DraftKind, files: File[]) {
  const place = placeOf(ticketId, kind)
  for (const file of files) void send(place, file)
}

export function removeFile(ticketId: string, kind: DraftKind, key: string) {
  update(placeOf(ticketId, kind), (files) => files.filter((file) => file.key !== key))
}

export function takeFiles(ticketId: string, kind: DraftKind) {
  const files = store.read()[placeOf(ticketId, kind)] ?? none
  update(placeOf(ticketId, kind), () => none)
  return files
}

export function putFilesBack(ticketId: string, kind: DraftKind, files: PendingFile[]) {
  update(placeOf(ticketId, kind), (now) => [...files, ...now])
}

async function send(place: string, file: File) {
  const entry: PendingFile = { key: newKey(), name: file.name, size: file.size, stored: null, error: null }
  const change = (fields: Partial<PendingFile>) =>
    update(place, (files) => files.map((other) => (other.key === entry.key ? { ...other, ...fields } : other)))
  update(place, (files) => [...files, entry])
  await upload<StoredFile>('/files', file).then(
    (stored) => change({ stored }),
    (error: unknown) => change({ error }),
  )
}

function update(place: string, change: (files: PendingFile[]) => PendingFile[]) {
  store.write({ ...store.read(), [place]: change(store.read()[place] ?? none) })
}
