import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type {
  DecideEscalationSuggestion,
  EscalationCall,
  EscalationSuggestion,
  Grant,
  MakeGrant,
  ReturnTicket,
  TierReturn,
} from '../../../server/domains/escalation/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { post, put } from '../../lib/api.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/** What changes with whatever is done about a hand-over. */
const PARTS = ['ticket', 'escalations', 'timeline', 'why', 'sla', 'messages']

/** What can be done about handing a ticket up. Each is true when done; a refusal is shown with its reason. */
export function useEscalationDeeds(ticket: Ticket) {
  const client = useQueryClient()
  const { t } = useTranslation(['app', 'escalation'])
  const words = useProblemWords()
  const { id, case_id } = ticket

  const run = async <Reply>(call: () => Promise<Reply>, said: (reply: Reply) => string): Promise<boolean> => {
    try {
      sayDone(said(await call()))
      return true
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return false
    } finally {
      for (const part of PARTS) void client.invalidateQueries({ queryKey: [part, id] })
      for (const list of ['tickets', 'counts']) void client.invalidateQueries({ queryKey: [list] })
    }
  }

  return {
    decide: (suggestion: EscalationSuggestion, body: DecideEscalationSuggestion) =>
      run(
        () => put<EscalationSuggestion>(`/tickets/${id}/escalation-suggestions/${suggestion.id}`, body),
        () =>
          body.decision === 'dismissed'
            ? t('escalation:suggestion.done')
            : `${case_id} · ${t('escalation:card.step.escalation', { tier: frameworkName(suggestion.to_tier ?? 'management') })}`,
      ),
    acknowledge: (call: EscalationCall) =>
      run(
        () => post<EscalationCall>(`/escalations/${call.id}/acknowledgement`, {}),
        () => `${case_id} · ${t('escalation:call.done')}`,
      ),
    giveBack: (body: ReturnTicket) =>
      run(
        () => post<TierReturn>(`/tickets/${id}/returns`, body),
        ({ to_tier }) => t('escalation:returns.done', { case_id, tier: frameworkName(to_tier) }),
      ),
    grant: (body: MakeGrant, what: string) =>
      run(
        () => post<Grant>(`/tickets/${id}/grants`, body),
        () => t('escalation:grant.done', { what }),
      ),
  }
}
