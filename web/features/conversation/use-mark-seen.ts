import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Message, Ticket } from '../../../server/domains/tickets/contract.ts'
import { put } from '../../lib/api.ts'
import { rememberSeen } from '../../lib/seen.ts'
import { patchTicket } from '../../lib/use-ticket-change.ts'

/** Tells the server that the newest message was on screen: only while somebody can really see the page. */
export function useMarkSeen(ticket: Ticket | undefined, last: Message | undefined) {
  const client = useQueryClient()
  const id = ticket?.id
  const unread = ticket?.unread ?? false
  const position = last?.position
  useEffect(() => {
    if (!id || position === undefined) return
    const mark = () => {
      if (document.visibilityState !== 'visible') return
      rememberSeen(id, position)
      if (!unread) return
      // A failed mark is not worth a word: the ticket stays unread and is marked the next time.
      put(`/tickets/${id}/seen`, {}).then(
        () => patchTicket(client, id, { unread: false }),
        () => undefined,
      )
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [id, unread, position, client])
}
