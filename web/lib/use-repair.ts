import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MarkSpam } from '../../server/domains/channels/contract.ts'
import type { Message, Ticket } from '../../server/domains/tickets/contract.ts'
import type { Merge } from '../../server/domains/tickets/merging/contract.ts'
import { post, put, remove } from './api.ts'
import { mergesQuery } from './queries/tickets.ts'
import { forgetUndoable, sayDone, sayFailed, sayUndoable } from './toasts.tsx'
import { offerUndo, withdrawUndo } from './undo.ts'
import { useProblemWords } from './use-problem-words.ts'
import { patchTicket } from './use-ticket-change.ts'

type Block = MarkSpam['block']

/** Puts right what came to the wrong place: merges, splits, suggestions, spam. Each says what it did and can be undone. */
export function useRepair() {
  const client = useQueryClient()
  const { t } = useTranslation()
  const words = useProblemWords()
  const open = useOpenTicket()

  /** Runs one repair; a refusal is shown with its reason. */
  const attempt = async <Result>(run: () => Promise<Result>): Promise<Result | null> => {
    try {
      return await run()
    } catch (error) {
      sayFailed(t('error.change'), words(error))
      return null
    } finally {
      refresh(client)
    }
  }
  const sayWithUndo = (message: string, takeBack: () => Promise<unknown>) => {
    const run = () => {
      withdrawUndo(run)
      forgetUndoable()
      void takeBack()
    }
    offerUndo(run)
    sayUndoable(message, { label: t('common.undo'), run })
  }

  const unmerge = async (merge: Pick<Merge, 'id'>, back?: string) => {
    const undone = await attempt(() => remove<Merge>(`/merges/${merge.id}`))
    if (undone) sayDone(t('repair.unmerged', { count: undone.tickets.length }))
    if (undone && back) await open(back)
  }
  /** Goes to where the messages are now; undoing leads back. */
  const followMerge = async (merge: Merge, from: string | null) => {
    if (from) await open(merge.into)
    sayWithUndo(t('repair.merged', { count: merge.tickets.length }), () => unmerge(merge, from ?? undefined))
  }
  const merge = async (into: Ticket, tickets: Ticket[], from: string | null) => {
    const body = { into: into.id, tickets: tickets.map(({ id }) => id) }
    const done = await attempt(() => post<Merge>('/merges', body))
    if (done) await followMerge(done, from && body.tickets.includes(from) ? from : null)
    return done !== null
  }

  const join = async (ticket: Ticket) => {
    const joined = await attempt(async () => {
      await put<Ticket>(`/tickets/${ticket.id}/suggestion`, { decision: 'accepted' })
      return standingMerge(client, ticket.id)
    })
    if (joined) await followMerge(joined, ticket.id)
  }
  const dismiss = async (ticket: Ticket) => {
    const fresh = await attempt(() => put<Ticket>(`/tickets/${ticket.id}/suggestion`, { decision: 'dismissed' }))
    if (!fresh) return
    patchTicket(client, ticket.id, fresh)
    sayDone(t('repair.dismissed'))
  }

  const split = async (ticketId: string, messages: Pick<Message, 'id'>[]) => {
    const ids = messages.map(({ id }) => id)
    const fresh = await attempt(() => post<Ticket>(`/tickets/${ticketId}/splits`, { messages: ids }))
    if (!fresh) return
    // The new ticket put back into this one leaves everything where it was.
    const takeBack = () => attempt(() => post<Merge>('/merges', { into: ticketId, tickets: [fresh.id] }))
    sayWithUndo(t('repair.split', { count: ids.length, case_id: fresh.case_id }), takeBack)
  }

  const setSpam = async (ticket: Ticket, body: MarkSpam) => {
    const fresh = await attempt(() => put<Ticket>(`/tickets/${ticket.id}/spam`, body))
    if (fresh) patchTicket(client, ticket.id, fresh)
    return fresh !== null
  }
  const markSpam = async (ticket: Ticket, block: Block) => {
    if (!(await setSpam(ticket, { spam: true, block }))) return false
    const said = `${ticket.case_id} · ${t(`spam.done_${block}`)}`
    sayWithUndo(said, () => setSpam({ ...ticket, spam: true }, { spam: false, block: 'none' }))
    return true
  }
  /** The blocks that came with the mark go with it; `block` is what undoing brings back. */
  const markNotSpam = async (ticket: Ticket, block: Block) => {
    if (!(await setSpam(ticket, { spam: false, block: 'none' }))) return
    const said = `${ticket.case_id} · ${t(block === 'none' ? 'spam.done_not' : 'spam.done_unblocked')}`
    sayWithUndo(said, () => setSpam({ ...ticket, spam: false }, { spam: true, block }))
  }
  return { merge, unmerge, join, dismiss, split, markSpam, markNotSpam }
}

/** The merge that put a ticket where it is now. */
async function standingMerge(client: QueryClient, ticketId: string): Promise<Merge | null> {
  const { items } = await client.fetchQuery({ ...mergesQuery(ticketId), staleTime: 0 })
  return items.find((merge) => stands(merge, ticketId)) ?? null
}

/** Whether a merge still holds and has put this ticket into another one. */
export const stands = ({ undone_at, tickets }: Merge, ticketId: string) =>
  undone_at === null && tickets.some(({ id }) => id === ticketId)

function useOpenTicket() {
  const navigate = useNavigate()
  return (ticketId: string) => navigate({ to: '/tickets/$ticketId', params: { ticketId }, search: (search) => search })
}

function refresh(client: QueryClient) {
  for (const key of ['tickets', 'counts', 'ticket', 'messages', 'timeline', 'merges', 'blocks', 'why']) {
    void client.invalidateQueries({ queryKey: [key] })
  }
}
