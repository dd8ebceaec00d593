import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { emit, on } from '../../platform/events.ts'
import { isId } from '../../platform/ids.ts'
import { ClockBreached, ThresholdReached } from '../sla/events.ts'
import { TeamChanged, TicketAssigned, TicketReplied } from '../tickets/events.ts'
import { lockTicket } from '../tickets/receive.ts'
import { acknowledgeByTaking } from './calls/acknowledge.ts'
import { climbLadders } from './calls/climb-ladders.ts'
import { readForNewTier } from './detection/read-again.ts'
import { handUpDetected } from './detection/suggestions.ts'
import { CriterionDetected, EscalationAccepted, TicketEscalated } from './events.ts'
import { handUp } from './hand-up.ts'
import { noticePingPong } from './tiers/ping-pong.ts'

/** A ticket as old as the framework lets a tier keep it goes up, once. */
const handUpOld = on(ThresholdReached, 'hand_up', async (ctx, { data }) => {
  const ticket = await lockTicket(ctx, data.ticket_id)
  const isOver =
    ticket.status === 'resolved' || ticket.status === 'closed' || ticket.spam || ticket.merged_into !== null
  if (isOver || (await wentUpByAge(ctx, ticket.id))) return
  await handUp(ctx, ticket, { criterion: 'escalation_threshold', rule: 'threshold' })
})

async function wentUpByAge({ db }: Context, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('escalations')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('rule', '=', 'threshold')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whoever gets the ticket, or answers it, first after it was handed up has accepted it. Reactions come in no order, so the
 * first is looked up among the ticket's events, which are numbered under its lock. Most tickets were never handed up:
 * nobody's lock is needed to see that.
 */
async function noteAcceptance(ctx: Context, ticketId: string): Promise<void> {
  if (!(await waitsToBeTaken(ctx, ticketId))) return
  await lockTicket(ctx, ticketId)
  const { rows } = await sql<{ id: string; accepted_by: string }>`
    update escalations set accepted_by = taken.user_id::uuid, accepted_at = taken.at
    from (
      select handed.data ->> 'escalation_id' as escalation_id, first.user_id, first.at from events as handed
      cross join lateral (
        select at, coalesce(data ->> 'assignee_id', actor_id) as user_id from events
        where ticket_id = handed.ticket_id and id > handed.id
          and (name = ${TicketAssigned.name} and data ->> 'assignee_id' is not null
               or name = ${TicketReplied.name} and actor_type in ('agent', 'ai') and actor_id is not null)
        order by id limit 1) as first
      where handed.ticket_id = ${ticketId} and handed.name = ${TicketEscalated.name}) as taken
    where escalations.id = taken.escalation_id::uuid and escalations.accepted_at is null
    returning escalations.id, escalations.accepted_by`.execute(ctx.db)
  for (const { id, accepted_by } of rows)
    emit(ctx, EscalationAccepted, { ticket_id: ticketId, escalation_id: id, user_id: accepted_by })
}

/** Who was called and has the ticket now needs no further call. */
const noteTaken = async (ctx: Context, ticketId: string, userId: string | null): Promise<void> => {
  await noteAcceptance(ctx, ticketId)
  if (userId && isId(userId)) await acknowledgeByTaking(ctx, ticketId, userId)
}

async function waitsToBeTaken({ db }: Context, ticketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('escalations')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('accepted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export const reactions = [
  handUpOld,
  on(TicketAssigned, 'note_taken', {
    when: ({ data }) => data.assignee_id !== null,
    react: (ctx, { data }) => noteTaken(ctx, data.ticket_id, data.assignee_id),
  }),
  on(TicketReplied, 'note_answered', (ctx, { data, actor_id }) => noteTaken(ctx, data.ticket_id, actor_id)),
  on(CriterionDetected, 'hand_up_detected', {
    when: ({ data }) => data.mode === 'escalate',
    react: (ctx, { data }) => handUpDetected(ctx, data.suggestion_id),
  }),
  on(ClockBreached, 'climb_ladders', (ctx, { data }) => climbLadders(ctx, data.ticket_id)),
  on(TeamChanged, 'read_for_new_tier', {
    // Who is placed for the first time is being read just then.
    when: ({ data }) => data.before !== null,
    react: (ctx, { data: { ticket_id, tier, before } }) =>
      readForNewTier(ctx, { ticket_id, tier: tier!, before: before! }),
  }),
  on(TeamChanged, 'notice_ping_pong', {
    when: ({ data }) => data.before !== null,
    react: (ctx, { data }) => noticePingPong(ctx, data.ticket_id),
  }),
]
