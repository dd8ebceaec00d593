import { deadlineOf } from '../../server/domains/sla/deadline.ts'
import type { ChannelKind } from '../../server/domains/tickets/contract.ts'
import { SpamMarked, TagsChanged, TicketOpened, TicketSnoozed } from '../../server/domains/tickets/events.ts'
import { RULES_VERSION } from '../../server/domains/triage/reading/read-message.ts'
import { facetsOf } from '../../server/domains/triage/readings.ts'
import { type Chance, chanceOf } from '../chance.ts'
import type { Customer } from '../company/customers.ts'
import { idMaker } from '../ids.ts'
import { DAY, HOUR, MINUTE, type Moment, textOf } from '../moments.ts'
import type { Story } from '../stories/story.ts'
import type { World } from '../world.ts'
import { answererOf } from './answerer.ts'
import { keepAnswers } from './asking.ts'
import { asAgent, asCustomer, type Case, type During, explain, live, plan, say } from './case.ts'
import { addDue, keepClocks } from './clocks.ts'
import { exempt, keepReport } from './documenting.ts'
import { endWith } from './ending.ts'
import { keepEscalations, take } from './moves.ts'
import { keepTasks } from './tasks.ts'
import { chosen, goOn, planThreshold, receive } from './telling.ts'
import { subjectFor } from './way.ts'
import { clockTime, filled, wordsFor } from './words.ts'

/** A ticket that is going to be told. */
export interface Arrival {
  number: number
  at: Moment
  story: Story
  customer: Customer
  channel: ChannelKind
  slowness: number
  spam: boolean
  tags: readonly string[]
  follows_ticket_id: string | null
  /** What many write about at once: when it began, and when it was over. */
  during?: During
}

/** Tells one ticket from its first message up to now, and writes all that the product would have kept about it. */
export function tellCase(world: World, arrival: Arrival): Case {
  const c = newCase(world, arrival)
  open(c, arrival)
  live(c)
  setAside(c)
  keep(c)
  return c
}

function newCase(world: World, arrival: Arrival): Case {
  const { number, at, story, customer, channel, slowness, during = null } = arrival
  const chance = chanceOf(world.seed, `ticket ${number}`)
  const newId = idMaker(chance)
  const words = wordsFor(chance, customer, at)
  const way = chance.between(0, story.opening.length - 1)
  words.said.set('teammate', someoneCalled(world, customer, chance))
  if (during) words.said.set('time', clockTime(during.from, customer.language))
  return {
    ...{ world, chance, newId, story, way, words, customer, slowness, during },
    ticket: {
      ...{ id: newId(at), number, subject: filled(words, subjectFor(chance, story, way)), channel, status: 'new' },
      ...{ priority: 'medium', team: null, tier: null, assignee: null, tags: [], created: at, updated: at },
      ...{ first_response: null, resolved: null, confirmation: null, contacts_to_resolution: null },
      ...{ snoozed_until: null, spam: false, restricted: false, merged_into: null },
      ...{ follows_ticket_id: arrival.follows_ticket_id, queue_class: null, queue_lead_seconds: 0 },
      ...{ snippet: '', last_message: null },
    },
    ...{ messages: [], history: [], escalations: [], confirmations: [], surveys: [], tasks: [], emotions: [] },
    ...{ understood: null, report: null, threshold_told: null, agenda: [] },
  }
}

/** Somebody of the desk who is spoken of. */
function someoneCalled({ agents }: World, { language }: Customer, chance: Chance): string {
  const mates = agents.filter(
    ({ role, languages }) => role !== 'quality' && (languages[0] === 'zh') === (language === 'zh'),
  )
  return chance.pick(mates).called
}

function open(c: Case, { at, story, channel, spam, tags, follows_ticket_id }: Arrival): void {
  const { customer, ticket } = c
  const isCall = channel === 'phone_support'
  const by = isCall ? asAgent(answererOf(c)) : asCustomer(c)
  say(c, { by, at }, TicketOpened, { customer_id: customer.id, channel })
  explain(c, at, {
    ...{ kind: 'threading', rule: follows_ticket_id ? 'closed' : 'nothing_to_join' },
    inputs: { channel, reply_tokens: follows_ticket_id ? 1 : 0, references: 0, has_thread: false, sign: null },
    result: { opens: true, follows_ticket_id, suggested_ticket_id: null },
  })
  receive(c, at, { texts: story.opening })
  // Whoever takes a call down talks to the customer: there is no first answer to wait for.
  if (isCall) ticket.first_response = at
  if (spam) planSpam(c, at)
  else planHelp(c, at, [...tags, ...(story.tags ?? [])])
}

function planHelp(c: Case, at: Moment, tags: readonly string[]): void {
  planThreshold(c)
  planTags(c, tags)
  if (c.chance.happens(0.3)) planEarlyTaking(c, at)
  goOn(c, { turns: chosen(c, c.story.turns), ends: (at) => endWith(c, at) }, at)
}

function planSpam(c: Case, at: Moment): void {
  plan(c, at + c.chance.between(5, 240) * MINUTE, (at) => {
    c.ticket.spam = true
    c.ticket.updated = at
    say(c, { by: asAgent(answererOf(c)), at }, SpamMarked, { spam: true })
    exempt(c, at, 'spam')
  })
}

