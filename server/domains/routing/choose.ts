import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { placeTickets } from '../tickets/commands.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import { placeInQueue } from '../tickets/queue.ts'
import type { Understood } from '../triage/commands.ts'
import { drainSoon } from './assignment/drain-soon.ts'
import { type Placement, placementOf } from './placement.ts'
import { type QueueClass, queueClassOf } from './queue-class.ts'

/**
 * Puts each ticket into the team that is to help. For tickets the caller holds locked, and that may be moved. `before`: the
 * rules that had put them where they are; what these still say is not decided again.
 */
export async function chooseTeams(
  ctx: Context,
  understood: readonly Understood[],
  before: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (understood.length === 0) return
  const [framework, version] = [await frameworkOf(ctx), await frameworkVersion(ctx)]
  const placed = understood
    .map((one) => ({ one, placement: placementOf(framework, { ...one, channel: channelOf(one) }) }))
    .filter(({ one: { ticket }, placement: { team, rule } }) => ticket.team !== team || before.get(ticket.id) !== rule)
  await placeTickets(
    ctx,
    placed.map(({ one, placement }) => ({ ticket: one.ticket, team: placement.team })),
  )
  for (const { one, placement } of placed) explainPlacement(ctx, one, { placement, version })
  await drainSoon(
    ctx,
    placed.filter(({ one }) => isGivenAway(framework, one)).map(({ placement }) => placement.team),
  )
}

/** Whether it is given to somebody as soon as one is free. */
const isGivenAway = ({ routing }: Framework, { ticket }: Understood): boolean =>
  ticket.assignee_id === null && (routing.assign_automatically as readonly string[]).includes(ticket.channel)

const channelOf = ({ ticket }: Understood) => ticket.channel as ChannelKind

function explainPlacement(
  ctx: Context,
  one: Understood,
  { placement, version }: { placement: Placement; version: string },
): void {
  const { team, tier, rule, path, reason, losers } = placement
  const { category, complexity, capability, topic, customer_status } = one
  decide(ctx, {
    subject_type: 'ticket',
    subject_id: one.ticket.id,
    kind: PLACEMENT,
    rule,
    inputs: { path, channel: channelOf(one), category, complexity, capability, topic, customer_status },
    result: { team, tier, reason },
    losers,
    confidence: one.confidence,
    version,
  })
}

export const PLACEMENT = 'placement'
/** The rule where no rule has chosen the team: what the customer has answered led to it. */
export const ANSWERED = 'answered'

/** Sets who comes first. What has not changed is not decided again, however often a customer writes. */
export async function chooseQueuePlaces(ctx: Context, understood: readonly Understood[]): Promise<void> {
  if (understood.length === 0) return
  const framework = await frameworkOf(ctx)
  const places = understood.map((one) => ({ one, place: queueClassOf(framework, queueableOf(one)) }))
  await placeInQueue(
    ctx,
    places.map(({ one, place }) => ({
      ticket_id: one.ticket.id,
      queue_class: place.queue_class,
      queue_lead_seconds: place.lead_seconds,
    })),
  )
  await explainQueuePlaces(ctx, framework, places.filter(isNews))
}

interface Place {
  one: Understood
  place: QueueClass
}

const queueableOf = (one: Understood) => ({ ...one, channel: channelOf(one), status: one.ticket.status })

const isNews = ({ one: { ticket }, place }: Place): boolean =>
  ticket.team === null || ticket.queue_class !== place.queue_class || ticket.queue_lead_seconds !== place.lead_seconds

async function explainQueuePlaces(ctx: Context, framework: Framework, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  const version = await frameworkVersion(ctx)
  for (const { one, place } of places) {
    const { queue_class, lead_seconds, path, losers } = place
    const { category, impact, urgency, priority, customer_status } = one
    decide(ctx, {
      subject_type: 'ticket',
      subject_id: one.ticket.id,
      kind: 'queue_place',
      rule: queue_class ?? 'no_class',
      inputs: {
        path,
        channel: channelOf(one),
        category,
        impact,
        urgency,
        priority,
        customer_status,
        status: one.ticket.status,
      },
      result: { queue_class, lead_seconds, class_lead: framework.routing.class_lead.text },
      losers,
      version,
    })
  }
}
