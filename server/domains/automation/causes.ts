import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { EventKind } from '../../platform/events.ts'
import { SurveyAnswered } from '../csat/events.ts'
import { TicketEscalated } from '../escalation/events.ts'
import type { TicketFacts } from '../framework/conditions.ts'
import { ClockAtRisk, ClockBreached } from '../sla/events.ts'
import {
  MessageReceived,
  PriorityChanged,
  StatusChanged,
  TicketAssigned,
  TicketOpened,
  TicketReplied,
} from '../tickets/events.ts'
import type { Trigger } from './contract.ts'
import { chainOf } from './guard.ts'

/** Which of the desk's events each word of the framework stands for. */
export const EVENT_OF: Record<Exclude<Trigger, 'after'>, string> = {
  ticket_created: TicketOpened.name,
  customer_wrote: MessageReceived.name,
  reply_sent: TicketReplied.name,
  status_changed: StatusChanged.name,
  priority_changed: PriorityChanged.name,
  assigned: TicketAssigned.name,
  sla_at_risk: ClockAtRisk.name,
  sla_breached: ClockBreached.name,
  escalated: TicketEscalated.name,
  rated: SurveyAnswered.name,
} satisfies Record<string, EventKind['name']>

const TRIGGER_OF = new Map(
  Object.entries(EVENT_OF).map(([trigger, name]) => [name, trigger as Exclude<Trigger, 'after'>]),
)

/** What brings an automation to a ticket. */
export interface Cause {
  trigger: Trigger
  /** Makes a run happen once: `event:<id>` or `quiet:<moment>`. */
  key: string
  event_id: string | null
  ticket_id: string
  /** The message it is about, when it is about one. */
  message_id: string | null
  /** What the event itself says of the ticket: a later change of the same field has an event of its own. */
  told: Partial<TicketFacts>
  /** Automations whose deeds led here. */
  chain: readonly string[]
}

/** An event as a cause; null where it is none, such as a program's message or an assignee who was taken away. */
export async function causeOf(ctx: Context, eventId: string): Promise<Cause | null> {
  const event = await ctx.db
    .selectFrom('events')
    .select(['id', 'name', 'authorized_by', 'ticket_id', 'data', 'xid'])
    .where('id', '=', eventId)
    .executeTakeFirst()
  const trigger = event && TRIGGER_OF.get(event.name)
  if (!event?.ticket_id || !trigger) return null
  const { ticket_id, authorized_by, xid } = event
  const data = event.data as Record<string, unknown>
  if (trigger === 'assigned' && data.assignee_id === null) return null
  const message_id = typeof data.message_id === 'string' ? data.message_id : null
  if (message_id && !(await isByPerson(ctx, message_id, trigger))) return null
  if (trigger === 'priority_changed' && (await isOpening(ctx, ticket_id, String(xid)))) return null
  const chain = await chainOf(ctx, { authorized_by, ticket_id, xid: String(xid) })
  return {
    trigger,
    key: `event:${event.id}`,
    event_id: event.id,
    ticket_id,
    message_id,
    chain,
    told: toldBy(trigger, data),
  }
}

const toldBy = (trigger: Trigger, { status, priority }: Record<string, unknown>): Partial<TicketFacts> => {
  if (trigger === 'status_changed') return { status: String(status) }
  return trigger === 'priority_changed' ? { priority: String(priority) } : {}
}

/** What a ticket is given as it is opened was nothing else before. */
async function isOpening({ db }: Context, ticketId: string, xid: string): Promise<boolean> {
  const opened = await db
    .selectFrom('events')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('name', '=', TicketOpened.name)
    .where(sql<boolean>`xid = ${xid}::xid8`)
    .executeTakeFirst()
  return opened !== undefined
}

/** Until when a reply can be taken back; null: it is on its way, or gone. */
export async function heldUntil({ db }: Context, messageId: string): Promise<string | null> {
  const message = await db.selectFrom('messages').select('undo_until').where('id', '=', messageId).executeTakeFirst()
  return message?.undo_until ?? null
}

/** An out-of-office answer is nobody's word, and a reply that was taken back was never sent. */
async function isByPerson({ db }: Context, messageId: string, trigger: Trigger): Promise<boolean> {
  const message = await db
    .selectFrom('messages')
    .select(['automatic', 'author_type'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (message?.automatic !== 'none') return false
  return trigger !== 'customer_wrote' || message.author_type === 'customer'
}
