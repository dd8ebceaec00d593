import type { Message } from '../../server/domains/tickets/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'

/** The last message on screen when a reply was begun, by ticket: what it answers. Kept while one looks elsewhere. */
const store = externalStore<Record<string, string>>({})

export const useBasis = (ticketId: string): string | null => useExternalStore(store)[ticketId] ?? null

/** A reply is begun, or what came in since has been read. */
export function answerUpTo(ticketId: string, messageId: string | null) {
  const { [ticketId]: before, ...others } = store.read()
  if (before === (messageId ?? undefined)) return
  store.write(messageId ? { ...others, [ticketId]: messageId } : others)
}

/** Programs of our own that write make no answer stale; nor does what one wrote oneself. */
const OWN_AUTOMATIC: readonly Message['automatic'][] = ['acknowledgement', 'confirmation_request', 'automation']

/** What came in behind the message a reply was begun on. Of a basis that is gone (taken back) nothing can be told. */
export function cameInSince(messages: readonly Message[], basis: string | null, me: string): Message[] {
  const at = messages.findIndex(({ id }) => id === basis)
  if (at < 0) return []
  return messages
    .slice(at + 1)
    .filter(({ author, automatic }) => author.id !== me && !OWN_AUTOMATIC.includes(automatic))
}
