import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LiveEvent } from '../../server/platform/contract.ts'
import { flushDrafts } from '../lib/drafts.ts'
import { keepMessage } from '../lib/message-cache.ts'
import { connect } from '../lib/realtime.ts'

/** Lists are asked for again at most this often, however much happens. */
const COALESCE_MS = 500

const changesMessages = new Set([
  'ticket.message_received',
  'ticket.replied',
  'ticket.noted',
  'ticket.acknowledged',
  'ticket.customer_asked',
  'ticket.reply_taken_back',
  'ticket.delivery_changed',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.merged_here',
  'ticket.unmerged_here',
  'ticket.split',
  'ticket.split_off',
])

/** Keeps everything on screen true while somebody is signed in. */
export function useLive() {
  const client = useQueryClient()
  useEffect(() => {
    const lists = coalesced(client)
    const stop = connect({
      onEvents: (events) => {
        for (const event of events) freshenTicket(client, event)
        lists.add(events)
        flushDrafts()
      },
      onMessage: (message) => keepMessage(client, message),
      onReset: () => client.invalidateQueries(),
    })
    return () => {
      stop()
      lists.stop()
    }
  }, [client])
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

function coalesced(client: QueryClient) {
  const stale = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    for (const key of stale) void client.invalidateQueries({ queryKey: [key] })
    stale.clear()
  }
  return {
    add(events: LiveEvent[]) {
      for (const event of events) for (const key of listsOf(event.name)) stale.add(key)
      if (stale.size > 0) timer ??= setTimeout(flush, COALESCE_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

const listsByArea: Record<string, string[]> = {
  ticket: ['tickets', 'counts'],
  customer: ['customer', 'customers'],
  company: ['customer'],
  triage: ['tickets'],
  sla: ['tickets', 'counts'],
  escalation: ['tickets', 'counts'],
  presence: ['presence'],
  framework: ['teams', 'rules'],
  mail: ['ledger'],
  task: ['tasks', 'report'],
  user: ['users'],
  channel: ['accounts', 'blocks', 'outbox'],
  csat: ['surveys'],
  report: ['reports'],
}

function listsOf(name: string): string[] {
  if (name === 'notification.created') return ['notifications']
  if (name === 'ticket.delivery_changed') return ['outbox', 'tickets']
  if (name === 'mail.domain_checked' || name === 'mail.signing_key_made') return ['mail-domains']
  return listsByArea[name.split('.')[0] ?? ''] ?? []
}
