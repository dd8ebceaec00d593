import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Confirmation, DecideConfirmation } from '../../../server/domains/csat/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { put } from '../../lib/api.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { refreshAfterChange } from '../../lib/use-ticket-change.ts'

/** Puts down what the customer said about the outcome: it closes the ticket, or opens it again. */
export function useDecide(ticket: Ticket) {
  const client = useQueryClient()
  const { t } = useTranslation(['outcome', 'app'])
  const words = useProblemWords()
  const [busy, setBusy] = useState(false)
  const decide = async (decision: DecideConfirmation) => {
    setBusy(true)
    try {
      await put<Confirmation>(`/tickets/${ticket.id}/confirmation`, decision)
      const said = t(decision.state === 'confirmed' ? 'outcome.said_solved' : 'outcome.said_not_yet')
      sayDone(`${ticket.case_id} · ${said}`)
    } catch (error) {
      sayFailed(t('app:error.change'), words(error))
    }
    setBusy(false)
    void client.invalidateQueries({ queryKey: ['ticket', ticket.id] })
    refreshAfterChange(client, ticket.id)
  }
  return { busy, decide }
}