function planTags(c: Case, tags: readonly string[]): void {
  if (tags.length === 0) return
  plan(c, c.ticket.created + c.chance.between(2, 40) * MINUTE, (at) => {
    c.ticket.tags = [...new Set(tags)]
    say(c, { by: asAgent(answererOf(c)), at }, TagsChanged, { added: c.ticket.tags.length, removed: 0 })
  })
}

/** Some take a ticket before they answer it. */
function planEarlyTaking(c: Case, at: Moment): void {
  plan(c, at + c.chance.between(1, 25) * MINUTE, (at) => {
    if (c.ticket.status === 'new') take(c, at, answererOf(c))
  })
}

/** Of what waits today, some is put aside until a better moment. */
function setAside(c: Case): void {
  const { ticket, world, chance } = c
  const waits = ticket.status === 'pending' || ticket.status === 'on_hold' || ticket.status === 'open'
  if (!waits || !ticket.assignee || ticket.spam || !chance.happens(ticket.status === 'on_hold' ? 0.3 : 0.07)) return
  const at = Math.max(ticket.updated, world.end - chance.between(1, 12) * HOUR)
  ticket.snoozed_until = world.end + chance.between(3, 60) * HOUR
  say(c, { by: asAgent(ticket.assignee), at }, TicketSnoozed, { until: textOf(ticket.snoozed_until) })
  addDue(c, 'tickets.snooze', { subject_id: ticket.id, at: ticket.snoozed_until })
}

/** Without a deadline a ticket stands in the queue as if it were due so long after it was opened. */
const WITHOUT_DEADLINE = DAY

function keep(c: Case): void {
  const { world, ticket, customer, understood } = c
  const { due_clock, due, risk } = deadlineOf(keepClocks(c))
  const { priority: _, ...facets } = facetsOf(understood!.readings)
  world.rows.add('tickets', {
    ...{ id: ticket.id, number: ticket.number, subject: ticket.subject, status: ticket.status, ...facets },
    ...{ priority: ticket.priority, channel: ticket.channel, tier: ticket.tier, team: ticket.team },
    ...{ account_id: ticket.channel === 'email' ? world.mail.id : null, assignee_id: ticket.assignee?.id ?? null },
    ...{ customer_id: customer.id, company_id: customer.company?.id ?? null, tags: ticket.tags },
    ...{ snippet: ticket.snippet, message_count: c.messages.length, spam: ticket.spam },
    ...{ last_message_id: ticket.last_message!.id, last_message_at: textOf(ticket.last_message!.at) },
    ...{ restricted: ticket.restricted, merged_into: ticket.merged_into, snoozed_until: textOf(ticket.snoozed_until) },
    ...{ follows_ticket_id: ticket.follows_ticket_id, due_clock, due_at: textOf(due), risk_at: textOf(risk) },
    ...{ queue_class: ticket.queue_class, queue_lead_seconds: ticket.queue_lead_seconds },
    queue_at: textOf((due ?? ticket.created + WITHOUT_DEADLINE) - ticket.queue_lead_seconds * 1_000),
    ...{ confirmation: ticket.confirmation, created_at: textOf(ticket.created), updated_at: textOf(ticket.updated) },
    ...{ first_response_at: textOf(ticket.first_response), resolved_at: textOf(ticket.resolved) },
    contacts_to_resolution: ticket.contacts_to_resolution,
  })
  if (ticket.channel === 'email') world.rows.add('participants', { ticket_id: ticket.id, address: customer.email })
  keepUnderstanding(c)
  keepEscalations(c)
  keepAnswers(c)
  keepTasks(c)
  keepReport(c)
  keepSeen(c)
  remember(c)
}

function keepUnderstanding({ world, ticket, understood, emotions }: Case): void {
  const { readings, requests, message_id, at } = understood!
  world.rows.add('triages', {
    ...{ ticket_id: ticket.id, message_id, rules_version: RULES_VERSION, readings, requests, updated_at: textOf(at) },
  })
  for (const { message_id, emotion, confidence, at } of emotions)
    world.rows.add('message_emotions', { message_id, emotion, confidence, at: textOf(at) })
}

/** Whoever has written in a ticket has read it up to there; what came after is new to them. */
function keepSeen({ world, ticket, messages }: Case): void {
  const positions = new Map<string, number>()
  for (const [index, { kind, author }] of messages.entries())
    if (kind !== 'message' && author.id) positions.set(author.id, index + 1)
  const last = messages.at(-1)!
  for (const [user_id, seen] of positions) {
    const isAsked = last.automatic === 'confirmation_request' && seen === messages.length - 1
    world.rows.add('seen_marks', { user_id, ticket_id: ticket.id, position: isAsked ? messages.length : seen })
  }
}

function remember({ world, ticket, customer, understood, surveys }: Case): void {
  if (ticket.spam || ticket.merged_into) return
  const past = world.past.get(customer.id) ?? []
  const { category, topic } = understood!.readings
  const ratings = surveys.flatMap(({ answer }) => (answer ? [{ score: answer.score, at: answer.at }] : []))
  past.push({ id: ticket.id, category: category.value, topic, created: ticket.created, ratings })
  world.past.set(customer.id, past)
}
