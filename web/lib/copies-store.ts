import { externalStore, useExternalStore } from './external-store.ts'

/** Who gets a copy of the reply being written, openly and blindly. */
export interface Copies {
  cc: string[]
  bcc: string[]
}

/** Outside the component, as the files are: a look at another ticket drops nobody, and a reply taken back names them again. */
const store = externalStore<Record<string, Copies>>({})
const none: Copies = { cc: [], bcc: [] }

export const useCopies = (ticketId: string) => useExternalStore(store)[ticketId] ?? none

export function setCopies(ticketId: string, copies: Copies) {
  store.write({ ...store.read(), [ticketId]: copies })
}

export function takeCopies(ticketId: string): Copies {
  const copies = store.read()[ticketId] ?? none
  setCopies(ticketId, none)
  return copies
}

export function putCopiesBack(ticketId: string, { cc, bcc }: Copies) {
  const now = store.read()[ticketId] ?? none
  setCopies(ticketId, { cc: [...new Set([...cc, ...now.cc])], bcc: [...new Set([...bcc, ...now.bcc])] })
}
