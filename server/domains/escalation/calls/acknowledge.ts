import type { Context } from '../../../platform/context.ts'
import { nowText } from '../../../platform/context.ts'
import { holdBack, unschedule } from '../../../platform/due.ts'
import { conflict, forbidden, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessTicket } from '../../tickets/access.ts'
import type { EscalationCall } from '../contract.ts'
import { CallAcknowledged } from '../events.ts'
import { UNANSWERED } from './call.ts'
import { callsOf } from './queries.ts'

const MANAGES: readonly (string | null)[] = ['manager', 'admin']

/** "I have it": whoever was called, a manager or an administrator says so, and nobody else is called. Once said, it stands. */
export const acknowledgeCall = (ctx: Context, id: string): Promise<EscalationCall> =>
  inTransaction(ctx, async (ctx) => {
    const call = isId(id) ? await callRow(ctx, id) : undefined
    if (!call) throw notFound('escalation')
    await accessTicket(ctx, call.ticket_id, 'read')
    if (!(await mayAnswer(ctx, call.id)))
      throw forbidden('not_called', 'Only those who were called, managers and administrators can acknowledge this.')
    if (call.acknowledged_at && call.acknowledged_by !== ctx.actor.id)
      throw conflict('acknowledged_already', 'Somebody else has acknowledged this already.')
    await endCalls(ctx, { call_ids: [call.id], user_id: ctx.actor.id! })
    return (await callsOf(ctx, call.ticket_id)).find((one) => one.id === call.id)!
  })

const callRow = ({ db }: Context, id: string) =>
  db.selectFrom('escalation_calls').selectAll().where('id', '=', id).executeTakeFirst()

async function mayAnswer({ db, actor }: Context, callId: string): Promise<boolean> {
  if (!actor.id) return false
  if (MANAGES.includes(actor.role)) return true
  const called = await db
    .selectFrom('escalation_called')
    .select('step')
    .where('call_id', '=', callId)
    .where('user_id', '=', actor.id)
    .executeTakeFirst()
  return called !== undefined
}

/** Whoever was called and takes the ticket, or answers it, has it: that is as good as saying so. */
export async function acknowledgeByTaking(ctx: Context, ticketId: string, userId: string): Promise<void> {
  const calls = await ctx.db
    .selectFrom('escalation_calls as c')
    .innerJoin('escalation_called as told', 'told.call_id', 'c.id')
    .select('c.id')
    .distinct()
    .where('c.ticket_id', '=', ticketId)
    .where('c.acknowledged_at', 'is', null)
    .where('told.user_id', '=', userId)
    .execute()
  await endCalls(ctx, { call_ids: calls.map(({ id }) => id), user_id: userId })
}

async function endCalls(ctx: Context, { call_ids, user_id }: { call_ids: string[]; user_id: string }): Promise<void> {
  if (call_ids.length === 0) return
  // A sweep has its rows before it touches the calls: in the same order here, nobody waits for the other for ever.
  await holdBack(ctx, [UNANSWERED], call_ids)
  const ended = await ctx.db
    .updateTable('escalation_calls')
    .set({ acknowledged_by: user_id, acknowledged_at: nowText(ctx) })
    .where('id', 'in', call_ids)
    .where('acknowledged_at', 'is', null)
    .returning(['id', 'ticket_id', 'ladder', 'step'])
    .execute()
  await unschedule(ctx, UNANSWERED, call_ids)
  for (const { id, ticket_id, ladder, step } of ended)
    emit(ctx, CallAcknowledged, { ticket_id, call_id: id, ladder, step: step + 1, user_id })
}
