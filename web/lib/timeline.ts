import type { Message, TimelineEntry } from '../../server/domains/tickets/contract.ts'
import { dayKey } from './time.ts'

export type TimelineRow =
  | { type: 'day'; id: string; at: string }
  | { type: 'new'; id: string }
  | { type: 'message'; id: string; message: Message }
  | { type: 'events'; id: string; at: string; actor: TimelineEntry['actor']; entries: TimelineEntry[] }

/** Events that change how the ticket is handled. The others are messages, which are shown as themselves. */
const shown = new Set([
  'ticket.opened',
  'ticket.assigned',
  'ticket.status_changed',
  'ticket.priority_changed',
  'ticket.tagged',
  'ticket.team_changed',
  'ticket.snoozed',
  'ticket.restricted',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.merged_here',
  'ticket.unmerged_here',
  'ticket.suggestion_decided',
  'ticket.split',
  'ticket.split_off',
  'ticket.spam_marked',
  'ticket.reply_taken_back',
  'ticket.first_response_reopened',
  'channel.resend_requested',
  'channel.sender_blocked',
  'channel.sender_unblocked',
  'sla.at_risk',
  'sla.breached',
  'sla.breach_withdrawn',
  'sla.threshold_reached',
  'triage.corrected',
  'triage.emotion_changed',
  'escalation.escalated',
  'escalation.accepted',
  'escalation.returned',
  'escalation.acknowledged',
  'automation.ran',
  'csat.confirmation_asked',
  'csat.confirmation_decided',
  'csat.survey_sent',
  'csat.survey_suppressed',
  'csat.survey_answered',
  'report.made',
  'report.changed',
  'report.cause_corrected',
  'task.created',
  'task.changed',
  'task.due',
])

/** Changes by one person within this time share a line: "assigned to Mia, set priority to High". */
const TOGETHER_MS = 120_000

interface Sources {
  messages: Message[]
  events: TimelineEntry[]
  /** Older messages are not loaded: events before the first one would stand without their context. */
  has_older: boolean
  /** The last position the reader had on screen before; null when that is not known. */
  seen_position: number | null
}

/** Weaves messages and events into one story, with day separators and the line where the reader left off. */
export function timelineRows({ messages, events, has_older, seen_position }: Sources): TimelineRow[] {
  const rows: TimelineRow[] = []
  const oldest = has_older ? Date.parse(messages[0]?.created_at ?? '') : Number.NEGATIVE_INFINITY
  // The server sends the newest first; a stable sort then keeps the order of what happened at the same moment.
  const lines = events.toReversed().filter((event) => shown.has(event.name) && Date.parse(event.at) >= oldest)
  let day = ''
  let marked = false
  for (const item of [...messages.map(ofMessage), ...lines.map(ofEvent)].sort(byTime)) {
    if (dayKey(item.at) !== day) {
      day = dayKey(item.at)
      rows.push({ type: 'day', id: `day-${day}`, at: item.at })
    }
    if (item.event) {
      addEvent(rows, item.event)
      continue
    }
    if (!marked && isNew(item.message, seen_position)) {
      marked = true
      rows.push({ type: 'new', id: 'new' })
    }
    rows.push({ type: 'message', id: item.message.id, message: item.message })
  }
  return rows
}

type Item =
  | { at: string; order: number; message: Message; event?: undefined }
  | { at: string; order: number; event: TimelineEntry; message?: undefined }

const ofMessage = (message: Message): Item => ({ at: message.created_at, order: message.position, message })
/** Written in the same transaction, the event follows its message. */
const ofEvent = (event: TimelineEntry): Item => ({ at: event.at, order: Number.MAX_SAFE_INTEGER, event })

const byTime = (a: Item, b: Item) => Date.parse(a.at) - Date.parse(b.at) || a.order - b.order

const isNew = (message: Message, seen: number | null) =>
  seen !== null && message.position > seen && message.author.type === 'customer'

function addEvent(rows: TimelineRow[], event: TimelineEntry) {
  const last = rows.at(-1)
  const together =
    last?.type === 'events' &&
    last.actor.id === event.actor.id &&
    last.actor.type === event.actor.type &&
    Date.parse(event.at) - Date.parse(last.at) < TOGETHER_MS
  if (together) last.entries.push(event)
  else rows.push({ type: 'events', id: event.id, at: event.at, actor: event.actor, entries: [event] })
}
