import { isOver } from '../../tickets/status.ts'
import type { Facts } from '../facts/facts.ts'
import { asStep, isAnswer, stepsIn } from '../steps.ts'
import { momentText } from '../words.ts'
import { evidenceOf, type Field, type Found, list, never, nothing, type Section, text } from './field.ts'

const steps: Field = {
  name: 'steps_taken',
  label: 'Steps Taken',
  editing: nothing('Give them as `steps`, each with its action and result.'),
  find: (facts) => taken(facts),
}

/** What a person wrote stands for all that had been done by then; what was done later follows. */
function taken(facts: Facts): Found | null {
  const { value: written = [], at: writtenAt = '' } = facts.edits.steps ?? {}
  const found = stepsIn(facts).filter(({ at }) => at > writtenAt)
  if (written.length + found.length === 0) return null
  return {
    value: [...written, ...found.map(asStep)],
    ...(written.length > 0
      ? { source: 'person', by: facts.edits.steps?.by, at: facts.edits.steps?.at }
      : { source: 'history' }),
    evidence: found.slice(0, 20).map(({ evidence }) => evidence),
  }
}

const collaboration: Field = {
  name: 'collaboration_required',
  label: 'Collaboration Required',
  editing: { as: 'list', merges: true },
  find: (facts) => helpers(facts),
  expected: never,
}

/** Whoever wrote notes or answers besides the one who has it, and who took it when it was handed up. */
function helpers({ messages, escalations, ticket }: Facts): Found | null {
  const responder = ticket.assignee_id ?? messages.findLast(isAnswer)?.author_id ?? null
  const wrote = messages.filter(
    ({ kind, author_type, author_id, automatic }) =>
      kind !== 'message' && author_type === 'agent' && automatic === 'none' && author_id !== responder,
  )
  const took = escalations.filter(({ accepted_by }) => accepted_by && accepted_by.id !== responder)
  const names = new Set([...wrote.map((said) => said.author_name), ...took.map((one) => one.accepted_by!.name)])
  if (names.size === 0) return null
  const said = evidenceOf(
    'message',
    wrote.map(({ id }) => id),
  )
  const handed = evidenceOf(
    'escalation',
    took.map(({ id }) => id),
  )
  return { value: [...names], source: 'history', evidence: [...said, ...handed] }
}

const references: Field = { name: 'knowledge_base_references', label: 'Knowledge Base References', editing: list }

const validation: Field = {
  name: 'testing_and_validation',
  label: 'Testing and Validation',
  editing: text,
  find: ({ confirmation, ticket }) => {
    const value = confirmation && outcomeOf(confirmation, isOver(ticket.status))
    if (!value) return null
    return {
      ...{ value, source: 'survey', detail: confirmation.state },
      evidence: [{ type: 'confirmation', id: confirmation.id }],
    }
  },
  expected: ({ ticket }) => ticket.status === 'closed',
}

/** What the customer says of it. While they are still being asked, or were never, nobody knows. */
function outcomeOf(
  { state, asked, decided_at, decided_by }: NonNullable<Facts['confirmation']>,
  stayedOver: boolean,
): string | null {
  const when = decided_at ? ` on ${momentText(decided_at)}` : ''
  switch (state) {
    case 'awaiting':
      return null
    case 'confirmed':
      return `The customer confirmed${when} that it is solved${decided_by === 'agent' ? ' (noted by an agent)' : ''}.`
    case 'rejected':
      return `The customer said${when} that it is not solved.`
    case 'lapsed':
      return asked ? 'The customer was asked whether it is solved and did not answer.' : null
    case 'withdrawn':
      return `It was ${stayedOver ? 'closed' : 'opened again'}${when} before the customer answered.`
  }
}

export const implementation: Section = {
  headings: ['### Solution Implementation'],
  fields: [steps, collaboration, references, validation],
}
