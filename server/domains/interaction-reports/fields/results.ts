import { Level } from '../../tickets/contract.ts'
import type { Facts } from '../facts/facts.ts'
import { FIRST_CONTACT_DAYS, firstContactOf } from '../first-contact.ts'
import { folded } from '../quoting.ts'
import { counted, spanText, titled } from '../words.ts'
import { evidenceOf, type Field, type Found, nothing, onceResolved, type Section } from './field.ts'

const resolutionTime: Field = {
  name: 'resolution_time',
  label: 'Resolution Time',
  editing: nothing('It follows from the clocks.'),
  find: (facts) => timeTaken(facts),
  expected: onceResolved,
}

/** From the first contact to the resolution as the calendar has it, and what of it counts for the deadline. */
function timeTaken({ ticket, clocks }: Facts): Found | null {
  if (!ticket.resolved_at) return null
  const clock = clocks.find(({ kind, state }) => kind === 'resolution' && state === 'stopped')
  if (!clock) {
    const calendar = secondsBetween(ticket.created_at, ticket.resolved_at)
    return { value: spanText(calendar), source: 'ticket', detail: `calendar ${calendar} s` }
  }
  const { calendar_seconds, counted_seconds } = clock
  return {
    value: `${spanText(calendar_seconds)} (${spanText(counted_seconds)} on the clock)`,
    source: 'clocks',
    detail: `calendar ${calendar_seconds} s, counted ${counted_seconds} s`,
  }
}

const secondsBetween = (from: string, to: string): number =>
  Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('seconds')

const firstContact: Field = {
  name: 'first_contact_resolution',
  label: 'First Contact Resolution',
  editing: nothing('It follows from what the customer writes.'),
  find: (facts) => solvedAtOnce(facts),
  expected: onceResolved,
}

function solvedAtOnce(facts: Facts): Found | null {
  const { solved, final, contacts, reopenings, continued } = firstContactOf(facts)
  if (solved === null) return null
  const reasons = [
    counted(contacts, 'contact'),
    ...(reopenings > 0 ? [`opened again ${counted(reopenings, 'time')}`] : []),
    ...(continued.length > 0 ? ['came back in another ticket'] : []),
  ]
  const certainty = final ? 'final' : `provisional: final after ${FIRST_CONTACT_DAYS} days without contact`
  return {
    value: solved ? `Yes (${certainty})` : `No (${reasons.join(', ')})`,
    source: 'history',
    detail: solved && !final ? 'provisional' : 'final',
    evidence: evidenceOf('ticket', continued),
  }
}

const satisfaction: Field = {
  name: 'customer_satisfaction',
  label: 'Customer Satisfaction',
  editing: nothing('It is what the customer answered: record a rating instead.'),
  find: ({ survey }) => ratingOf(survey),
  expected: ({ survey }) => survey?.state === 'answered',
}

function ratingOf(survey: Facts['survey']): Found | null {
  if (survey?.score == null) return null
  return {
    value: `${survey.score}/5${survey.comment ? ` – “${folded(survey.comment)}”` : ''}`,
    source: 'survey',
    detail: survey.answered_by === 'agent' ? 'noted by an agent' : null,
    evidence: evidenceOf('survey', [survey.id]),
  }
}

const recurrence: Field = {
  name: 'issue_recurrence_risk',
  label: 'Issue Recurrence Risk',
  editing: { as: 'choice', options: Level.options.map(titled) },
  find: ({ ticket, triage, past }) => (ticket.category && triage ? riskOf(past.alike) : null),
}

/** The third of the same kind within 30 days will hardly be the last. */
function riskOf(alike: readonly string[]): Found {
  const value = alike.length >= 3 ? 'High' : alike.length === 2 ? 'Medium' : 'Low'
  return {
    value,
    source: 'rule',
    detail: `${counted(alike.length, 'ticket')} about the same in 30 days`,
    evidence: evidenceOf('ticket', alike),
  }
}

export const results: Section = {
  headings: ['## 📊 Outcome and Metrics', '### Resolution Results'],
  fields: [resolutionTime, firstContact, satisfaction, recurrence],
}
