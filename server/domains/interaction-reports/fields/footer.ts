import type { Status } from '../../tickets/contract.ts'
import type { Facts } from '../facts/facts.ts'
import { isAnswer } from '../steps.ts'
import { momentText } from '../words.ts'
import { type Field, type Found, never, nothing, onceResolved, type Section } from './field.ts'

const responder: Field = {
  name: 'support_responder',
  label: 'Support Responder',
  editing: nothing('It is who has the ticket: assign it.'),
  find: ({ ticket, messages }) => {
    if (ticket.assignee_name) return { value: ticket.assignee_name, source: 'ticket' }
    const last = messages.findLast(isAnswer)
    return last ? { value: last.author_name, source: 'messages', evidence: [{ type: 'message', id: last.id }] } : null
  },
  expected: onceResolved,
}

const date: Field = {
  name: 'interaction_date',
  label: 'Interaction Date',
  editing: nothing('It is when the ticket was opened.'),
  find: ({ ticket }) => ({ value: momentText(ticket.created_at), source: 'ticket', detail: ticket.created_at }),
}

const caseId: Field = {
  name: 'case_id',
  label: 'Case ID',
  editing: nothing('It is the ticket’s number.'),
  find: ({ ticket }) => ({ value: ticket.case_id, source: 'ticket' }),
}

const status: Field = {
  name: 'resolution_status',
  label: 'Resolution Status',
  editing: nothing('It is the ticket’s status: change it there.'),
  find: ({ ticket }) => ({ value: statusWord(ticket.status), source: 'ticket', detail: ticket.status }),
}

function statusWord(status: Status): string {
  if (status === 'resolved' || status === 'closed') return 'Resolved'
  return status === 'escalated' ? 'Escalated' : 'Ongoing'
}

const permission: Field = {
  name: 'customer_permission',
  label: 'Customer Permission',
  editing: nothing('It is the customer’s consent: change it there.'),
  find: ({ customer }) => permissionOf(customer.consents),
  expected: never,
}

/** Where the customer has said neither yes nor no, nobody knows. */
function permissionOf(consents: Facts['customer']['consents']): Found | null {
  const word = (purpose: string) => {
    const consent = consents.find((one) => one.purpose === purpose)
    return consent ? (consent.granted ? 'Yes' : 'No') : null
  }
  const [followUp, feedback] = [word('follow_up'), word('survey')]
  if (followUp === null && feedback === null) return null
  return {
    value: `Follow-up: ${followUp ?? 'not asked'}, feedback: ${feedback ?? 'not asked'}`,
    source: 'customer_record',
  }
}

export const footer: Section = { headings: [], fields: [responder, date, caseId, status, permission] }
