import { sql } from 'kysely'
import { asSystem, type Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import { conflict } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { ask } from '../../platform/questions.ts'
import { permits } from '../auth/permissions.ts'
import { frameworkVersion } from '../framework/queries.ts'
import type { TicketRow } from './access.ts'
import { AssignedOverLimit } from './events.ts'
import { releaseTickets } from './give-tickets.ts'
import { type Obstacle, type Occasion, TicketMayAssign } from './questions.ts'
import { isOurs, isOver } from './status.ts'

export interface Given {
  assignee_id: string
  /** Why a lead goes beyond the limit. */
  reason?: string
}

/** Refuses what somebody's limit forbids, unless a lead goes beyond it for a reason. `ticket`: as it will be. */
export async function refuseFull(ctx: Context, ticket: TicketRow, { assignee_id, reason }: Given): Promise<void> {
  const obstacle = await obstacleTo(ctx, { ticket, assignee_id, occasion: 'given' })
  if (!obstacle) return
  const isLead = ctx.actor.type === 'agent' && permits(ctx.actor, 'ticket.restrict')
  if (!isLead || obstacle.limit === undefined) throw conflict(obstacle.code, obstacle.because)
  if (!reason)
    throw conflict(obstacle.code, `${obstacle.because} To go beyond the limit, say why.`, [
      { path: 'reason', message: 'is needed to go beyond the limit' },
    ])
  await keepReason(ctx, ticket, { assignee_id, reason, obstacle })
}

async function keepReason(
  ctx: Context,
  { id }: TicketRow,
  { assignee_id, reason, obstacle }: Required<Given> & { obstacle: Obstacle },
): Promise<void> {
  const { path, count = 0, limit = 0 } = obstacle
  emit(ctx, AssignedOverLimit, { ticket_id: id, assignee_id, count, limit })
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: id, kind: 'assignment', rule: 'over_limit' },
    inputs: { path, count, limit, by: ctx.actor.id },
    result: { agent_id: assignee_id, reason },
    version: await frameworkVersion(ctx),
  })
}

/**
 * For every change by which a ticket becomes ours to move again: whoever has it goes on if they can take it; else it waits
 * for anybody. Somebody who would come to have too much by their own hand is refused instead. Returns who has it then.
 */
export async function keepAssignee(
  ctx: Context,
  before: TicketRow,
  changes: Partial<Pick<TicketRow, 'status' | 'snoozed_until' | 'spam'>>,
): Promise<string | null> {
  const ticket = { ...before, ...changes }
  const { assignee_id } = ticket
  if (assignee_id === null || isOurs(before) || !isOurs(ticket)) return assignee_id
  const occasion = isOver(before.status) ? 'reopened' : 'comes_back'
  const obstacle = await obstacleTo(ctx, { ticket, assignee_id, occasion })
  if (!obstacle) return assignee_id
  if (ctx.actor.id === assignee_id && (await stillHas(ctx, ticket))) throw conflict(obstacle.code, obstacle.because)
  await letGo(ctx, ticket, { occasion, obstacle })
  return null
}

/** Whoever hands a ticket up has let go of it by now. */
async function stillHas({ db }: Context, { id, assignee_id }: TicketRow): Promise<boolean> {
  const row = await db.selectFrom('tickets').select('assignee_id').where('id', '=', id).executeTakeFirstOrThrow()
  return row.assignee_id === assignee_id
}

/** The same for tickets that have become ours to move already. Returns those that wait for anybody now. */
export async function keepAssignees(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const released = new Set<string>()
  for (const ticket of await taken(ctx, ids)) {
    const assignee_id = ticket.assignee_id!
    const obstacle = await obstacleTo(ctx, { ticket, assignee_id, occasion: 'comes_back' })
    if (!obstacle) continue
    await letGo(ctx, ticket, { occasion: 'comes_back', obstacle })
    released.add(ticket.id)
  }
  return released
}

async function taken({ db }: Context, ids: readonly string[]): Promise<TicketRow[]> {
  const tickets = await db
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('assignee_id', 'is not', null)
    .orderBy('assignee_id')
    .orderBy('id')
    .execute()
  return tickets.filter(isOurs)
}

const letGo = (ctx: Context, { id }: TicketRow, { occasion, obstacle }: { occasion: Occasion; obstacle: Obstacle }) =>
  releaseTickets(asSystem(ctx), [id], {
    rule: occasion === 'reopened' ? 'not_again_to_the_same' : 'cannot_come_back',
    inputs: { path: obstacle.path, obstacle: obstacle.code, count: obstacle.count, limit: obstacle.limit },
    reason: obstacle.because,
  })

async function obstacleTo(
  ctx: Context,
  asked: { ticket: TicketRow; assignee_id: string; occasion: Occasion },
): Promise<Obstacle | null> {
  const replies = await ask(ctx, TicketMayAssign, asked)
  return replies.find((reply) => reply !== null) ?? null
}
