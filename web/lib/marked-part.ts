import { externalStore, useExternalStore } from './external-store.ts'

/** A part of a message's new text, in UTF-16 units. */
export interface MarkedPart {
  message_id: string
  start: number
  end: number
}

const store = externalStore<MarkedPart | null>(null)

/** Marks a part of a message in the conversation; null takes the mark away. */
export const markPart = (part: MarkedPart | null) => store.write(part)

export function useMarkedPart(messageId: string): MarkedPart | null {
  const part = useExternalStore(store)
  return part?.message_id === messageId ? part : null
}

export const useMarked = () => useExternalStore(store)
