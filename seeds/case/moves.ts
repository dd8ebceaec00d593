import { EscalationAccepted, TicketEscalated } from '../../server/domains/escalation/events.ts'
import { tierAbove } from '../../server/domains/framework/teams.ts'
import type { Status } from '../../server/domains/tickets/contract.ts'
import { StatusChanged, TeamChanged, TicketAssigned, TicketRestricted } from '../../server/domains/tickets/events.ts'
import { isOver, statusAfterTouch } from '../../server/domains/tickets/status.ts'
import type { Agent } from '../company/rows.ts'
import { type Moment, textOf } from '../moments.ts'
import { openResolution, withdrawResolution } from './asking.ts'
import { asAgent, type Case, type Deed, type Doer, explain, SYSTEM, say } from './case.ts'
import { documentCase, reopenReport } from './documenting.ts'
import { notify } from './notices.ts'
import { placeInQueue } from './understand.ts'

/** Moves a ticket to a status, with all that follows from it: as the product's `moveTo` and who reacts to it. */
export function moveTo(c: Case, deed: Deed, status: Status): void {
  const { ticket } = c
  const before = ticket.status
  if (before === status) return
  const wasOver = isOver(before)
  setStatus(c, deed.at, status)
  const facts = { status, before, resolved_at: textOf(ticket.resolved) }
  const id = say(c, deed, StatusChanged, facts)
  c.history.push({ id, name: StatusChanged.name, at: deed.at, actor_name: nameOf(c, deed.by), data: facts })
  if (wasOver && !isOver(status)) {
    withdrawResolution(c, deed)
    reopenReport(c, deed.at)
  }
  if (!wasOver && isOver(status)) {
    openResolution(c, deed)
    documentCase(c, deed)
  }
  if ([before, status].includes('escalated') && !isOver(status)) placeInQueue(c, deed.at)
}

function setStatus({ ticket, messages }: Case, at: Moment, status: Status): void {
  const wasOver = isOver(ticket.status)
  ticket.status = status
  ticket.updated = at
  if (!isOver(status)) {
    ticket.resolved = null
    if (wasOver) ticket.confirmation = null
    return
  }
  ticket.snoozed_until = null
  if (wasOver) return
  ticket.resolved = at
  ticket.contacts_to_resolution = messages.filter(({ kind }) => kind === 'message').length
  if (status === 'resolved') ticket.confirmation = 'awaiting'
}

/** The name a report has for who did something. */
const nameOf = (c: Case, { type, id }: Doer): string | null => {
  if (type === 'customer') return c.customer.name
  return c.world.agents.find((agent) => agent.id === id)?.name ?? null
}

/** Somebody takes a ticket, or gets it. Who waits for a tier to take it has it accepted by that. */
export function assign(c: Case, { by, at }: Deed, agent: Agent): void {
  const { ticket } = c
  if (ticket.assignee === agent) return
  say(c, { by, at }, TicketAssigned, { assignee_id: agent.id, before_id: ticket.assignee?.id ?? null })
  ticket.assignee = agent
  ticket.updated = at
  accept(c, agent, at)
  if (by.id !== agent.id) notify(c, at, agent, 'assigned')
}

function accept(c: Case, agent: Agent, at: Moment): void {
  const waiting = c.escalations.find(({ accepted }) => accepted === null)
  if (!waiting) return
  waiting.accepted = { by: agent, at }
  say(c, { by: SYSTEM, at }, EscalationAccepted, { escalation_id: waiting.id, user_id: agent.id })
}

/** Takes a ticket by hand before answering it. */
export function take(c: Case, at: Moment, agent: Agent): void {
  assign(c, { by: asAgent(agent), at }, agent)
  moveTo(c, { by: asAgent(agent), at }, statusAfterTouch(c.ticket.status))
}

/** Hands a ticket up a tier: it waits for somebody there. */
export function handUp(c: Case, deed: Deed, reason: { criterion: string; rule: 'by_hand' | 'threshold' }): void {
  const { ticket, world } = c
  const from_tier = ticket.tier!
  const to_tier = tierAbove(world.framework, from_tier)
  const by = world.agents.find(({ id }) => id === deed.by.id) ?? null
  const id = c.newId(deed.at)
  c.escalations.push({ ...reason, id, from_tier, from_team: ticket.team, to_tier, by, at: deed.at, accepted: null })
  say(c, deed, TicketEscalated, { escalation_id: id, ...reason, from_tier, to_tier })
  const team = ticket.team
  if (to_tier) moveToTeam(c, deed, to_tier)
  if (ticket.assignee) {
    say(c, deed, TicketAssigned, { assignee_id: null, before_id: ticket.assignee.id })
    ticket.assignee = null
  }
  ticket.snoozed_until = null
  const restricted = reason.criterion === 'security_concerns'
  moveTo(c, deed, 'escalated')
  if (restricted && !ticket.restricted) {
    ticket.restricted = true
    say(c, { by: SYSTEM, at: deed.at }, TicketRestricted, { restricted })
  }
  explain(c, deed.at, {
    ...{ kind: 'escalation', rule: reason.rule, version: world.version },
    inputs: { criterion: reason.criterion, tier: from_tier, team },
    result: {
      ...{ escalation_id: id, tier: to_tier, told: to_tier ? 'leads_and_managers' : 'managers' },
      ...(restricted ? { restricted } : {}),
    },
  })
  tellThoseConcerned(c, deed, to_tier)
}

function tellThoseConcerned(c: Case, { by, at }: Deed, to_tier: string | null): void {
  const isConcerned = ({ role, teams }: Agent) =>
    role === 'manager' || (role === 'lead' && teams.includes(to_tier ?? ''))
  for (const agent of c.world.agents) if (agent.id !== by.id && isConcerned(agent)) notify(c, at, agent, 'escalated')
}

function moveToTeam(c: Case, deed: Deed, team: string): void {
  const facts = { team, tier: team, before: c.ticket.team }
  const id = say(c, deed, TeamChanged, facts)
  c.history.push({ id, name: TeamChanged.name, at: deed.at, actor_name: nameOf(c, deed.by), data: facts })
  c.ticket.team = team
  c.ticket.tier = team
}

/** Writes what was handed up, as it stands at the end. */
export function keepEscalations({ world, ticket, escalations }: Case): void {
  for (const { id, criterion, rule, from_tier, from_team, to_tier, by, at, accepted } of escalations)
    world.rows.add('escalations', {
      ...{ id, ticket_id: ticket.id, criterion, rule, from_tier, from_team, to_tier, to_team: to_tier },
      ...{ escalated_by: by?.id ?? null, at: textOf(at) },
      ...{ accepted_by: accepted?.by.id ?? null, accepted_at: textOf(accepted?.at ?? null) },
    })
}
