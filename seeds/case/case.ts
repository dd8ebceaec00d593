import type { z } from 'zod'
import type { TaskKind } from '../../server/domains/tasks/contract.ts'
import type { ChannelKind, Priority, Status } from '../../server/domains/tickets/contract.ts'
import type { KeptRequest } from '../../server/domains/triage/kept.ts'
import type { Readings } from '../../server/domains/triage/readings.ts'
import type { NewDecision } from '../../server/platform/decisions.ts'
import type { EventKind } from '../../server/platform/events.ts'
import type { Chance } from '../chance.ts'
import type { Customer } from '../company/customers.ts'
import type { Agent } from '../company/rows.ts'
import { type Moment, textOf } from '../moments.ts'
import type { Story } from '../stories/story.ts'
import type { World } from '../world.ts'
import type { Words } from './words.ts'

/** Who does something. */
export interface Doer {
  type: 'agent' | 'customer' | 'system'
  id: string | null
}
export const SYSTEM: Doer = { type: 'system', id: null }

/** A ticket as it stands at one moment of its life. */
export interface TicketState {
  id: string
  number: number
  subject: string
  channel: ChannelKind
  status: Status
  priority: Priority
  team: string | null
  tier: string | null
  assignee: Agent | null
  tags: string[]
  created: Moment
  updated: Moment
  first_response: Moment | null
  resolved: Moment | null
  confirmation: 'awaiting' | 'confirmed' | 'rejected' | 'lapsed' | null
  contacts_to_resolution: number | null
  snoozed_until: Moment | null
  spam: boolean
  restricted: boolean
  merged_into: string | null
  follows_ticket_id: string | null
  queue_class: string | null
  queue_lead_seconds: number
  snippet: string
  last_message: { id: string; at: Moment } | null
}

export interface MessageState {
  id: string
  kind: 'message' | 'reply' | 'note'
  author: Doer
  author_name: string
  text: string
  new_text: string
  html: string | null
  automatic: 'none' | 'acknowledgement' | 'confirmation_request' | 'auto_reply'
  delivery: 'sent' | 'bounced' | null
  at: Moment
}

/** A change of status or team, as reports tell of it. */
export interface Happened {
  id: string
  name: string
  at: Moment
  actor_name: string | null
  data: Record<string, string | null>
}

export interface EscalationState {
  id: string
  criterion: string
  rule: 'by_hand' | 'threshold'
  from_tier: string
  from_team: string | null
  to_tier: string | null
  by: Agent | null
  at: Moment
  accepted: { by: Agent; at: Moment } | null
}

export interface ConfirmationState {
  id: string
  resolved: Moment
  state: 'awaiting' | 'confirmed' | 'rejected' | 'lapsed' | 'withdrawn'
  lapses: Moment
  decided: { at: Moment; by: 'customer' | 'time' | null; comment: string | null } | null
}

export interface SurveyState {
  id: string
  resolved: Moment
  state: 'sent' | 'suppressed' | 'answered'
  reason: string | null
  agent: Agent | null
  team: string | null
  message_id: string | null
  answer: { score: number; comment: string | null; at: Moment } | null
  created: Moment
}

export interface TaskState {
  id: string
  key: string
  kind: TaskKind
  source: 'report' | 'rating'
  owner: Agent | null
  team: string | null
  subject_type: string
  subject_id: string
  due: Moment
  state: 'open' | 'done' | 'skipped'
  reason: string | null
  created: Moment
  ended: { at: Moment; by: Agent | null } | null
}

export interface Understood {
  readings: Readings
  requests: KeptRequest[]
  message_id: string | null
  at: Moment
}

/** Something that will happen to a ticket, unless the world ends before. */
interface Planned {
  at: Moment
  order: number
  does(at: Moment): void
}

/** From when to when something was wrong for many. */
export interface During {
  from: Moment
  to: Moment
}

/** One ticket from its first message on, with all that is kept about it. */
export interface Case {
  world: World
  chance: Chance
  newId(at: Moment): string
  story: Story
  /** Which of the story's openings the customer chose. */
  way: number
  words: Words
  customer: Customer
  /** The desk is behind: answers take so many times as long. */
  slowness: number
  during: During | null
  ticket: TicketState
  messages: MessageState[]
  history: Happened[]
  escalations: EscalationState[]
  confirmations: ConfirmationState[]
  surveys: SurveyState[]
  tasks: TaskState[]
  emotions: { message_id: string; emotion: string; confidence: number; at: Moment }[]
  understood: Understood | null
  report: ReportState | null
  /** When the ticket was told to be older than the framework lets a tier keep it. */
  threshold_told: Moment | null
  agenda: Planned[]
}

export interface ReportState {
  version: number
  fields: Record<string, unknown>
  cause_code: string | null
  edits: Record<string, unknown>
  exempt: string | null
  resolved: Moment | null
  completeness: number
  /** Who resolved the ticket. */
  author_id: string | null
  created: Moment
  updated: Moment
}

/** Lets something happen later. What happens may plan further. */
export function plan(c: Case, at: Moment, does: (at: Moment) => void): void {
  c.agenda.push({ at, order: c.agenda.length, does })
}

/** Lives through what is planned, in order, until now. */
export function live(c: Case): void {
  for (;;) {
    let next: Planned | undefined
    for (const one of c.agenda) if (one.at <= c.world.end && (!next || one.at < next.at)) next = one
    if (!next) return
    c.agenda.splice(c.agenda.indexOf(next), 1)
    next.does(next.at)
  }
}

/** Who does it, and when. */
export interface Deed {
  by: Doer
  at: Moment
}

type Facts<F extends Record<string, z.ZodType>> = Omit<{ [Name in keyof F]: z.output<F[Name]> }, 'ticket_id'>

/** Notes what happened; its number. */
// biome-ignore lint/complexity/useMaxParams: the case, who and when, what, and the facts: as the product's own emit
export function say<F extends Record<string, z.ZodType>>(
  c: Case,
  { by, at }: Deed,
  kind: EventKind<F>,
  facts: Facts<F>,
) {
  const id = c.world.eventNumber(at)
  c.world.rows.add('events', {
    ...{ id, position: 0, at: textOf(at), name: kind.name, actor_type: by.type, actor_id: by.id, authorized_by: null },
    data: { ticket_id: c.ticket.id, ...facts },
  })
  return String(id)
}

/** Keeps why something was decided. */
export function explain(c: Case, at: Moment, decision: Omit<NewDecision, 'subject_type' | 'subject_id'>): void {
  const { kind, rule, inputs, result, losers = [], confidence = null, version = null } = decision
  c.world.rows.add('decisions', {
    ...{ id: c.newId(at), at: textOf(at), subject_type: 'ticket', subject_id: c.ticket.id },
    ...{ kind, rule, inputs, result, losers, confidence, version },
  })
}

export const asAgent = ({ id }: Agent): Doer => ({ type: 'agent', id })
export const asCustomer = ({ customer }: Case): Doer => ({ type: 'customer', id: customer.id })
