import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { ApiError, post } from '../../lib/api.ts'
import { ticketQuery } from '../../lib/queries/tickets.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** Takes the ticket that is to be helped first and opens it. The server gives each one to only one person. */
export function useTakeNext() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const words = useProblemWords()
  const [taking, setTaking] = useState(false)
  // A key that is pressed twice before anything is drawn must not take two.
  const busy = useRef(false)

  const takeNext = async () => {
    if (busy.current) return
    busy.current = true
    setTaking(true)
    try {
      const ticket = await post<Ticket>('/queue/next', {})
      client.setQueryData(ticketQuery(ticket.id).queryKey, ticket)
      for (const key of ['tickets', 'counts']) void client.invalidateQueries({ queryKey: [key] })
      await navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket.id }, search: (search) => search })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'queue_empty') sayDone(t('queue.empty'))
      else sayFailed(t('error.change'), words(error))
    } finally {
      busy.current = false
      setTaking(false)
    }
  }
  return { taking, takeNext }
}
