import type { Confirmation, Survey } from '../../csat/contract.ts'
import type { Customer } from '../../customers/contract.ts'
import type { Escalation } from '../../escalation/contract.ts'
import type { Clock } from '../../sla/contract.ts'
import type { TaskOfTicket } from '../../tasks/queries.ts'
import type { AuthorType, DeliveryState, Ticket } from '../../tickets/contract.ts'
import type { Triage } from '../../triage/contract.ts'
import type { CauseCode, Exemption } from '../contract.ts'
import type { Edits } from '../edits.ts'

/** What a ticket came to, as far as resolving it asks for it. */
export interface Essentials {
  ticket: Ticket
  /** In the order of the conversation, notes included. */
  messages: Said[]
  /** Changes of status and team, oldest first; not those of a reply that was taken back. */
  history: Happened[]
  triage: Understanding | null
  escalations: Escalation[]
  edits: Edits
  cause: Cause
  exempt: Exemption | null
}

/** The cause that stands: a person's, or else what the rules propose, and how sure they are. */
export interface Cause {
  code: CauseCode | null
  source: 'person' | 'rule' | 'none'
  confidence: number | null
}

/** All that the report can be found in, read at one moment. Everything else is a pure function of it. */
export interface Facts extends Essentials {
  now: Temporal.Instant
  customer: Customer
  clocks: Clock[]
  /** Of the newest resolution. */
  confirmation: Confirmation | null
  survey: (Pick<Survey, 'id' | 'score' | 'comment'> & { state: string; answered_by: string | null }) | null
  tasks: TaskOfTicket[]
  past: Past
}

export interface Said {
  id: string
  kind: 'message' | 'reply' | 'note'
  author_type: AuthorType
  author_id: string | null
  author_name: string
  text: string
  html: string | null
  automatic: string
  delivery_state: DeliveryState | null
  created_at: string
}

export interface Happened {
  id: string
  name: string
  at: string
  actor_name: string | null
  data: Record<string, string | null>
}

export type Understanding = Pick<
  Triage,
  'category' | 'impact' | 'urgency' | 'topic' | 'requests' | 'emotions' | 'rules_version'
>

/** Other tickets of the customer. */
export interface Past {
  /** Opened in the 90 days before this one, newest first, with their ratings. */
  tickets: { id: string; score: number | null }[]
  /** With the same category and topic, opened in the 30 days up to this one, and this one. */
  alike: string[]
  /** Opened within 7 days after this one was resolved, because it was not the end of it. */
  continued: string[]
}
