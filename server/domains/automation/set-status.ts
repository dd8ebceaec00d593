import type { Context } from '../../platform/context.ts'
import { AppError, conflict } from '../../platform/errors.ts'
import { inSavepoint } from '../../platform/transaction.ts'
import { frameworkOf } from '../framework/queries.ts'
import { resolveTicket } from '../interaction-reports/commands.ts'
import type { TicketRow } from '../tickets/access.ts'
import { changeStatus } from '../tickets/commands.ts'
import { isOver } from '../tickets/status.ts'
import type { Remark } from './remark.ts'

type Wanted = 'open' | 'pending' | 'on_hold' | 'resolved' | 'closed'

/** Moves a ticket as a person would. No rule ends a ticket before its customer could say that it is not solved. */
export async function moveToStatus(ctx: Context, ticket: TicketRow, wanted: Wanted): Promise<Remark> {
  if (ticket.status === wanted) return { unchanged: true }
  if (wanted === 'resolved') return resolve(ctx, ticket)
  if (wanted === 'closed') return close(ctx, ticket)
  await changeStatus(ctx, ticket.id, wanted)
  return undefined
}

/** By the command of everybody. What waits for a silent customer needs no more to be said than that they were silent. */
async function resolve(ctx: Context, { id }: TicketRow): Promise<Remark> {
  try {
    await inSavepoint(ctx, (ctx) => resolveTicket(ctx, id, {}))
    return undefined
  } catch (incomplete) {
    if (!(incomplete instanceof AppError) || incomplete.code !== 'resolution_incomplete') throw incomplete
    try {
      await resolveTicket(ctx, id, { exempt: 'abandoned' })
    } catch (error) {
      throw error instanceof AppError && error.code === 'not_abandoned' ? incomplete : error
    }
    return { code: 'as_abandoned', reason: 'Its report is not complete, and its customer was waited for: abandoned.' }
  }
}

/** Closing what is not resolved yet asks the customer first: it closes by itself when they agree or stay silent. */
async function close(ctx: Context, ticket: TicketRow): Promise<Remark> {
  const { text } = (await frameworkOf(ctx)).confirmation.lapses_after
  if (ticket.status === 'resolved' && ticket.confirmation === 'awaiting')
    throw conflict(
      'awaiting_confirmation',
      `The customer may still say that it is not solved. It closes by itself when they confirm, or ${text} after it was resolved.`,
    )
  if (!isOver(ticket.status)) {
    await resolve(ctx, ticket)
    return {
      code: 'resolved_first',
      reason: `It was resolved; it closes when the customer confirms, or after ${text} without an answer.`,
    }
  }
  await changeStatus(ctx, ticket.id, 'closed')
  return undefined
}
