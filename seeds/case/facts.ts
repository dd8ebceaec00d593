import { causeOf } from '../../server/domains/interaction-reports/cause.ts'
import type { Facts, Understanding } from '../../server/domains/interaction-reports/facts/facts.ts'
import { clockOf } from '../../server/domains/sla/queries.ts'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { RULES_VERSION } from '../../server/domains/triage/reading/read-message.ts'
import type { KeptReading } from '../../server/domains/triage/readings.ts'
import { facetsOf } from '../../server/domains/triage/readings.ts'
import type { Agent } from '../company/rows.ts'
import { identitiesOf } from '../company/rows.ts'
import { DAY, type Moment, textOf } from '../moments.ts'
import { caseIdOf } from './asking.ts'
import type { Case } from './case.ts'
import { clocksAt, historyAt } from './clocks.ts'

/** All a report can be found in, as the product would gather it at this moment. */
export function factsAt(c: Case, at: Moment): Facts {
  const triage = understandingOf(c)
  const edits = (c.report?.edits ?? {}) as Facts['edits']
  return {
    ...{ now: Temporal.Instant.fromEpochMilliseconds(Math.floor(at)), ticket: ticketOf(c), triage, edits },
    cause: causeOf(edits, triage),
    exempt: exemptionOf(c),
    messages: c.messages.map(saidOf),
    history: c.history.map(({ at, ...change }) => ({ ...change, at: textOf(at) })),
    escalations: escalationsOf(c),
    customer: customerOf(c),
    clocks: clocksOf(c, at),
    confirmation: confirmationOf(c),
    survey: surveyOf(c),
    tasks: tasksOf(c),
    past: pastOf(c, at),
  }
}

const exemptionOf = ({ ticket, report }: Case): Facts['exempt'] =>
  ticket.spam ? 'spam' : ticket.merged_into ? 'merged' : report?.exempt === 'abandoned' ? 'abandoned' : null

function ticketOf(c: Case): Ticket {
  const { ticket, customer } = c
  return {
    ...facetsOf(c.understood!.readings),
    ...{ id: ticket.id, case_id: caseIdOf(c), subject: ticket.subject, status: ticket.status },
    ...{ priority: ticket.priority, channel: ticket.channel, tier: ticket.tier, team: ticket.team, tags: ticket.tags },
    ...{ assignee_id: ticket.assignee?.id ?? null, assignee_name: ticket.assignee?.name ?? null },
    ...{ customer_id: customer.id, customer_name: customer.name, spam: ticket.spam, merged_into: ticket.merged_into },
    ...{ confirmation: ticket.confirmation, created_at: textOf(ticket.created) },
    ...{ first_response_at: textOf(ticket.first_response), resolved_at: textOf(ticket.resolved) },
    contacts_to_resolution: ticket.contacts_to_resolution,
  } as Ticket
}

function understandingOf(c: Case): Understanding {
  const { readings, requests } = c.understood!
  const texts = new Map(c.messages.map(({ id, new_text }) => [id, new_text]))
  return {
    ...{ category: shown(readings.category), impact: shown(readings.impact), urgency: shown(readings.urgency) },
    topic: readings.topic,
    requests: requests.map((request) => ({
      ...request,
      text: (texts.get(request.message_id) ?? '').slice(request.start, request.end),
    })),
    emotions: c.emotions.map(({ at, ...felt }) => ({ ...felt, at: textOf(at) })) as Understanding['emotions'],
    rules_version: RULES_VERSION,
  }
}

const shown = ({ by: _, at, ...reading }: KeptReading): Understanding['category'] => ({
  ...reading,
  decided_by: null,
  decided_at: at,
})

const saidOf = ({ author, delivery, at, kind, text: _, new_text, ...message }: Case['messages'][number]) => ({
  ...{ id: message.id, kind, author_type: author.type, author_id: author.id, author_name: message.author_name },
  ...{ text: kind === 'note' ? '' : new_text, html: kind === 'reply' ? message.html : null },
  ...{ automatic: message.automatic, delivery_state: delivery, created_at: textOf(at) },
})

