import { expect, test } from 'vitest'
import { publicUrl } from '../../../platform/env.ts'
import { aMessage, aMove, anAnswer, aReading, bareFacts, idOf } from '../../../testing/report-facts.ts'
import { ReportField } from '../contract.ts'
import type { Facts } from '../facts/facts.ts'
import { completenessOf, valuesOf } from '../values.ts'
import { fields } from './registry.ts'

const reads = (name: ReportField, changes: Partial<Facts>) => valuesOf(bareFacts(changes))[name].value
const ticket = (changes: Partial<Facts['ticket']>) => ({ ticket: { ...bareFacts().ticket, ...changes } })
const RESOLVED = { status: 'resolved', resolved_at: '2026-03-02T11:00:00.000Z' } as const

test('every field of the contract has one line, in its order', () => {
  expect(fields.map(({ name }) => name)).toEqual(ReportField.options)
})

test.each([
  [{ name: 'Cara', identities: [] }, 'Cara'],
  [{ name: 'cara', identities: [{ kind: 'email' as const, value: 'cara@a.example', verified: true }] }, 'cara'],
  [{ name: '@cara', identities: [{ kind: 'handle' as const, value: '@cara', verified: true }] }, '@cara'],
  [{ name: '+431234', identities: [{ kind: 'phone' as const, value: '+431234', verified: true }] }, null],
  [{ name: 'Unknown', identities: [] }, null],
])('a record that was made without a name has none: %o', (changes, name) => {
  expect(reads('customer_name', { customer: { ...bareFacts().customer, ...changes } })).toBe(name)
})

test.each([
  ['email', 'Email'],
  ['live_chat', 'Chat'],
  ['phone_support', 'Phone'],
  ['social_media', 'Social'],
  ['in_app_messaging', 'In-app'],
] as const)('%s is the contact method %s', (channel, method) => {
  expect(reads('contact_method', ticket({ channel }))).toBe(method)
})

test.each([
  ['new', 'Ongoing'],
  ['open', 'Ongoing'],
  ['pending', 'Ongoing'],
  ['on_hold', 'Ongoing'],
  ['escalated', 'Escalated'],
  ['resolved', 'Resolved'],
  ['closed', 'Resolved'],
] as const)('%s reads %s', (status, word) => {
  expect(reads('resolution_status', ticket({ status }))).toBe(word)
})

test('the description is no longer than 60 words and quotes only', () => {
  const long = Array.from({ length: 300 }, (_, nr) => `word${nr}`).join(' ')
  const description = reads('issue_description', {
    ...ticket({ subject: 'It is slow' }),
    messages: [aMessage(1, { text: `${long}.` })],
  }) as string
  expect(description.split(/\s+/).filter((word) => word !== '–')).toHaveLength(60)
  expect(`It is slow – ${long}`.startsWith(description.replace('…', ''))).toBe(true)
})

test('steps: answers with what came of them, not notes, not what came back, not our automatic messages', () => {
  const { steps_taken } = valuesOf(
    bareFacts({
      messages: [
        aMessage(1, {}),
        anAnswer(2, 'Restart it. Then wait.'),
        aMessage(3, { text: 'I am away.', automatic: 'auto_reply' }),
        anAnswer(4, 'And now?', { delivery_state: 'queued' }),
        aMessage(5, { text: 'Works now! Thanks.' }),
        anAnswer(6, 'Lost', { delivery_state: 'bounced' }),
        anAnswer(7, 'A note', { kind: 'note', delivery_state: null }),
        anAnswer(8, 'Is it solved?', { author_type: 'system', automatic: 'confirmation_request' }),
        anAnswer(9, 'Fine then.'),
      ],
    }),
  )
  expect(steps_taken.value).toEqual([
    { action: 'Restart it.', result: 'Delivered to the customer.', at: expect.any(String), by: 'Ada Agent' },
    { action: 'And now?', result: 'The customer answered: “Works now!”', at: expect.any(String), by: 'Ada Agent' },
    { action: 'Fine then.', result: 'Delivered to the customer.', at: expect.any(String), by: 'Ada Agent' },
  ])
})

test('steps somebody wrote stand for all that had been done by then; what is done later joins them', () => {
  const step = { action: 'Restarted it together.', result: 'It runs.', at: null, by: 'Ada Agent' }
  const edits = { steps: { value: [step], by: null, at: '2026-03-02T09:05:00.000Z' } }
  const before = [anAnswer(1, 'Restart it. Then wait.'), anAnswer(2, 'Sorry, wrong ticket.')]
  const steps = (messages: Facts['messages']) => reads('steps_taken', { edits, messages })
  expect(steps(before)).toEqual([step])
  expect(steps([...before, anAnswer(9, 'Done?')])).toMatchObject([step, { action: 'Done?' }])
})

