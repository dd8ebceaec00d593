import type { Report } from '../domains/interaction-reports/contract.ts'
import type { Facts, Happened, Said } from '../domains/interaction-reports/facts/facts.ts'
import { completenessOf, valuesOf } from '../domains/interaction-reports/values.ts'
import type { Clock } from '../domains/sla/contract.ts'
import type { Reading } from '../domains/triage/contract.ts'

const OPENED = '2026-03-02T09:00:00.000Z'
const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
export const idOf = id

/** A ticket of which as good as nothing is known. */
export function bareFacts(changes: Partial<Facts> = {}): Facts {
  return {
    now: Temporal.Instant.from('2026-03-02T12:00:00Z'),
    ticket: {
      ...{ id: id(1), case_id: 'C-1001', subject: '–', status: 'new', priority: 'medium', channel: 'email' },
      ...{ category: null, impact: null, emotion: null, urgency: null, complexity: null, language: null },
      ...{ tier: null, team: null, assignee_id: null, assignee_name: null, customer_id: id(2) },
      ...{ customer_name: 'Unknown', company_id: null, company_name: null, tags: [], snippet: '', message_count: 0 },
      ...{ unread: false, spam: false, restricted: false, merged_into: null, snoozed_until: null },
      ...{ follows_ticket_id: null, suggested_ticket_id: null, awaiting_understanding: false, due_clock: null },
      ...{ due_at: null, risk_at: null, queue_class: null, queue_at: OPENED, confirmation: null, created_at: OPENED },
      ...{ last_message_at: OPENED, first_response_at: null, resolved_at: null, contacts_to_resolution: null },
    },
    customer: {
      ...{ id: id(2), name: 'Unknown', identities: [], company_id: null, company_name: null, account_type: 'free' },
      ...{ language: null, time_zone: null, consents: [], created_at: OPENED },
    },
    ...{ messages: [], history: [], triage: null, clocks: [], escalations: [], confirmation: null, survey: null },
    ...{ tasks: [], past: { tickets: [], alike: [id(1)], continued: [] }, edits: {} },
    cause: { code: null, source: 'none', confidence: null },
    exempt: null,
    ...changes,
  }
}

export const aMessage = (number: number, changes: Partial<Said>): Said => ({
  ...{ id: id(100 + number), kind: 'message', author_type: 'customer', author_id: id(2), author_name: 'Cara Customer' },
  ...{ text: 'Hello.', html: null, automatic: 'none', delivery_state: null },
  created_at: `2026-03-02T09:${String(number).padStart(2, '0')}:00.000Z`,
  ...changes,
})

/** An answer that arrived. */
export const anAnswer = (number: number, text: string, changes: Partial<Said> = {}): Said =>
  aMessage(number, {
    ...{ kind: 'reply', author_type: 'agent', author_id: id(3), author_name: 'Ada Agent', text },
    delivery_state: 'delivered',
    ...changes,
  })

export const aMove = (number: number, status: string, before: string): Happened => ({
  ...{ id: String(number), name: 'ticket.status_changed', actor_name: null, data: { status, before } },
  at: `2026-03-02T10:${String(number).padStart(2, '0')}:00.000Z`,
})

export const aReading = (value: string, confidence = 0.9): Reading => ({
  ...{ value, confidence, source: 'rules', signals: [], alternatives: [], decided_by: null, decided_at: OPENED },
})

export const aClock = (kind: Clock['kind'], outcome: Clock['outcome'], counted_seconds: number): Clock => ({
  ...{ kind, state: 'stopped', outcome, target_seconds: 7_200, started_at: OPENED, due_at: null, stopped_at: OPENED },
  ...{
    breached_at: null,
    counted_seconds,
    calendar_seconds: counted_seconds,
    paused_seconds: 0,
    closed_seconds: 0,
    calendar: null,
    marks: [],
    pauses: [],
  },
  remaining_seconds: null,
  policy: { path: `support_channels.email.${kind}`, text: '2 hours', version: 'framework 1', name: null },
})

/** The report these facts make. */
export function reportOf(facts: Facts): Report {
  const fields = valuesOf(facts)
  const { id: ticket_id, case_id, subject, resolved_at } = facts.ticket
  return {
    ...{ ticket_id, case_id, subject, resolved_at, version: 1, fields, missing: [], updated_at: null },
    ...{ cause_code: facts.cause.code, cause_source: facts.cause.source, exempt: facts.exempt },
    completeness: completenessOf(facts, fields),
  }
}
