import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ResolveTicket } from '../../../server/domains/interaction-reports/contract.ts'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import { patch, put } from '../../lib/api.ts'
import type { Resolving } from '../../lib/dialogs.ts'
import { forgetUndoable, sayDone, sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { offerUndo } from '../../lib/undo.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket, refreshAfterChange } from '../../lib/use-ticket-change.ts'

/** Resolves one ticket: shown at once, rolled back when refused. Throws the refusal. */
export function useResolution(ticket: Ticket, { by, commit, onDone }: Resolving) {
  const client = useQueryClient()
  const { t } = useTranslation(['outcome', 'app'])
  const reopen = useReopening()

  return async (changes: ResolveTicket) => {
    const status = by === 'closed' ? 'closed' : 'resolved'
    // A reply shows itself on its way; the status follows it.
    if (by !== 'reply') patchTicket(client, ticket.id, { status })
    try {
      if (commit) {
        await keep(ticket.id, changes)
        await commit()
      } else await put(`/tickets/${ticket.id}/resolution`, changes)
    } catch (error) {
      if (by !== 'reply') patchTicket(client, ticket.id, { status: ticket.status })
      throw error
    } finally {
      void client.invalidateQueries({ queryKey: ['ticket', ticket.id] })
      refreshAfterChange(client, ticket.id)
    }
    onDone?.()
    if (by === 'reply') return
    const undo = by === 'closed' ? null : () => void reopen(ticket)
    offerUndo(undo)
    const said = `${ticket.case_id} · ${t(`app:status.${status}`)}`
    if (undo) sayUndoable(said, { label: t('app:common.undo'), run: undo })
    else sayDone(said)
  }
}

/** What was put down stays in ticket and report, whatever becomes of the reply. */
async function keep(ticketId: string, { category, ...edits }: ResolveTicket) {
  if (category) await patch(`/tickets/${ticketId}/triage`, { category })
  if (Object.keys(edits).length > 0) await patch(`/tickets/${ticketId}/report`, edits)
}

/** Taking a resolution back is opening the ticket again: the customer's question is withdrawn with it. */
function useReopening() {
  const client = useQueryClient()
  const { t } = useTranslation()
  const words = useProblemWords()
  return async ({ id, status }: Ticket) => {
    forgetUndoable()
    const back = status === 'new' || status === 'escalated' ? 'open' : status
    try {
      patchTicket(client, id, await put<Ticket>(`/tickets/${id}/status`, { status: back }))
    } catch (error) {
      sayFailed(t('error.change'), words(error))
    } finally {
      refreshAfterChange(client, id)
    }
  }
}
