import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useMe } from '../../lib/me.ts'
import { inOrder } from '../../lib/message-cache.ts'
import { messagesQuery } from '../../lib/queries/tickets.ts'
import { answerUpTo, cameInSince, useBasis } from '../../lib/reply-basis.ts'

/** What a reply was begun on, and what others have said since. While nothing is written, it follows the conversation. */
export function useReplyBasis(ticketId: string, lastMessageId: string | null, begun: boolean) {
  const me = useMe().user.id
  const basis = useBasis(ticketId)
  const pages = useInfiniteQuery(messagesQuery(ticketId)).data?.pages ?? []
  const came_in = begun ? cameInSince(inOrder(pages), basis, me) : []
  useEffect(() => {
    if (!begun || basis === null) answerUpTo(ticketId, lastMessageId)
  }, [ticketId, lastMessageId, begun, basis])
  return { basis: begun ? (basis ?? lastMessageId) : lastMessageId, came_in }
}
