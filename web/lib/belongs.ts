import type { LiveTicket } from '../../server/domains/tickets/contract.ts'
import type { ListView, TicketFilters } from './queries/tickets.ts'

/** Who looks, and when. */
export interface Reader {
  id: string
  now_ms: number
}

const DAY_MS = 24 * 60 * 60 * 1_000
const isOver = ({ status }: LiveTicket) => status === 'resolved' || status === 'closed'
const isActive = (ticket: LiveTicket) =>
  ['new', 'open', 'escalated'].includes(ticket.status) && !ticket.snoozed_until && !ticket.spam

/** The views as the server has them. */
const VIEWS: Record<ListView, (ticket: LiveTicket, reader: Reader) => boolean> = {
  all: (ticket) => !ticket.spam && !ticket.merged_into,
  inbox: isActive,
  mine: (ticket, { id }) => !ticket.spam && ticket.assignee_id === id && !isOver(ticket) && !ticket.snoozed_until,
  unassigned: (ticket) => isActive(ticket) && !ticket.assignee_id,
  at_risk: (ticket, { now_ms }) =>
    !ticket.spam &&
    !ticket.merged_into &&
    !isOver(ticket) &&
    ticket.risk_at !== null &&
    Date.parse(ticket.risk_at) <= now_ms,
  snoozed: (ticket) => !ticket.spam && ticket.snoozed_until !== null,
  resolved: (ticket) => !ticket.spam && !ticket.merged_into && isOver(ticket),
  spam: (ticket) => ticket.spam,
}

const AMONG = ['status', 'priority', 'channel', 'team', 'category', 'emotion', 'language', 'tier'] as const
const wordsIn = (text = '') => text.split(',').filter(Boolean)

/** Whether a list holds a ticket, as the server would say; null where only the server can tell (words). */
export function belongs(ticket: LiveTicket, filters: TicketFilters, reader: Reader): boolean | null {
  if (filters.q) return null
  return (
    VIEWS[filters.view](ticket, reader) &&
    (filters.sort !== 'queue' || isActive(ticket)) &&
    isAmong(ticket, filters) &&
    isOf(ticket, filters, reader) &&
    isOfTime(ticket, filters, reader)
  )
}

const isAmong = (ticket: LiveTicket, filters: TicketFilters) =>
  AMONG.every((name) => !filters[name] || wordsIn(filters[name]).includes(ticket[name] ?? '')) &&
  wordsIn(filters.tag?.toLowerCase()).every((tag) => ticket.tags.includes(tag))

function isOf(ticket: LiveTicket, { assignee_id, customer_id, company_id }: TicketFilters, { id }: Reader) {
  const wanted = assignee_id === 'me' ? id : assignee_id === 'none' ? null : assignee_id
  return (
    (wanted === undefined || ticket.assignee_id === wanted) &&
    (!customer_id || ticket.customer_id === customer_id) &&
    (!company_id || ticket.company_id === company_id)
  )
}

function isOfTime({ created_at }: LiveTicket, filters: TicketFilters, { now_ms }: Reader) {
  const opened_ms = Date.parse(created_at)
  const { created_from, created_to, created_within_days } = filters
  return (
    (!created_from || opened_ms >= Date.parse(created_from)) &&
    (!created_to || opened_ms < Date.parse(created_to)) &&
    (!created_within_days || opened_ms >= now_ms - created_within_days * DAY_MS)
  )
}

const RANK = { low: 1, medium: 2, high: 3, critical: 4 }
const byMessage = (a: LiveTicket, b: LiveTicket) =>
  compared(a.last_message_at, b.last_message_at) || compared(a.id, b.id)
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The orders of lists; moments are all written alike, so they compare as texts. */
export const ORDERS: Record<NonNullable<TicketFilters['sort']>, (a: LiveTicket, b: LiveTicket) => number> = {
  newest: (a, b) => byMessage(b, a),
  oldest: byMessage,
  queue: (a, b) => compared(a.queue_at, b.queue_at) || compared(a.id, b.id),
  priority: (a, b) => RANK[b.priority] - RANK[a.priority] || byMessage(b, a),
}
