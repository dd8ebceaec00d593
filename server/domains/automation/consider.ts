import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { defineDue, schedule } from '../../platform/due.ts'
import { type EventKind, on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { SurveyAnswered } from '../csat/events.ts'
import { TicketEscalated } from '../escalation/events.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { ClockAtRisk, ClockBreached } from '../sla/events.ts'
import type { TicketRow } from '../tickets/access.ts'
import {
  MessageReceived,
  PriorityChanged,
  StatusChanged,
  TicketAssigned,
  TicketOpened,
  TicketReplied,
} from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import { type Cause, causeOf, EVENT_OF, heldUntil } from './causes.ts'
import { checksOf, isMet } from './checks.ts'
import type { Check } from './contract.ts'
import { factsOf, textsOf } from './facts.ts'
import { hasRun, type Placed, run } from './run.ts'

const considering = defineJob('automation.consider', z.object({ event_id: z.string() }))

/** Automations of a framework that begin at something, in the order it names them. */
export const beginningAt = ({ automations }: Framework, trigger: Cause['trigger']): Placed[] =>
  automations
    .map((automation, index) => ({ automation, index }))
    .filter(({ automation }) => automation.enabled && (automation.on ?? 'after') === trigger)

const listen = (kind: EventKind) =>
  on(kind, `consider_${kind.name.replaceAll('.', '_')}`, {
    when: ({ actor_type }) => kind !== MessageReceived || actor_type === 'customer',
    wanted: async (ctx) =>
      (await frameworkOf(ctx)).automations.some(({ enabled, on }) => enabled && on && EVENT_OF[on] === kind.name),
    react: async (ctx, { id, data }) => {
      const held_until = kind === TicketReplied ? await heldUntil(ctx, String(data.message_id)) : null
      if (held_until === null) return considerSoon(ctx, id)
      const due_at = Temporal.Instant.from(held_until)
      await schedule(ctx, HELD, { subject_id: String(data.message_id), due_at })
    },
  })

const considerSoon = (ctx: Context, event_id: string): Promise<void> =>
  enqueue(ctx, considering, { payload: { event_id }, key: `automation.consider:${event_id}` })

const HELD = 'automation.held_reply'

/** A reply that could be taken back is sent from now on; one that was taken back has no message any more. */
export const heldReplies = defineDue(HELD, async (ctx, rows) => {
  const events = await ctx.db
    .selectFrom('messages')
    .innerJoin('events', (join) =>
      join
        .onRef('events.ticket_id', '=', 'messages.ticket_id')
        .on('events.name', '=', TicketReplied.name)
        .on(sql<boolean>`events.data ->> 'message_id' = messages.id::text`),
    )
    .select('events.id')
    .where(
      'messages.id',
      'in',
      rows.map(({ subject_id }) => subject_id),
    )
    .execute()
  await Promise.all(events.map(({ id }) => considerSoon(ctx, id)))
})

const HEARD = [
  ...[TicketOpened, MessageReceived, TicketReplied, StatusChanged, PriorityChanged, TicketAssigned],
  ...[ClockAtRisk, ClockBreached, TicketEscalated, SurveyAnswered],
] as unknown as EventKind[]

export const considerings = HEARD.map(listen)

/** What an event begins, one automation after the other, each in a transaction of its own. What was done stays done. */
export const consider = considering.does(async (ctx, { event_id }) => {
  const cause = await causeOf(ctx, event_id)
  if (!cause) return
  for (const { automation } of beginningAt(await frameworkOf(ctx), cause.trigger))
    await inTransaction(ctx, (ctx) => considerOne(ctx, automation.name, cause))
})

async function considerOne(ctx: Context, name: string, cause: Cause): Promise<void> {
  const placed = beginningAt(await frameworkOf(ctx), cause.trigger).find(({ automation }) => automation.name === name)
  const ticket = await lockTicket(ctx, cause.ticket_id)
  if (!placed || !isOfTheDesk(ticket) || (await hasRun(ctx, name, cause))) return
  if (isMet(await checksNow(ctx, placed, { ticket, cause }))) await run(ctx, placed, cause)
}

/** Spam, and what was put into another ticket, is nobody's work. */
export const isOfTheDesk = ({ spam, merged_into }: TicketRow): boolean => !spam && merged_into === null

/** Conditions against what the cause tells of the ticket and, once those hold, against the ticket as it stands. */
export async function checksNow(
  ctx: Context,
  { automation }: Placed,
  { ticket, cause }: { ticket: TicketRow; cause: Cause },
): Promise<Check[]> {
  const facts = (await factsOf(ctx, await frameworkOf(ctx), [ticket])).get(ticket.id)!
  const texts = automation.words ? await textsOf(ctx, cause) : []
  const told = checksOf(automation, { ...facts, ...cause.told }, texts)
  return isMet(told) ? checksOf(automation, facts, texts) : told
}
