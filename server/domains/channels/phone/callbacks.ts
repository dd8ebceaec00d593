import type { Selectable } from 'kysely'
import { type Context, instantText, nowText } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { decide } from '../../../platform/decisions.ts'
import { conflict } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { getCustomer } from '../../customers/queries.ts'
import { frameworkOf, frameworkVersion } from '../../framework/queries.ts'
import { createTasks, finishTasks, skipTasks } from '../../tasks/commands.ts'
import { accessTicket, type TicketRow } from '../../tickets/access.ts'
import { refuseClosed } from '../../tickets/change-ticket.ts'
import { CallbackAsked, CallbackEnded } from '../events.ts'
import type { AskCallback, Callback, TicketCallbacks } from './contract.ts'
import { askedSlot, slotFrom } from './slots.ts'

export const CALLBACK_PATH = 'support_channels.phone_support.callback_option'
/** After so many tries that reached nobody it is left to the ticket's team. */
const MOST_TRIES = 3
const NEXT_TRY_MINUTES = 60

type CallbackRow = Selectable<DB['callbacks']>

/** A caller is called back and keeps their place in the line. Asked again, the moment is another. 409 `callbacks_not_offered`. */
export const askCallback = (ctx: Context, ticketId: string, asked: AskCallback) =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'change')
    refuseClosed(ticket)
    if (!(await offersCallbacks(ctx))) {
      throw conflict('callbacks_not_offered', `Callers are not called back here: ${CALLBACK_PATH} is false.`)
    }
    if (ticket.channel !== 'phone_support') {
      throw conflict('not_a_call', 'Only somebody who called can be called back. This ticket came in another way.')
    }
    await planCallback(ctx, ticket, asked)
    return callbacksOf(ctx, ticket.id)
  })

export const offersCallbacks = async (ctx: Context): Promise<boolean> =>
  (await frameworkOf(ctx)).support_channels.phone_support.callback_option

/** For a ticket the caller holds locked. */
export async function planCallback(ctx: Context, ticket: TicketRow, { at, number }: AskCallback): Promise<CallbackRow> {
  const due = at ? await askedSlot(ctx, ticket, at) : await slotFrom(ctx, ticket, ctx.now().add({ minutes: 1 }))
  const before = await waitingOf(ctx, ticket.id)
  if (before) await endCallback(ctx, before, 'moved')
  return addCallback(ctx, ticket, {
    due,
    number: number ?? before?.number ?? null,
    attempt: before?.attempt ?? 1,
    rule: before ? 'moved' : 'asked',
  })
}

interface Try {
  due: Temporal.Instant
  number: string | null
  attempt: number
  rule: 'asked' | 'moved' | 'tried_again'
}

async function addCallback(ctx: Context, ticket: TicketRow, { due, rule, ...wanted }: Try): Promise<CallbackRow> {
  const id = newId()
  const due_at = instantText(due)
  const row = { id, ticket_id: ticket.id, due_at, ...wanted, created_at: nowText(ctx) }
  // The task refers to the row and the row to the task, so one is written first.
  await ctx.db.insertInto('callbacks').values(row).execute()
  const task_id = await createCallTask(ctx, ticket, { ...row, due })
  const written = await ctx.db
    .updateTable('callbacks')
    .set({ task_id })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  emit(ctx, CallbackAsked, { ticket_id: ticket.id, callback_id: id, attempt: wanted.attempt, due_at })
  await sayWhy(ctx, ticket.id, { rule, attempt: wanted.attempt, result: { due_at } })
  return written
}

async function createCallTask(
  ctx: Context,
  ticket: TicketRow,
  { id, number, due }: { id: string; number: string | null; due: Temporal.Instant },
): Promise<string> {
  const { identities } = await getCustomer(ctx, ticket.customer_id)
  const known = identities.find(({ kind }) => kind === 'phone')?.value
  const [task_id] = await createTasks(ctx, [
    {
      ...{ kind: 'call_back', key: keyOf(id), source: 'callback', note: number ?? known ?? '' },
      ...{ owner_id: ticket.assignee_id, team: ticket.team, due_at: due, ticket_id: ticket.id },
      ...{ subject_type: 'callback', subject_id: id },
    },
  ])
  return task_id!
}

