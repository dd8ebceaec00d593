import { TeamChanged } from '../../tickets/events.ts'
import type { Facts } from '../facts/facts.ts'
import { folded } from '../quoting.ts'
import { sentence, spoken } from '../words.ts'
import { byHand, evidenceOf, type Field, type Found, never, type Section, text } from './field.ts'

const analysis: Field = {
  name: 'problem_analysis',
  label: 'Problem Analysis',
  editing: text,
  find: ({ cause, edits, triage }) =>
    cause.code && {
      value: sentence(spoken(cause.code)),
      ...(cause.source === 'person'
        ? { source: 'person', by: edits.cause_code?.by, at: edits.cause_code?.at }
        : { source: 'rule', detail: `proposed for ${triage?.topic ?? triage?.category.value}` }),
    },
}

const needs: Field = {
  name: 'customer_needs',
  label: 'Customer Needs',
  editing: text,
  find: ({ triage }) => needsOf(triage?.requests ?? []),
  expected: ({ triage }) => triage !== null,
}

type Requests = NonNullable<Facts['triage']>['requests']

/** What was asked for, in the customer's own words. */
function needsOf(requests: Requests): Found | null {
  const asked = requests.map(({ text }) => folded(text)).filter((text) => text !== '')
  if (asked.length === 0) return null
  const messages = requests.flatMap(({ message_id }) => message_id ?? [])
  return { value: asked, source: 'triage', evidence: evidenceOf('message', [...new Set(messages)]) }
}

const resources: Field = {
  name: 'resource_requirements',
  label: 'Resource Requirements',
  editing: { as: 'list', merges: true },
  find: (facts) => resourcesOf(facts),
  expected: never,
}

/** Teams the ticket was handed up or moved to; where it was placed at first is not a further one. */
function resourcesOf({ escalations, history }: Facts): Found | null {
  const up = escalations.filter(({ to_team, to_tier }) => to_team ?? to_tier)
  const moves = history.filter(({ name, data }) => name === TeamChanged.name && data.before !== null)
  const teams = new Set([...up.map((one) => (one.to_team ?? one.to_tier)!), ...moves.map(({ data }) => data.team!)])
  if (teams.size === 0) return null
  const ids = up.map(({ id }) => id)
  return {
    value: [...teams],
    source: up.length > 0 ? 'escalations' : 'history',
    evidence: [
      ...evidenceOf('escalation', ids),
      ...evidenceOf(
        'event',
        moves.map(({ id }) => id),
      ),
    ],
  }
}

export const assessment: Section = {
  headings: ['## 🔍 Resolution Process', '### Initial Assessment'],
  fields: [analysis, needs, byHand('success_criteria', 'Success Criteria'), resources],
}
