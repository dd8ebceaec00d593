import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangedTickets } from '../../server/domains/tickets/changing-many/contract.ts'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { post } from './api.ts'
import { type BulkChange, inParts, patchOfBulk, waysBack } from './bulk-changes.ts'
import { openChatLimitDialog } from './dialogs.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { forgetUndoable, sayFailed, sayUndoable } from './toasts.tsx'
import { offerUndo } from './undo.ts'
import { useProblemWords } from './use-problem-words.ts'
import { patchTickets } from './use-ticket-change.ts'

/** How far a change of many tickets is. */
export interface BulkProgress {
  done: number
  total: number
}

const progress = externalStore<BulkProgress | null>(null)
let stopping = false

export const useBulkProgress = () => useExternalStore(progress)
/** What is on its way is still done; the rest stays as it is. */
export const stopBulkChange = () => {
  stopping = true
}

/** Longer than for one ticket: there is more to look at. */
const UNDO_MS = 15_000

interface Outcome {
  /** As they were before. */
  changed: Ticket[]
  refused: ChangedTickets['refused']
  /** Not tried: it was stopped, or the server was not reached. */
  left: Ticket[]
  trouble: unknown
}

interface Asked {
  tickets: Ticket[]
  change: BulkChange
  /** What is done, in words, with how many. */
  said: string
}

/**
 * Changes many tickets: shown at once, sent in parts, put right where the server says no, offered for undo as a whole.
 * Returns the tickets that were not changed.
 */
export function useBulkChange() {
  const client = useQueryClient()
  const sayOutcome = useSayOutcome()
  return async (asked: Asked): Promise<Ticket[]> => {
    const outcome = await runInParts(client, asked.tickets, asked.change)
    sayOutcome(outcome, asked)
    const refused = new Set(outcome.refused.map(({ ticket_id }) => ticket_id))
    return [...asked.tickets.filter(({ id }) => refused.has(id)), ...outcome.left]
  }
}

function useSayOutcome() {
  const client = useQueryClient()
  const { t } = useTranslation(['lists', 'app'])
  const words = useProblemWords()
  const reasons = useReasons()
  return ({ changed, refused, left, trouble }: Outcome, { tickets, change, said }: Asked) => {
    const ways = waysBack(change, changed)
    const takeBack = () => {
      forgetUndoable()
      void takeAllBack(client, ways).then((count) => {
        if (count > 0) sayFailed(t('bulk.undo_failed'), t('bulk.undo_partly', { count }))
      })
    }
    const undo = ways.length > 0 ? { label: t('app:common.undo'), run: takeBack } : null
    offerUndo(undo && takeBack)
    if (changed.length > 0) sayUndoable(t('bulk.done', { count: changed.length, said }), undo, UNDO_MS)
    const { full, others } = apart(refused, change)
    if (others.length > 0)
      sayFailed(t('bulk.refused', { failed: others.length, count: tickets.length }), reasons(others))
    const tooMany = tickets.filter(({ id }) => full.has(id))
    if (change.assignee_id && tooMany.length > 0)
      openChatLimitDialog(tooMany, { assignee_id: change.assignee_id, assignee_name: null })
    if (left.length > 0)
      sayFailed(t('bulk.stopped', { count: left.length }), trouble ? words(trouble) : t('bulk.stopped_hint'))
  }
}

/** Chats that somebody has no room for can be given to them all the same, for a reason: that is asked, not only told. */
function apart(refused: Outcome['refused'], { assignee_id }: BulkChange) {
  const isFull = ({ code }: Outcome['refused'][number]) => Boolean(assignee_id) && code === 'chat_limit_reached'
  return {
    full: new Set(refused.filter(isFull).map(({ ticket_id }) => ticket_id)),
    others: refused.filter((one) => !isFull(one)),
  }
}

/** Why, each reason once; with how many where there are several. */
function useReasons() {
  const { i18n } = useTranslation()
  const reasonOf = ({ code, detail }: Outcome['refused'][number]) => {
    const key = `error.code.${code}`
    return i18n.exists(key) ? i18n.t(key as 'error.code.unreachable') : detail
  }
  return (refused: Outcome['refused']) => {
    const groups = [...Map.groupBy(refused, reasonOf)]
    return groups.map(([reason, those]) => (groups.length > 1 ? `${those.length}: ${reason}` : reason)).join(' ')
  }
}

async function runInParts(client: QueryClient, tickets: Ticket[], change: BulkChange): Promise<Outcome> {
  const outcome: Outcome = { changed: [], refused: [], left: [], trouble: null }
  const before = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  patchTickets(client, new Map(tickets.map((ticket) => [ticket.id, patchOfBulk(change, ticket)])))
  stopping = false
  progress.write({ done: 0, total: tickets.length })
  for (const part of inParts(tickets)) {
    if (stopping || outcome.trouble) outcome.left.push(...part)
    else await runPart(client, { part, change, before, outcome })
    progress.write({ done: outcome.changed.length + outcome.refused.length, total: tickets.length })
  }
  progress.write(null)
  patchTickets(client, new Map(outcome.left.map((ticket) => [ticket.id, ticket])))
  refreshAfterMany(client)
  return outcome
}

interface Part {
  part: Ticket[]
  change: BulkChange
  before: ReadonlyMap<string, Ticket>
  outcome: Outcome
}

async function runPart(client: QueryClient, { part, change, before, outcome }: Part): Promise<void> {
  try {
    const { changed, refused } = await sendPart(part, change)
    outcome.changed.push(...changed.flatMap(({ id }) => before.get(id) ?? []))
    outcome.refused.push(...refused)
    const asBefore = refused.flatMap(({ ticket_id }) => before.get(ticket_id) ?? [])
    patchTickets(client, new Map([...changed, ...asBefore].map((ticket) => [ticket.id, ticket])))
  } catch (error) {
    outcome.trouble = error
    outcome.left.push(...part)
  }
}

const sendPart = (part: readonly Ticket[], change: BulkChange) =>
  post<ChangedTickets>('/tickets/changes', { tickets: part.map(({ id }) => id), change })

/** How many could not be taken back. */
async function takeAllBack(client: QueryClient, ways: ReturnType<typeof waysBack>): Promise<number> {
  let failed = 0
  for (const { tickets, change } of ways) {
    // What is shown at once is what the tickets were; how it went is then asked of the server.
    patchTickets(client, new Map(tickets.map((ticket) => [ticket.id, ticket])))
    for (const part of inParts(tickets)) {
      const refused = await sendPart(part, change).then(
        (reply) => reply.refused.length,
        () => part.length,
      )
      failed += refused
    }
  }
  refreshAfterMany(client)
  return failed
}

function refreshAfterMany(client: QueryClient) {
  for (const key of ['tickets', 'ticket', 'counts', 'list-counts', 'timeline', 'why', 'report'])
    void client.invalidateQueries({ queryKey: [key] })
}