const keyOf = (callbackId: string): string => `callback:${callbackId}`

/** Somebody has called: it is over, or tried again in the next slot, three times at the most. 409 `no_callback`. */
export const noteOutcome = (ctx: Context, ticketId: string, outcome: 'reached' | 'not_reached') =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'change')
    await concludeCallback(ctx, ticket, { callback: await requireWaiting(ctx, ticket), outcome })
    return callbacksOf(ctx, ticket.id)
  })

/** They do not want to be called any more. */
export const takeBackCallback = (ctx: Context, ticketId: string) =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'change')
    await concludeCallback(ctx, ticket, { callback: await requireWaiting(ctx, ticket), outcome: 'taken_back' })
    return callbacksOf(ctx, ticket.id)
  })

async function requireWaiting(ctx: Context, ticket: TicketRow): Promise<CallbackRow> {
  const waiting = await waitingOf(ctx, ticket.id)
  if (waiting) return waiting
  throw conflict('no_callback', 'Nobody waits to be called back on this ticket.')
}

interface Conclusion {
  callback: CallbackRow
  outcome: 'reached' | 'not_reached' | 'taken_back'
}

/** For a ticket the caller holds locked. */
export async function concludeCallback(ctx: Context, ticket: TicketRow, { callback, outcome }: Conclusion) {
  await endCallback(ctx, callback, outcome)
  const { attempt, number } = callback
  if (outcome !== 'not_reached') return sayWhy(ctx, ticket.id, { rule: outcome, attempt, result: { outcome } })
  if (attempt >= MOST_TRIES) return sayWhy(ctx, ticket.id, { rule: 'tries_used_up', attempt, result: { outcome } })
  const due = await slotFrom(ctx, ticket, ctx.now().add({ minutes: NEXT_TRY_MINUTES }))
  await addCallback(ctx, ticket, { due, number, attempt: attempt + 1, rule: 'tried_again' })
}

async function endCallback(ctx: Context, { id, ticket_id, attempt }: CallbackRow, outcome: Ended): Promise<void> {
  await ctx.db
    .updateTable('callbacks')
    .set({ outcome, ended_at: nowText(ctx) })
    .where('id', '=', id)
    .execute()
  emit(ctx, CallbackEnded, { ticket_id, callback_id: id, attempt, outcome })
  if (outcome === 'reached' || outcome === 'not_reached') await finishTasks(ctx, { keys: [keyOf(id)] })
  else await skipTasks(ctx, { keys: [keyOf(id)] }, outcome)
}
type Ended = NonNullable<Callback['outcome']>

/** The try somebody waits for, and is left alone once it is over. */
export const waitingOf = ({ db }: Context, ticketId: string): Promise<CallbackRow | undefined> =>
  db
    .selectFrom('callbacks')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst()

async function sayWhy(
  ctx: Context,
  ticketId: string,
  { rule, attempt, result }: { rule: string; attempt: number; result: Record<string, unknown> },
): Promise<void> {
  decide(ctx, {
    ...{ subject_type: 'ticket', subject_id: ticketId, kind: 'callback', rule, result },
    inputs: { path: CALLBACK_PATH, attempt, tries_at_most: MOST_TRIES },
    version: await frameworkVersion(ctx),
  })
}

/** Every try of a ticket within reach, and when the next one could be. */
export async function ticketCallbacks(ctx: Context, ticketId: string): Promise<TicketCallbacks> {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  return callbacksOf(ctx, ticket.id)
}

async function callbacksOf(ctx: Context, ticketId: string): Promise<TicketCallbacks> {
  const ticket = await ctx.db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
  const rows = await ctx.db
    .selectFrom('callbacks')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('id')
    .execute()
  const tries = rows.map(({ ticket_id: _, ...row }) => row as Callback)
  const offered = ticket.channel === 'phone_support' && (await offersCallbacks(ctx))
  const slot = offered ? await slotFrom(ctx, ticket, ctx.now().add({ minutes: 1 })) : null
  return {
    ...{ offered, path: CALLBACK_PATH, tries, tries_at_most: MOST_TRIES, next_slot: slot && instantText(slot) },
    waiting: tries.find(({ outcome }) => outcome === null) ?? null,
  }
}
