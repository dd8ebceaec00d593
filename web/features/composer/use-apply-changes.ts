import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangedTickets } from '../../../server/domains/tickets/changing-many/contract.ts'
import type { Message, Ticket } from '../../../server/domains/tickets/contract.ts'
import { post } from '../../lib/api.ts'
import { openTicketDialog } from '../../lib/dialogs.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import { heldFor, undoAlongside } from '../../lib/held-replies.ts'
import { addChanges, type Change, changeFor, inverseOf, type MacroChanges } from '../../lib/macro-changes.ts'
import { useMe } from '../../lib/me.ts'
import { sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { offerUndo } from '../../lib/undo.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket, refreshAfterChange } from '../../lib/use-ticket-change.ts'

interface Sent {
  ticket: Ticket
  kind: DraftKind
  written: Message
}

/** Makes the changes that go with a message which was accepted, and lets them be undone: with it, or by themselves. */
export function useApplyChanges() {
  const { t } = useTranslation(['app', 'macros'])
  const change = useChangeOne()
  const me = useMe().user.id
  return async ({ ticket, kind, written }: Sent, changes: MacroChanges) => {
    const wanted = changeFor({ ticket, kind, me }, changes)
    const applied = wanted !== null && (await change(ticket, wanted))
    const inverse = applied ? inverseOf(wanted, ticket) : null
    const undo = () => void (inverse && change(ticket, inverse))
    if (heldFor(written) > 0) {
      return undoAlongside(written.id, () => {
        undo()
        addChanges(ticket.id, kind, changes)
      })
    }
    if (!applied) return
    offerUndo(inverse && undo)
    sayUndoable(
      `${ticket.case_id} · ${t('macros:changed_too')}`,
      inverse && { label: t('macros:undo_changes'), run: undo },
    )
  }
}

/** True when it is done. A refusal is told with its reason; what is missing for resolving is asked for. */
function useChangeOne() {
  const client = useQueryClient()
  const { t } = useTranslation()
  const words = useProblemWords()
  return async (ticket: Ticket, change: Change): Promise<boolean> => {
    try {
      const { changed, refused } = await post<ChangedTickets>('/tickets/changes', { tickets: [ticket.id], change })
      for (const fresh of changed) patchTicket(client, fresh.id, fresh)
      refreshAfterChange(client, ticket.id)
      const [refusal] = refused
      if (refusal?.code === 'resolution_incomplete') openTicketDialog('resolve', [ticket])
      else if (refusal) sayFailed(t('error.change'), refusal.detail)
      return changed.length > 0
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return false
    }
  }
}