const named = (agent: Agent | null) => agent && { id: agent.id, name: agent.name }

const escalationsOf = ({ escalations }: Case): Facts['escalations'] =>
  escalations.map(({ id, criterion, rule, from_tier, to_tier, by, at, accepted }) => ({
    ...{ id, criterion, rule, from_tier, to_tier, to_team: to_tier, escalated_by: named(by), at: textOf(at) },
    ...{ accepted_by: named(accepted?.by ?? null), accepted_at: textOf(accepted?.at ?? null) },
  }))

function customerOf({ customer }: Case): Facts['customer'] {
  const { id, name, company, account_type, language, created } = customer
  return {
    ...{ id, name, company_id: company?.id ?? null, company_name: company?.name ?? null, account_type, language },
    ...{ time_zone: null, created_at: textOf(created) },
    identities: identitiesOf(customer).map(([kind, , value, verified]) => ({ kind, value, verified })),
    consents: customer.consents.map(({ at, ...consent }) => ({ ...consent, source: 'profile', at: textOf(at) })),
  } as Facts['customer']
}

function clocksOf(c: Case, at: Moment): Facts['clocks'] {
  const settled = clocksAt(c, at)
  const ticket = {
    ...{ id: c.ticket.id, channel: c.ticket.channel, team: c.ticket.team, assignee_id: null, looked_at: null },
    ...{ priority: c.ticket.priority, customer: { ...c.customer, company: null, email_domains: [] }, changed: null },
    ...{ history: historyAt(c, at), kept: settled.map(({ clock }) => clock) },
    deadline: { due_clock: null, due: null, risk: null },
  }
  return settled.map((one) => clockOf({ ticket, clocks: settled }, one, at))
}

function confirmationOf({ confirmations, surveys, ticket }: Case): Facts['confirmation'] {
  const newest = confirmations.at(-1)
  if (!newest || (ticket.resolved !== null && newest.resolved !== ticket.resolved)) return null
  const { id, resolved, state, lapses, decided } = newest
  return {
    ...{ id, ticket_id: ticket.id, resolved_at: textOf(resolved), state, lapses_at: textOf(lapses) },
    asked: surveys.some((survey) => survey.resolved === resolved && survey.message_id !== null),
    ...{ decided_at: textOf(decided?.at ?? null), decided_by: decided?.by ?? null, comment: decided?.comment ?? null },
  }
}

function surveyOf({ surveys, ticket }: Case): Facts['survey'] {
  const newest = surveys.at(-1)
  if (!newest || (ticket.resolved !== null && newest.resolved !== ticket.resolved)) return null
  const { id, state, answer } = newest
  return {
    id,
    state,
    score: answer?.score ?? null,
    comment: answer?.comment ?? null,
    answered_by: answer && 'customer',
  }
}

const tasksOf = ({ tasks }: Case): Facts['tasks'] =>
  tasks.map(({ id, key, kind, source, owner, team, due, state, reason, ended }) => ({
    ...{
      id,
      key,
      kind,
      title: null,
      source,
      owner_name: owner?.name ?? null,
      team,
      due_at: textOf(due),
      state,
      reason,
    },
    ended_at: textOf(ended?.at ?? null),
  }))

function pastOf({ world, customer, ticket, understood }: Case, at: Moment): Facts['past'] {
  const earlier = (world.past.get(customer.id) ?? []).filter(({ created }) => created >= ticket.created - 90 * DAY)
  const newestFirst = earlier.toReversed()
  const { category, topic } = understood!.readings
  const alike = newestFirst.filter(
    (one) => one.category === category.value && one.topic === topic && one.created >= ticket.created - 30 * DAY,
  )
  return {
    tickets: newestFirst.map(({ id, ratings }) => ({
      id,
      score: ratings.findLast((one) => one.at <= at)?.score ?? null,
    })),
    alike: [...alike.map(({ id }) => id), ticket.id],
    continued: [],
  }
}
