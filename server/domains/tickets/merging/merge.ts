import { type Context, nowText } from '../../../platform/context.ts'
import { decideEach } from '../../../platform/decisions.ts'
import { emit } from '../../../platform/events.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { TicketRow } from '../access.ts'
import { moveTo, updateTicket } from '../change-ticket.ts'
import type { Status } from '../contract.ts'
import { TicketMerged, TicketRestricted, TicketsTakenIn } from '../events.ts'
import { statusAfterCustomer } from '../status.ts'
import type { Merge, MergeTickets } from './contract.ts'
import { lockForMerge } from './lock.ts'
import { moveAll, refreshShown } from './moving.ts'
import { joinParticipants } from './participants.ts'
import { getMerge } from './queries.ts'
import { refuseMerge } from './refuse.ts'
import { changesOf, targetColumns } from './rewind.ts'

/**
 * Puts tickets into another one: their messages stand in it in order of time, their people belong to it, and what is
 * written to them arrives there. Everything it changes is kept, so that deleting the merge undoes it.
 */
export const mergeTickets = (ctx: Context, { into, tickets }: MergeTickets): Promise<Merge> =>
  inTransaction(ctx, async (ctx) => {
    const { target, sources } = await lockForMerge(ctx, into, tickets)
    refuseMerge(target, sources)
    const merge: NewMerge = { id: newId(), target, sources, source_ids: sources.map(({ id }) => id) }
    await keep(ctx, merge)
    await moveAll(ctx, { merge_id: merge.id, into: target.id, from: merge.source_ids })
    await closeSources(ctx, merge)
    await changeTarget(ctx, merge)
    sayMerged(ctx, merge)
    return getMerge(ctx, merge.id)
  })

interface NewMerge {
  id: string
  target: TicketRow
  sources: TicketRow[]
  source_ids: string[]
}

/** All that undoing needs of the tickets' own rows. */
async function keep(ctx: Context, { id, target, sources }: NewMerge): Promise<void> {
  const merged_by = ctx.actor.type === 'agent' || ctx.actor.type === 'ai' ? ctx.actor.id : null
  await ctx.db
    .insertInto('merges')
    .values({ id, into_ticket_id: target.id, merged_by, created_at: nowText(ctx) })
    .execute()
  const rows = sources.map((source) => ({ merge_id: id, ticket_id: source.id, before: JSON.stringify(before(source)) }))
  await ctx.db.insertInto('merged_tickets').values(rows).execute()
}

/** What becomes of a source's row, as it was: `undo.ts` reads it back column by column. */
const before = ({ status, snoozed_until, suggested_ticket_id, message_count, updated_at }: TicketRow) => ({
  ...{ status, snoozed_until, suggested_ticket_id },
  ...{ message_count, updated_at },
})

/** Tickets that were put into one of the sources earlier go with it, so that each points to where its messages are. */
async function closeSources(ctx: Context, { target, source_ids }: NewMerge): Promise<void> {
  await ctx.db.updateTable('tickets').set({ merged_into: target.id }).where('merged_into', 'in', source_ids).execute()
  await ctx.db
    .updateTable('tickets')
    .set({ merged_into: target.id, status: 'closed', snoozed_until: null, suggested_ticket_id: null })
    .set({ message_count: 0, last_message_id: null, updated_at: nowText(ctx) })
    .where('id', 'in', source_ids)
    .execute()
}

/** The target is seen by nobody who might not see a source, and is ours to move when one of them was. */
async function changeTarget(ctx: Context, { id, target, sources }: NewMerge): Promise<void> {
  const restricted = sources.some((source) => source.restricted)
  const wakes = sources.some(({ status }) => ['new', 'open', 'escalated'].includes(status))
  if (wakes) await moveTo(ctx, target, statusAfterCustomer(target.status as Status))
  if (restricted && !target.restricted) emit(ctx, TicketRestricted, { ticket_id: target.id, restricted: true })
  await updateTicket(ctx, target.id, restricted ? { restricted } : {})
  await refreshShown(ctx, [target.id])
  const after = await ctx.db
    .selectFrom('tickets')
    .select(targetColumns)
    .where('id', '=', target.id)
    .executeTakeFirstOrThrow()
  const joined = await joinParticipants(ctx, target.id, sources)
  const target_changes = JSON.stringify(changesOf(target, after, { restricted, status: wakes }))
  await ctx.db.updateTable('merges').set({ target_changes, joined }).where('id', '=', id).execute()
}

function sayMerged(ctx: Context, { id, target, source_ids }: NewMerge): void {
  for (const ticket_id of source_ids) emit(ctx, TicketMerged, { ticket_id, into_id: target.id, merge_id: id })
  emit(ctx, TicketsTakenIn, { ticket_id: target.id, merge_id: id, tickets: source_ids.length })
  const why = { subject_type: 'ticket' as const, kind: 'merge', rule: 'put_together' }
  const result = { into_id: target.id, merge_id: id }
  decideEach(ctx, [
    { ...why, subject_id: target.id, inputs: { tickets: source_ids }, result },
    ...source_ids.map((subject_id) => ({ ...why, subject_id, inputs: { into_id: target.id }, result })),
  ])
}
