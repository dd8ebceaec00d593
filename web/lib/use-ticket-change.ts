import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { ApiError, put } from './api.ts'
import { openChatLimitDialog, openTicketDialog, type Resolving } from './dialogs.ts'
import { frameworkName } from './framework-names.ts'
import { type Page, ticketQuery } from './queries/tickets.ts'
import { bodyOf, inverseOf, patchOf, resolves, rollBack, type TicketChange } from './ticket-changes.ts'
import { exact } from './time.ts'
import { forgetUndoable, sayFailed, sayUndoable } from './toasts.tsx'
import { offerUndo } from './undo.ts'
import { useProblemWords } from './use-problem-words.ts'

type Lists = InfiniteData<Page<Ticket>> | Page<Ticket>
/** Where lists of tickets are kept: the views, and what was searched. */
const LISTS = ['tickets', 'found']

/** Changes a ticket: shown at once, rolled back with the reason when the server refuses, offered for undo when not. */
export function useTicketChange() {
  const client = useQueryClient()
  const { t } = useTranslation()
  const words = useProblemWords()
  const describe = useDescribeChange()

  const run = async (ticket: Ticket, change: TicketChange, undoable: boolean) => {
    patchTicket(client, ticket.id, patchOf(change))
    try {
      const fresh = await put<Ticket>(`/tickets/${ticket.id}/${change.noun}`, bodyOf(change))
      patchTicket(client, ticket.id, fresh)
      refreshAfterChange(client, ticket.id)
    } catch (error) {
      const now = client.getQueryData(ticketQuery(ticket.id).queryKey) ?? { ...ticket, ...patchOf(change) }
      patchTicket(client, ticket.id, rollBack(change, { before: ticket, now }))
      void client.invalidateQueries({ queryKey: ticketQuery(ticket.id).queryKey })
      const missing = missingForResolving(error)
      if (missing) openTicketDialog('resolve', [ticket], { missing, ...closing(client, ticket, change) })
      else if (change.noun === 'assignee' && change.assignee_id && isFull(error))
        openChatLimitDialog([ticket], { assignee_id: change.assignee_id, assignee_name: change.assignee_name })
      else sayFailed(t('error.change'), words(error))
      return false
    }
    const inverse = undoable ? inverseOf(change, ticket) : null
    const takeBack = () => {
      forgetUndoable()
      void run({ ...ticket, ...patchOf(change) }, inverse!, false)
    }
    const undo = inverse && takeBack
    offerUndo(undo)
    if (undoable) sayUndoable(`${ticket.case_id} · ${describe(change)}`, undo && { label: t('common.undo'), run: undo })
    return true
  }
  return async (ticket: Ticket, change: TicketChange) => {
    if (!resolves(change, ticket)) return run(ticket, change, true)
    openTicketDialog('resolve', [ticket])
    return false
  }
}

/** Whether somebody has as many chats as they may. */
const isFull = (error: unknown) => error instanceof ApiError && error.code === 'chat_limit_reached'

/** What the server still wants to know before it lets a ticket be resolved; null for any other refusal. */
export const missingForResolving = (error: unknown) =>
  error instanceof ApiError && error.code === 'resolution_incomplete'
    ? error.problem.errors.map(({ path }) => path)
    : null

/** Closing what was not resolved needs the same; it is then closed, not only resolved. */
function closing(client: QueryClient, ticket: Ticket, change: TicketChange): Resolving {
  if (change.noun !== 'status' || change.status !== 'closed') return {}
  const commit = async () =>
    patchTicket(client, ticket.id, await put<Ticket>(`/tickets/${ticket.id}/status`, bodyOf(change)))
  return { by: 'closed', commit }
}

/** Writes new fields into every copy of the ticket that is on screen. */
export const patchTicket = (client: QueryClient, id: string, fields: Partial<Ticket>) =>
  patchTickets(client, new Map([[id, fields]]))

/** The same for several, so that each list is gone through and drawn once. */
export function patchTickets(client: QueryClient, changes: ReadonlyMap<string, Partial<Ticket>>) {
  const patched = (ticket: Ticket) => (changes.has(ticket.id) ? { ...ticket, ...changes.get(ticket.id) } : ticket)
  const inPage = (page: Page<Ticket>): Page<Ticket> => ({ ...page, items: page.items.map(patched) })
  for (const id of changes.keys()) client.setQueryData(ticketQuery(id).queryKey, (ticket) => ticket && patched(ticket))
  for (const key of LISTS) {
    client.setQueriesData<Lists>({ queryKey: [key] }, (lists) => {
      if (!lists) return lists
      return 'pages' in lists ? { ...lists, pages: lists.pages.map(inPage) } : inPage(lists)
    })
  }
}

/** What a change of a ticket makes old elsewhere on the screen. */
export function refreshAfterChange(client: QueryClient, id: string) {
  const ofTicket = ['timeline', 'why', 'report', 'confirmation'].map((part) => [part, id])
  for (const queryKey of [['counts'], ['list-counts'], ['tickets'], ['surveys'], ...ofTicket]) {
    void client.invalidateQueries({ queryKey })
  }
}

/** What was done, in words. */
export function useDescribeChange() {
  const { t, i18n } = useTranslation()
  return (change: TicketChange): string => {
    switch (change.noun) {
      case 'assignee':
        return change.assignee_id ? t('done.assignee', { name: change.assignee_name }) : t('done.unassigned')
      case 'status':
        return t('done.status', { status: t(`status.${change.status}`) })
      case 'priority':
        return t('done.priority', { priority: t(`priority.${change.priority}`) })
      case 'tags':
        return t('done.tags')
      case 'snooze':
        return change.until ? t('done.snooze', { time: exact(change.until, i18n.language) }) : t('done.wake')
      case 'team':
        return t('done.team', { team: frameworkName(change.team) })
      case 'restricted':
        return change.restricted ? t('done.restricted') : t('done.unrestricted')
    }
  }
}
