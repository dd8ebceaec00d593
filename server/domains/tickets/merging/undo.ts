import { sql } from 'kysely'
import { type Context, nowText } from '../../../platform/context.ts'
import { decideEach } from '../../../platform/decisions.ts'
import { AppError, conflict, notFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { TicketRow } from '../access.ts'
import type { Status } from '../contract.ts'
import { StatusChanged, TicketRestricted, TicketsGivenBack, TicketUnmerged } from '../events.ts'
import { keepAssignees } from '../keep-assignee.ts'
import type { Merge } from './contract.ts'
import { sortOutFirstResponses } from './first-responses.ts'
import { lockForMerge } from './lock.ts'
import { broughtBy, refreshShown, takeOut } from './moving.ts'
import { partParticipants } from './participants.ts'
import { getMerge } from './queries.ts'
import { type Changes, type LaterMerge, rewind } from './rewind.ts'

/**
 * Undoes a merge completely: every ticket gets back its messages and is what it was. What was written into the target
 * meanwhile stays there, and so do changes somebody has made to it since.
 */
export const undoMerge = (ctx: Context, id: string): Promise<Merge> =>
  inTransaction(ctx, async (ctx) => {
    const { target, sources } = await lockTicketsOf(ctx, id)
    const merge = await standingMerge(ctx, id, target)
    const source_ids = sources.map((source) => source.id)
    await ctx.db
      .updateTable('merges')
      .set({ undone_at: nowText(ctx) })
      .where('id', '=', id)
      .execute()
    await takeOut(ctx, target.id, broughtBy({ merge_id: id, into: target.id }))
    await reopenSources(ctx, id, source_ids)
    await refreshShown(ctx, [target.id, ...source_ids])
    await sortOutFirstResponses(ctx, merge, source_ids)
    await partParticipants(ctx, merge)
    await rewindTarget(ctx, merge, target)
    await keepAssignees(ctx, source_ids)
    sayUnmerged(ctx, merge, source_ids)
    return getMerge(ctx, id)
  })

/** A merge whose tickets are not all within reach is not there. */
async function lockTicketsOf(ctx: Context, id: string): Promise<{ target: TicketRow; sources: TicketRow[] }> {
  const rows = isId(id)
    ? await ctx.db
        .selectFrom('merges')
        .innerJoin('merged_tickets', 'merge_id', 'id')
        .select(['into_ticket_id', 'ticket_id'])
        .where('id', '=', id)
        .execute()
    : []
  const [first] = rows
  if (!first) throw notFound('merge')
  const sources = rows.map(({ ticket_id }) => ticket_id)
  return lockForMerge(ctx, first.into_ticket_id, sources).catch((error) => {
    throw error instanceof AppError && error.status === 404 ? notFound('merge') : error
  })
}

type StandingMerge = Awaited<ReturnType<typeof standingMerge>>

async function standingMerge(ctx: Context, id: string, target: TicketRow) {
  const merge = await ctx.db.selectFrom('merges').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (merge.undone_at) throw conflict('already_undone', 'This merge has been undone already.')
  if (target.merged_into)
    throw conflict(
      'merged_further',
      `${target.case_id} has itself been put into another ticket since. Undo that merge first.`,
    )
  return { ...merge, target_changes: merge.target_changes as Changes }
}

/** The sources' rows as they were. A moment to come back that has passed meanwhile is not waited for again. */
async function reopenSources(ctx: Context, merge_id: string, source_ids: string[]): Promise<void> {
  await sql`
    update tickets t
    set merged_into = null, status = b.status, suggested_ticket_id = b.suggested_ticket_id, updated_at = b.updated_at,
        message_count = b.message_count,
        snoozed_until = case when b.snoozed_until > ${nowText(ctx)}::timestamptz then b.snoozed_until end
    from merged_tickets s, jsonb_to_record(s.before) as
         b(status text, suggested_ticket_id uuid, message_count int, snoozed_until timestamptz, updated_at timestamptz)
    where s.merge_id = ${merge_id} and t.id = s.ticket_id`.execute(ctx.db)
  await sql`
    with recursive below as (
      select s.ticket_id, m.into_ticket_id as root from merges m join merged_tickets s on s.merge_id = m.id
      where m.into_ticket_id = any(${source_ids}::uuid[]) and m.undone_at is null
      union
      select s.ticket_id, below.root from below join merges m on m.into_ticket_id = below.ticket_id
      join merged_tickets s on s.merge_id = m.id where m.undone_at is null)
    update tickets t set merged_into = below.root from below where t.id = below.ticket_id`.execute(ctx.db)
}

async function rewindTarget(ctx: Context, merge: StandingMerge, target: TicketRow): Promise<void> {
  const mine = (await hasNews(ctx, merge)) ? withoutStatus(merge.target_changes) : merge.target_changes
  const { values, later } = rewind(mine, target, await laterMerges(ctx, merge))
  const updated_at = later.length > 0 ? target.updated_at : nowText(ctx)
  const row = { updated_at, ...values }
  await ctx.db.updateTable('tickets').set(row).where('id', '=', target.id).execute()
  await keepLater(ctx, later)
  const ticket_id = target.id
  if (values.restricted === false && target.restricted) emit(ctx, TicketRestricted, { ticket_id, restricted: false })
  if (values.status && values.status !== target.status)
    emit(ctx, StatusChanged, {
      ticket_id,
      status: values.status as Status,
      before: target.status as Status,
      resolved_at: values.resolved_at ?? null,
    })
}

/** Whether something was said in the target since: then its status is the work of that. */
async function hasNews({ db }: Context, { into_ticket_id, created_at }: StandingMerge): Promise<boolean> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', into_ticket_id)
    .where('kind', '<>', 'note')
    .where('created_at', '>', created_at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const withoutStatus = ({ status: _status, resolved_at: _resolved, ...rest }: Changes): Changes => rest

async function laterMerges({ db }: Context, { id, into_ticket_id }: StandingMerge): Promise<LaterMerge[]> {
  const rows = await db
    .selectFrom('merges')
    .select(['id', 'target_changes'])
    .where('into_ticket_id', '=', into_ticket_id)
    .where('undone_at', 'is', null)
    .where('id', '>', id)
    .orderBy('id')
    .execute()
  return rows.map(({ id, target_changes }) => ({ id, changes: target_changes as Changes }))
}

async function keepLater({ db }: Context, later: LaterMerge[]): Promise<void> {
  if (later.length === 0) return
  await sql`
    update merges set target_changes = l.changes
    from jsonb_to_recordset(${JSON.stringify(later)}::jsonb) as l(id uuid, changes jsonb)
    where merges.id = l.id`.execute(db)
}

function sayUnmerged(ctx: Context, { id, into_ticket_id }: StandingMerge, source_ids: string[]): void {
  for (const ticket_id of source_ids) emit(ctx, TicketUnmerged, { ticket_id, into_id: into_ticket_id, merge_id: id })
  emit(ctx, TicketsGivenBack, { ticket_id: into_ticket_id, merge_id: id, tickets: source_ids.length })
  const why = { subject_type: 'ticket' as const, kind: 'merge', rule: 'undone', inputs: { merge_id: id } }
  const subjects = [into_ticket_id, ...source_ids]
  decideEach(
    ctx,
    subjects.map((subject_id) => ({ ...why, subject_id, result: { tickets: source_ids } })),
  )
}
