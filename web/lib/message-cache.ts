import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Message } from '../../server/domains/tickets/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { messagesQuery, type Page } from './queries/tickets.ts'

/** The loaded messages, oldest first: pages come newest first, ascending inside. */
export const inOrder = (pages: Page<Message>[]) => pages.toReversed().flatMap((page) => page.items)

/** Puts a message that arrived by socket or as the answer to sending where the conversation looks for it. */
export function keepMessage(client: QueryClient, message: Message) {
  client.setQueryData(
    messagesQuery(message.ticket_id).queryKey,
    (messages) => messages && withMessage(messages, message),
  )
}

/** Takes a message off the screen that is gone. */
export function forgetMessage(client: QueryClient, ticketId: string, id: string) {
  client.setQueryData(messagesQuery(ticketId).queryKey, (messages) => {
    if (!messages) return messages
    const pages = messages.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }))
    return { ...messages, pages }
  })
}

type Messages = InfiniteData<Page<Message>, unknown>

function withMessage(messages: Messages, message: Message): Messages {
  const known = messages.pages.some((page) => page.items.some((item) => item.id === message.id))
  const pages = messages.pages.map((page, index) => {
    if (known) return { ...page, items: page.items.map((item) => (item.id === message.id ? message : item)) }
    return index === 0 ? { ...page, items: [...page.items, message] } : page
  })
  return { ...messages, pages }
}

/** Messages on their way to the server. They stand outside the cache, so that no refetch wipes them from the screen. */
const sending = externalStore<Message[]>([])

export const useSending = (ticketId: string) =>
  useExternalStore(sending).filter((message) => message.ticket_id === ticketId)

export const isSending = (message: Message) => message.id.startsWith('sending-')

export function showSending(message: Message) {
  sending.write([...sending.read(), message])
}

export function doneSending(id: string) {
  sending.write(sending.read().filter((message) => message.id !== id))
}
