import { AccountType } from '../../customers/contract.ts'
import type { Facts } from '../facts/facts.ts'
import { contactMethod, contactMethods, counted, titled } from '../words.ts'
import { evidenceOf, type Field, type Found, nothing, type Section } from './field.ts'

const customerName: Field = {
  name: 'customer_name',
  label: 'Customer Name',
  editing: nothing('It is the customer’s name: change it there.'),
  find: ({ customer }) => (isKnown(customer) ? { value: customer.name, source: 'customer_record' } : null),
}

/** A record that was made without a name bears "Unknown" or what the customer was known by. */
const isKnown = ({ name, identities }: Facts['customer']): boolean =>
  name.trim() !== '' &&
  name !== 'Unknown' &&
  !identities.some(({ kind, value }) => kind !== 'handle' && value.toLowerCase() === name.toLowerCase())

const accountType: Field = {
  name: 'account_type',
  label: 'Account Type',
  editing: { as: 'choice', options: AccountType.options.map(titled) },
  find: ({ customer }) => ({ value: titled(customer.account_type), source: 'customer_record' }),
}

const contact: Field = {
  name: 'contact_method',
  label: 'Contact Method',
  editing: { as: 'choice', options: contactMethods },
  find: ({ ticket }) => ({ value: contactMethod(ticket.channel), source: 'ticket', detail: ticket.channel }),
}

const priority: Field = {
  name: 'priority_level',
  label: 'Priority Level',
  editing: nothing('It is the ticket’s priority: change it there.'),
  find: ({ ticket }) => ({ value: titled(ticket.priority), source: 'ticket' }),
}

const previous: Field = {
  name: 'previous_interactions',
  label: 'Previous Interactions',
  editing: nothing('It is counted: the customer’s tickets of the 90 days before.'),
  find: ({ past }) => previousOf(past.tickets),
}

function previousOf(tickets: Facts['past']['tickets']): Found {
  const scores = tickets.flatMap(({ score }) => score ?? [])
  const rated = scores.length > 0 ? `ratings ${scores.map((score) => `${score}/5`).join(', ')}` : 'no ratings'
  return {
    value: `${counted(tickets.length, 'ticket')} in the 90 days before, ${rated}`,
    source: 'history',
    evidence: evidenceOf(
      'ticket',
      tickets.map(({ id }) => id),
    ),
  }
}

export const contactDetails: Section = {
  headings: ['# Customer Support Interaction Report', '## 👤 Customer Information', '### Contact Details'],
  fields: [customerName, accountType, contact, priority, previous],
}
