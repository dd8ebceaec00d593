import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { Facet, Triage } from '../../../server/domains/triage/contract.ts'
import { patch } from '../../lib/api.ts'
import { facetWords } from '../../lib/facets.ts'
import { useMe } from '../../lib/me.ts'
import { triageQuery } from '../../lib/queries/case.ts'
import { ticketQuery } from '../../lib/queries/tickets.ts'
import { forgetUndoable, sayFailed, sayUndoable } from '../../lib/toasts.tsx'
import { offerUndo } from '../../lib/undo.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { patchTicket } from '../../lib/use-ticket-change.ts'

/** Says what a person knows better: shown at once, rolled back with the reason when refused, offered for undo. */
export function useCorrectTriage(ticket: Ticket) {
  const client = useQueryClient()
  const { t, i18n } = useTranslation(['app', 'case'])
  const { user } = useMe()
  const words = useProblemWords()
  const key = triageQuery(ticket.id).queryKey

  const show = (facet: Facet, value: string) => {
    client.setQueryData(key, (triage) => triage && { ...triage, [facet]: corrected(triage[facet], value, user) })
    patchTicket(client, ticket.id, { [facet]: value })
  }
  const correct = async (facet: Facet, value: string, undoable = true) => {
    const before = client.getQueryData(key)?.[facet].value ?? ticket[facet]
    const triageBefore = client.getQueryData(key)
    show(facet, value)
    try {
      client.setQueryData(key, await patch<Triage>(`/tickets/${ticket.id}/triage`, { [facet]: value }))
    } catch (error) {
      client.setQueryData(key, triageBefore)
      patchTicket(client, ticket.id, { [facet]: ticket[facet] })
      sayFailed(t('error.change'), words(error))
      return
    }
    // Priority, team and place in the queue may follow.
    for (const queryKey of [
      ticketQuery(ticket.id).queryKey,
      ['tickets'],
      ['why', ticket.id],
      ['timeline', ticket.id],
    ]) {
      void client.invalidateQueries({ queryKey })
    }
    const takeBack = () => {
      forgetUndoable()
      if (before) void correct(facet, before, false)
    }
    const undo = undoable && before !== null && before !== value ? takeBack : null
    offerUndo(undo)
    const said = t('case:understanding.corrected', {
      facet: t(`case:facet.${facet}`),
      value: facetWords({ t, language: i18n.language }, facet, value),
    })
    if (undoable) sayUndoable(`${ticket.case_id} · ${said}`, undo && { label: t('common.undo'), run: undo })
  }
  return (facet: Facet, value: string) => correct(facet, value)
}

/** What it was read as before stays among the alternatives. */
function corrected(reading: Triage[Facet], value: string, by: { id: string; name: string }): Triage[Facet] {
  const { id, name } = by
  return { ...reading, value, source: 'agent', confidence: 1, decided_by: { id, name } }
}
