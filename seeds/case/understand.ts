import { PLACEMENT } from '../../server/domains/routing/choose.ts'
import { placementOf } from '../../server/domains/routing/placement.ts'
import { queueClassOf } from '../../server/domains/routing/queue-class.ts'
import type { TicketRow } from '../../server/domains/tickets/access.ts'
import { PriorityChanged, TeamChanged, TicketClassified } from '../../server/domains/tickets/events.ts'
import { EmotionChanged } from '../../server/domains/triage/events.ts'
import { explainTriage } from '../../server/domains/triage/explain.ts'
import type { Triaged } from '../../server/domains/triage/kept.ts'
import { readMessage } from '../../server/domains/triage/reading/read-message.ts'
import { facetsOf, hasChanged } from '../../server/domains/triage/readings.ts'
import { understand as understandMessage } from '../../server/domains/triage/understand.ts'
import type { Context } from '../../server/platform/context.ts'
import { systemActor } from '../../server/platform/context.ts'
import { type Moment, textOf } from '../moments.ts'
import { type Case, explain, type MessageState, SYSTEM, say } from './case.ts'

/** Step 5 of the door, by the very rules of the product: what it is about, who is to help, and whom first. */
export function understand(c: Case, message: MessageState): void {
  const { at } = message
  const opens = c.understood === null
  const triaged = triage(c, message)
  if (!triaged) return
  c.understood = { readings: triaged.readings, requests: triaged.requests, message_id: triaged.message_id, at }
  classify(c, triaged, at)
  if (opens) place(c, at)
  placeInQueue(c, at)
}

function triage(c: Case, message: MessageState): Triaged | null {
  const before = c.understood
  const ticket = { ...c.ticket, awaiting_understanding: false } as unknown as TicketRow
  const arrived = {
    ...{ ticket, message_id: message.id, subject: c.ticket.subject, text: message.new_text },
    ...{ by_a_person: message.automatic === 'none', opens: before === null, priority_given: false },
  }
  const triaged = understandMessage(stillness(message.at), c.world.framework, {
    arrived,
    reading: readMessage({ subject: before ? '' : arrived.subject, text: arrived.text }),
    known: before && { ...before, ticket_id: c.ticket.id, rules_version: '', updated_at: textOf(before.at) },
    customer_status: c.customer.account_type,
  })
  if (triaged.felt) c.emotions.push({ ...triaged.felt, at: message.at })
  return hasChanged(triaged) ? triaged : null
}

/** The product's own code as of that moment, without a database. */
function stillness(at: Moment): Context {
  return { now: () => Temporal.Instant.fromEpochMilliseconds(at), actor: systemActor } as Context
}

function classify(c: Case, triaged: Triaged, at: Moment): void {
  const { priority, ...facets } = facetsOf(triaged.readings)
  const before = c.ticket.priority
  c.ticket.updated = at
  say(c, { by: SYSTEM, at }, TicketClassified, facets)
  if (priority !== before) say(c, { by: SYSTEM, at }, PriorityChanged, { priority, before })
  c.ticket.priority = priority
  const [was, is] = [triaged.before?.emotion.value ?? null, triaged.readings.emotion.value]
  if (triaged.felt && was && was !== is)
    say(c, { by: SYSTEM, at }, EmotionChanged, {
      ...{ message_id: triaged.felt.message_id, emotion: triaged.felt.emotion, before: was },
    })
  explainReading(c, triaged, at)
}

function explainReading(c: Case, triaged: Triaged, at: Moment): void {
  const decisions: Parameters<typeof explain>[2][] = []
  const ctx = { ...stillness(at), tx: { decisions } } as unknown as Context
  explainTriage(ctx, triaged, c.world.version)
  for (const decision of decisions) explain(c, at, decision)
}

function place(c: Case, at: Moment): void {
  const { readings } = c.understood!
  const { category, complexity } = facetsOf(readings)
  const facts = {
    ...{ channel: c.ticket.channel, category, complexity, capability: readings.capability },
    ...{ customer_status: c.customer.account_type, confidence: readings.category.confidence },
  }
  const { team, tier, rule, reason, losers } = placementOf(c.world.framework, facts)
  say(c, { by: SYSTEM, at }, TeamChanged, { team, tier, before: null })
  const { confidence, ...inputs } = facts
  explain(c, at, {
    ...{ kind: PLACEMENT, rule, losers, confidence, version: c.world.version },
    inputs: { ...inputs, topic: readings.topic },
    result: { team, tier, reason },
  })
  c.ticket.team = team
  c.ticket.tier = tier
}

/** Whom the framework puts first may change with what is said, and with being handed up. */
export function placeInQueue(c: Case, at: Moment): void {
  const { category, impact, urgency } = facetsOf(c.understood!.readings)
  const { channel, status, priority } = c.ticket
  const facts = { channel, category, impact, urgency, priority, customer_status: c.customer.account_type, status }
  const { queue_class, lead_seconds, losers } = queueClassOf(c.world.framework, facts)
  const isNews = c.messages.length === 1 || queue_class !== c.ticket.queue_class
  if (!isNews && lead_seconds === c.ticket.queue_lead_seconds) return
  explain(c, at, {
    ...{ kind: 'queue_place', rule: queue_class ?? 'no_class', inputs: facts, losers, version: c.world.version },
    result: { queue_class, lead_seconds, class_lead: c.world.framework.routing.class_lead.text },
  })
  c.ticket.queue_class = queue_class
  c.ticket.queue_lead_seconds = lead_seconds
}