const aConfirmation = (changes: Partial<NonNullable<Facts['confirmation']>>): Facts['confirmation'] => ({
  ...{ id: idOf(7), ticket_id: idOf(1), resolved_at: RESOLVED.resolved_at, state: 'awaiting', asked: true },
  ...{ lapses_at: '2026-03-09T11:00:00.000Z', decided_at: '2026-03-03T11:00:00.000Z', decided_by: null, comment: null },
  ...changes,
})

test.each([
  ['awaiting', {}, null],
  ['confirmed', { decided_by: 'customer' }, /^The customer confirmed on 2026-03-03 11:00 UTC that it is solved\.$/],
  ['rejected', {}, /^The customer said on .* that it is not solved\.$/],
  ['lapsed', {}, /^The customer was asked whether it is solved and did not answer\.$/],
  ['lapsed', { asked: false }, null],
] as const)('%s %j: nothing is said about the customer that they did not do', (state, changes, words) => {
  const confirmation = aConfirmation({ state, ...changes })
  const value = reads('testing_and_validation', { confirmation, ...ticket({ ...RESOLVED, status: 'closed' }) })
  if (words) expect(value).toMatch(words)
  else expect(value).toBeNull()
})

test('a question that was withdrawn: because it went on, or because it was closed', () => {
  const confirmation = aConfirmation({ state: 'withdrawn' })
  const open = ticket({ status: 'open', resolved_at: null })
  expect(reads('testing_and_validation', { confirmation, ...open })).toMatch(/^It was opened again on/)
  const closed = ticket({ ...RESOLVED, status: 'closed' })
  expect(reads('testing_and_validation', { confirmation, ...closed })).toMatch(/^It was closed on/)
})

test('a page of the workspace is no resource for the customer; one of the help center is', () => {
  const text = `See ${publicUrl()}/tickets/1, ${publicUrl()}/help/reset and https://docs.example/a.`
  expect(reads('additional_resources', { messages: [anAnswer(1, text)] })).toEqual([
    `${publicUrl()}/help/reset`,
    'https://docs.example/a',
  ])
})

test('who helped besides the one who has it', () => {
  const messages = [anAnswer(1, 'Mine'), anAnswer(2, 'x', { kind: 'note', author_id: idOf(9), author_name: 'Bob' })]
  expect(reads('collaboration_required', { messages: messages.slice(0, 1) })).toBeNull()
  expect(reads('collaboration_required', { messages, ...ticket({ assignee_id: idOf(3) }) })).toEqual(['Bob'])
})

test('a reopening stays a no, whatever happens then; what was only taken back is none', () => {
  const messages = [aMessage(1, {})]
  const reopened = [aMove(1, 'resolved', 'pending'), aMove(2, 'open', 'resolved')]
  expect(reads('first_contact_resolution', { messages, history: reopened })).toMatch(/^No \(1 contact, opened again/)
  expect(reads('first_contact_resolution', { messages, history: reopened, ...ticket(RESOLVED) })).toMatch(/^No/)
  expect(reads('first_contact_resolution', { messages, ...ticket(RESOLVED) })).toMatch(/^Yes \(provisional/)
  const later = { now: Temporal.Instant.from('2026-03-09T11:00:00Z') }
  expect(reads('first_contact_resolution', { messages, ...ticket(RESOLVED), ...later })).toBe('Yes (final)')
  const thanked = [...messages, aMessage(30, { created_at: '2026-03-02T11:00:01.000Z' })]
  expect(reads('first_contact_resolution', { messages: thanked, ...ticket(RESOLVED) })).toMatch(/^Yes/)
})

test.each([
  [1, 'Low'],
  [2, 'Medium'],
  [3, 'High'],
  [7, 'High'],
])('%i of the same kind within 30 days: %s', (count, risk) => {
  const triage = {
    ...{ category: aReading('billing'), impact: aReading('low'), urgency: aReading('low'), topic: 'refund' },
    ...{ requests: [], emotions: [], rules_version: 'rules 1' },
  }
  const past = { tickets: [], alike: Array.from({ length: count }, (_, nr) => idOf(nr)), continued: [] }
  expect(reads('issue_recurrence_risk', { ...ticket({ category: 'billing' }), triage, past })).toBe(risk)
  expect(reads('issue_recurrence_risk', { past })).toBeNull()
})

test('completeness counts what should be known by now, and whatever somebody added', () => {
  const completeness = (changes: Partial<Facts>) => {
    const facts = bareFacts(changes)
    return completenessOf(facts, valuesOf(facts))
  }
  const bare = completeness({})
  expect(bare).toBeLessThan(0.7)
  const explained = { ...ticket(RESOLVED), messages: [anAnswer(1, 'Restart it.')] }
  expect(completeness(explained)).toBeGreaterThan(completeness(ticket(RESOLVED)))
  const edit = { value: 'x', by: null, at: '2026-03-02T10:00:00.000Z' }
  expect(completeness({ edits: { best_practices: edit } })).toBeGreaterThan(bare)
  const everything = Object.fromEntries(ReportField.options.map((name) => [name, edit]))
  expect(completeness({ edits: everything })).toBe(1)
})
