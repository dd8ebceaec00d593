import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EscalateTicket, Escalation } from '../../server/domains/escalation/contract.ts'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { put } from './api.ts'
import { frameworkName } from './framework-names.ts'
import { sayDone, sayFailed } from './toasts.tsx'
import { useProblemWords } from './use-problem-words.ts'

/** Hands a ticket up a tier. True when it is done; a refusal is shown with its reason. */
export function useEscalate() {
  const client = useQueryClient()
  const { t } = useTranslation(['app', 'case'])
  const words = useProblemWords()
  return async (ticket: Ticket, body: EscalateTicket): Promise<boolean> => {
    const { id, case_id } = ticket
    try {
      const { to_tier } = await put<Escalation>(`/tickets/${id}/escalation`, body)
      sayDone(
        to_tier
          ? t('case:escalate.done', { case_id, tier: frameworkName(to_tier) })
          : t('case:escalate.done_top', { case_id }),
      )
      return true
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return false
    } finally {
      for (const part of ['ticket', 'escalations', 'timeline', 'why', 'sla', 'messages']) {
        void client.invalidateQueries({ queryKey: [part, id] })
      }
      for (const list of ['tickets', 'counts']) void client.invalidateQueries({ queryKey: [list] })
    }
  }
}
