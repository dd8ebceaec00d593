import type { Clock } from '../../sla/contract.ts'
import type { Facts } from '../facts/facts.ts'
import { momentText, spoken, titled } from '../words.ts'
import { byHand, evidenceOf, type Field, type Found, nothing, type Section } from './field.ts'

const compliance: Field = {
  name: 'sla_compliance',
  label: 'SLA Compliance',
  editing: nothing('It follows from the clocks.'),
  find: ({ clocks }) => complianceOf(clocks.filter(counts)),
  expected: ({ clocks }) => clocks.some(counts),
}

/** The threshold of escalation is no promise to the customer. */
const counts = ({ kind, state }: Clock): boolean => kind !== 'escalation' && state !== 'cancelled'

const CLOCKS: Record<Exclude<Clock['kind'], 'escalation'>, string> = {
  first_response: 'response time',
  next_response: 'next response time',
  resolution: 'resolution time',
  periodic_update: 'time between updates',
}

/** Met or missed per clock; a clock that still runs and is not late has no answer yet. */
function complianceOf(clocks: readonly Clock[]): Found | null {
  const judged = clocks.filter(({ outcome }) => outcome !== null)
  if (judged.length === 0) return null
  return {
    value: judged.map(({ kind, outcome }) => `${titled(outcome!)} ${CLOCKS[kind as keyof typeof CLOCKS]}`).join(', '),
    source: 'clocks',
    detail: judged.map(({ kind, policy }) => `${kind}: ${policy.text} (${policy.version})`).join('; '),
  }
}

const escalation: Field = {
  name: 'escalation_required',
  label: 'Escalation Required',
  editing: nothing('It follows from the ticket’s escalations.'),
  find: ({ escalations }) => escalationOf(escalations),
}

function escalationOf(escalations: Facts['escalations']): Found {
  if (escalations.length === 0) return { value: 'No', source: 'escalations' }
  const why = escalations.map(({ criterion, at }) => `${spoken(criterion)} (${momentText(at)})`)
  return {
    value: `Yes – ${why.join(', ')}`,
    source: 'escalations',
    detail: escalations.map(({ criterion }) => criterion).join(', '),
    evidence: evidenceOf(
      'escalation',
      escalations.map(({ id }) => id),
    ),
  }
}

export const processQuality: Section = {
  headings: ['### Process Quality'],
  fields: [
    compliance,
    escalation,
    { name: 'knowledge_gaps_identified', label: 'Knowledge Gaps Identified', editing: { as: 'list' } },
    byHand('process_improvements', 'Process Improvements'),
  ],
}
