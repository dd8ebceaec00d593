import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Actor, Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { decide } from '../../platform/decisions.ts'
import { AppError } from '../../platform/errors.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { permits } from '../auth/permissions.ts'
import { frameworkVersion } from '../framework/queries.ts'
import { withinReach } from '../tickets/access.ts'
import { assignTicket } from '../tickets/commands.ts'
import type { Ticket } from '../tickets/contract.ts'
import type { TakeNext } from './contract.ts'

const eb = expressionBuilder<DB, 'tickets'>()

/**
 * Gives the caller whoever is to be helped first among the unassigned tickets of own teams; leads take from all. Two who
 * ask at once never get the same. 404 `queue_empty` when nobody waits there.
 */
export const takeNext = (ctx: Context, { team }: TakeNext): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    const from = takenFrom(ctx.actor, team)
    // Whoever stands first may be held by somebody who does not take them, such as the customer who writes just now: so
    // before the queue is called empty, those are waited for.
    const id = (await firstOf(ctx, from, 'skip locked')) ?? (await firstOf(ctx, from, 'wait'))
    if (!id) throw queueEmpty(team)
    const ticket = await assignTicket(ctx, id, ctx.actor.id)
    await explain(ctx, ticket)
    return ticket
  })

/** Whoever takes the next ticket has not chosen it: the queue has. */
async function explain(ctx: Context, { id, team, channel, queue_class }: Ticket): Promise<void> {
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: id, kind: 'assignment', rule: 'next_in_queue' },
    inputs: { path: 'routing.assign_automatically', team, channel, queue_class },
    result: { agent_id: ctx.actor.id, reason: 'first in the queue when they asked for the next ticket' },
    version: await frameworkVersion(ctx),
  })
}

/** Which tickets somebody may take unasked: written as the index of each team's queue is. */
function takenFrom(actor: Actor, team: string | undefined): Expression<SqlBool> {
  const waiting = sql<SqlBool>`tickets.assignee_id is null and tickets.status in ('new', 'open', 'escalated')
    and tickets.snoozed_until is null and not tickets.spam`
  return eb.and([waiting, withinReach(actor, 'read'), withinReach(actor, 'change'), ofTeams(actor, team)])
}

function ofTeams(actor: Actor, team: string | undefined): Expression<SqlBool> {
  const isLead = permits({ ...actor, scopes: null }, 'ticket.restrict')
  if (team !== undefined) return isLead || actor.teams.includes(team) ? eb('tickets.team', '=', team) : eb.lit(false)
  if (isLead) return eb.lit(true)
  return actor.teams.length > 0 ? eb('tickets.team', 'in', [...actor.teams]) : eb.lit(false)
}

async function firstOf(
  { db }: Context,
  from: Expression<SqlBool>,
  others: 'skip locked' | 'wait',
): Promise<string | undefined> {
  const row = await db
    .selectFrom('tickets')
    .select('id')
    .where(from)
    .orderBy('queue_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .$if(others === 'skip locked', (query) => query.skipLocked())
    .executeTakeFirst()
  return row?.id
}

const queueEmpty = (team: string | undefined) =>
  new AppError({
    status: 404,
    code: 'queue_empty',
    message: team
      ? `Nobody waits in the queue of ${team}, or it is not one of your teams.`
      : 'Nobody waits in the queue of your teams.',
  })
