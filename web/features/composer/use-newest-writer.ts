import { useInfiniteQuery } from '@tanstack/react-query'
import { inOrder } from '../../lib/message-cache.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'

/** The one who wrote last is answered, where that message wants its answer; null when it does not say. */
export function useNewestWriter(ticketId: string): { name: string; address: string } | null {
  const pages = useInfiniteQuery(messagesQuery(ticketId)).data?.pages ?? []
  const newest = inOrder(pages).findLast((message) => message.kind === 'message')
  return newest?.reply_to ? { name: newest.author.name, address: newest.reply_to } : null
}
