import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { LiveTicket } from '../../server/domains/tickets/contract.ts'
import type { LiveEvent } from '../../server/platform/contract.ts'
import { flushDrafts } from '../lib/drafts.ts'
import { withMoreWords } from '../lib/i18n.ts'
import { keepMessage } from '../lib/message-cache.ts'
import { preferences } from '../lib/preferences.ts'
import { meQuery } from '../lib/queries/people.ts'
import { connect } from '../lib/realtime.ts'
import { serverNow } from '../lib/server-clock.ts'

/** Lists are asked for again at most this often, however much happens. */
const COALESCE_MS = 500
/**
 * What is asked for again at leisure. Changed tickets come along with their events and are at their place at once; the list
 * is only read again to be sure. Each browser waits a little differently, or all would ask in the same moment.
 */
const LEISURE_MS: Record<string, number> = { tickets: 10_000, counts: 2_500, 'list-counts': 5_000 }
const APART = 0.4
/** Who may see a ticket has changed: no row comes to those who may no longer, so their lists are read anew soon. */
const CHANGES_REACH = ['ticket.restricted', 'ticket.team_changed']

const changesMessages = new Set([
  'ticket.message_received',
  'ticket.replied',
  'ticket.noted',
  'ticket.acknowledged',
  'ticket.customer_asked',
  'ticket.rule_replied',
  'ticket.reply_taken_back',
  'ticket.delivery_changed',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.merged_here',
  'ticket.unmerged_here',
  'ticket.split',
  'ticket.split_off',
])

const READ_FIRST_MS = 1_500

/** Keeps everything on screen true while somebody is signed in. */
export function useLive() {
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const lists = coalesced(client)
    const stop = afterFirstReads(client, () => {
      void withMoreWords('errors', Promise.resolve())
      return connect({
        onEvents: (events) => {
          for (const event of events) {
            freshenTicket(client, event)
            tellOutside(event, (to) => void navigate({ to }))
          }
          lists.add(events)
          flushDrafts()
        },
        onMessage: (message) => keepMessage(client, message),
        onTickets: (tickets) => void placeAll(client, tickets),
        onReset: () => client.invalidateQueries(),
      })
    })
    return () => {
      stop()
      lists.stop()
    }
  }, [client, navigate])
}

/** What is on the screen is read first, what brings its news is fetched second; a slow answer does not hold them up for long. */
function afterFirstReads(client: QueryClient, start: () => () => void) {
  let stop = () => {}
  const begin = () => {
    unsubscribe()
    clearTimeout(timer)
    stop = start()
  }
  const timer = setTimeout(begin, READ_FIRST_MS)
  const unsubscribe = client.getQueryCache().subscribe(() => client.isFetching() === 0 && begin())
  return () => {
    unsubscribe()
    clearTimeout(timer)
    stop()
  }
}

/** Who looks elsewhere is told by the system, if they want that. */
function tellOutside({ name, ids }: LiveEvent, open: (path: string) => void) {
  const id = ids.notification_id
  if (name !== 'notification.created' || !id || !preferences().desktop_notifications || document.hasFocus()) return
  void import('../features/notifications/desktop.ts').then((desktop) => desktop.tellOutside(id, open))
}

/** The ticket somebody has open follows at once; a ticket nobody looks at is only marked as old. */
function freshenTicket(client: QueryClient, { name, ids }: LiveEvent) {
  const id = ids.ticket_id
  if (!id) return
  const parts = [
    'ticket',
    'timeline',
    'why',
    'triage',
    'sla',
    'escalations',
    ...(name.includes('merged') ? ['merges'] : []),
    ...(changesMessages.has(name) ? ['messages'] : []),
    ...(partsByArea[name.split('.')[0] ?? ''] ?? []),
  ]
  for (const part of parts) void client.invalidateQueries({ queryKey: [part, id] })
}

/** What belongs to a ticket and changes by events of other areas. */
const partsByArea: Record<string, string[]> = {
  csat: ['confirmation', 'report'],
  report: ['report'],
  task: ['report'],
}

/** Fetched with the first news: the first list can do without. */
async function placeAll(client: QueryClient, tickets: LiveTicket[]) {
  const me = client.getQueryData(meQuery.queryKey)
  const { placeTickets } = await import('../lib/live-tickets.ts')
  if (me) placeTickets(client, tickets, { id: me.user.id, now_ms: serverNow() })
}

function coalesced(client: QueryClient) {
  const timers = new Map<string, { timer: ReturnType<typeof setTimeout>; at_ms: number }>()
  const refetch = (key: string) => {
    timers.delete(key)
    void client.invalidateQueries({ queryKey: [key] })
  }
  const refetchWithin = (key: string, pause_ms: number) => {
    const [known, at_ms] = [timers.get(key), performance.now() + pause_ms]
    if (known && known.at_ms <= at_ms) return
    clearTimeout(known?.timer)
    timers.set(key, { timer: setTimeout(refetch, pause_ms, key), at_ms })
  }
  return {
    add(events: LiveEvent[]) {
      for (const { name } of events) for (const key of listsOf(name)) refetchWithin(key, pauseOf(key, name))
    },
    stop() {
      for (const { timer } of timers.values()) clearTimeout(timer)
    },
  }
}

const pauseOf = (key: string, event: string) =>
  CHANGES_REACH.includes(event)
    ? COALESCE_MS
    : (LEISURE_MS[key] ?? COALESCE_MS) * (1 - APART / 2 + APART * Math.random())

const listsByArea: Record<string, string[]> = {
  ticket: ['tickets', 'counts', 'list-counts', 'board'],
  customer: ['customer', 'customers'],
  company: ['customer'],
  triage: ['tickets'],
  sla: ['tickets', 'counts', 'list-counts', 'board'],
  escalation: ['tickets', 'counts', 'list-counts'],
  view: ['views', 'list-counts'],
  presence: ['presence', 'board'],
  framework: ['board', 'teams', 'rules'],
  macro: ['macros'],
  mail: ['ledger'],
  task: ['tasks', 'report'],
  user: ['users', 'me', 'board'],
  channel: ['accounts', 'blocks', 'outbox'],
  csat: ['surveys'],
  report: ['reports'],
  article: ['knowledge'],
  article_category: ['knowledge'],
  article_block: ['knowledge'],
  articles: ['knowledge'],
  troubleshooter: ['troubleshooters'],
}

function listsOf(name: string): string[] {
  if (name === 'notification.created') return ['notifications']
  if (name === 'ticket.delivery_changed') return ['outbox', 'tickets']
  if (name === 'mail.domain_checked' || name === 'mail.signing_key_made') return ['mail-domains']
  return listsByArea[name.split('.')[0] ?? ''] ?? []
}
