import { type SqlBool, sql } from 'kysely'
import type { Context } from './context.ts'
import { asSystem, instantText, nowText } from './context.ts'
import { newId } from './ids.ts'
import { wake } from './outbox.ts'
import { dueKindNamed } from './registry.ts'
import { inSavepoint, inTransaction } from './transaction.ts'

/** A moment something must happen: one row per kind and subject. */
export interface DueRow {
  id: string
  kind: string
  subject_id: string
  due_at: string
  attempts: number
}

export interface DueKind {
  name: string
  /** Runs in the sweep's transaction as the system: touch the database only. Rows come in order of `due_at`. */
  fire(ctx: Context, rows: DueRow[]): Promise<void>
}

export const defineDue = (name: string, fire: DueKind['fire']): DueKind => ({ name, fire })

/** Rows fired in one transaction. */
const BATCH = 1_000
const FIRST_RETRY_SECONDS = 2
const LONGEST_RETRY_SECONDS = 600

/** One parameter, however many there are: PostgreSQL takes no more than 65,535. */
const oneOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Sets when `kind` is due for a subject; an earlier setting is replaced. Commits with the caller's change. */
export const schedule = (ctx: Context, kind: string, what: { subject_id: string; due_at: Temporal.Instant }) =>
  inTransaction(ctx, async (ctx) => {
    const due_at = instantText(what.due_at)
    await ctx.db
      .insertInto('due')
      .values({ id: newId(), kind, subject_id: what.subject_id, due_at, fire_at: due_at })
      .onConflict((row) =>
        row.columns(['kind', 'subject_id']).doUpdateSet({ due_at, fire_at: due_at, attempts: 0, last_error: null }),
      )
      .execute()
    wake(ctx, 'due')
  })

/** The same for many subjects with one statement. */
export const scheduleEach = (
  ctx: Context,
  kind: string,
  rows: readonly { subject_id: string; due_at: Temporal.Instant }[],
) =>
  inTransaction(ctx, async (ctx) => {
    if (rows.length === 0) return
    const moments = rows.map(({ subject_id, due_at }) => ({ id: newId(), subject_id, due_at: instantText(due_at) }))
    await sql`
      insert into due (id, kind, subject_id, due_at, fire_at)
      select id, ${kind}, subject_id, due_at, due_at
      from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as m(id uuid, subject_id uuid, due_at timestamptz)
      order by subject_id
      on conflict (kind, subject_id) do update
        set due_at = excluded.due_at, fire_at = excluded.fire_at, attempts = 0, last_error = null`.execute(ctx.db)
    wake(ctx, 'due')
  })

export const unschedule = (ctx: Context, kind: string | readonly string[], subjectId: string | readonly string[]) =>
  ctx.db
    .deleteFrom('due')
    .where('kind', 'in', [kind].flat())
    .where('subject_id', '=', oneOf([subjectId].flat()))
    .execute()

/**
 * Waits until a sweep that fires one of these is over, and keeps the next one off until the transaction ends. To be done
 * before anything else is locked: a sweep has its rows before it touches others, so the opposite order is a deadlock.
 */
export const holdBack = (ctx: Context, kinds: readonly string[], subjectId: string | readonly string[]) =>
  ctx.db
    .selectFrom('due')
    .select('id')
    .where('kind', 'in', [...kinds])
    .where('subject_id', '=', oneOf([subjectId].flat()))
    .orderBy('id')
    .forUpdate()
    .execute()

/** Lets what waits for its moment happen at once. Commits with the caller's change. */
export const hasten = (ctx: Context, kind: string, subjectIds: readonly string[]) =>
  inTransaction(ctx, async (ctx) => {
    if (subjectIds.length === 0) return
    const now = nowText(ctx)
    await ctx.db
      .updateTable('due')
      .set({ due_at: now, fire_at: now })
      .where('kind', '=', kind)
      .where('subject_id', '=', oneOf(subjectIds))
      .where('fire_at', '>', now)
      .execute()
    wake(ctx, 'due')
  })

/** Condition of a query: nothing of these kinds is due for the subject, now or later. */
export const hasNoDue = (kinds: readonly string[], id: string) => sql<SqlBool>`not exists (
  select from due where kind = any(${[...kinds]}::text[]) and subject_id = ${sql.ref(id)})`

/** When the sweeper is needed next, or null when nothing is scheduled. */
export async function nextFiring(ctx: Context): Promise<Temporal.Instant | null> {
  const row = await ctx.db
    .selectFrom('due')
    .select((eb) => eb.fn.min('fire_at').as('at'))
    .executeTakeFirst()
  return row?.at ? Temporal.Instant.from(row.at) : null
}

/** Fires everything due by now, in order and once, also when several nodes sweep. Returns how many rows it took. */
export async function sweep(ctx: Context): Promise<number> {
  let fired = 0
  for (;;) {
    const taken = await inTransaction(asSystem(ctx), fireBatch)
    fired += taken
    if (taken < BATCH) return fired
  }
}

async function fireBatch(ctx: Context): Promise<number> {
  const { rows } = await sql<DueRow>`
    with taken as (
      delete from due where id in (
        select id from due where fire_at <= ${nowText(ctx)}::timestamptz
        order by fire_at, id limit ${sql.lit(BATCH)} for update skip locked)
      returning id, kind, subject_id, due_at, attempts)
    select * from taken order by due_at, id`.execute(ctx.db)
  for (const run of consecutiveKinds(rows)) await fireRun(ctx, run)
  return rows.length
}

/** Neighbours of one kind are fired together; the order between kinds stays that of their due moments. */
function consecutiveKinds(rows: DueRow[]): DueRow[][] {
  const runs: DueRow[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[0]?.kind === row.kind) last.push(row)
    else runs.push([row])
  }
  return runs
}

async function fireRun(ctx: Context, rows: DueRow[]): Promise<void> {
  const kind = dueKindNamed(rows[0]!.kind)
  try {
    if (!kind) throw new Error(`Nobody fires "${rows[0]!.kind}" in this version.`)
    await inSavepoint(ctx, (ctx) => kind.fire(ctx, rows))
  } catch (error) {
    if (rows.length === 1) return postpone(ctx, rows[0]!, error)
    for (const row of rows) await fireRun(ctx, [row])
  }
}

/** One row that fails waits and is tried again; it never holds up the others. */
async function postpone(ctx: Context, row: DueRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1
  const seconds = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS ** attempts)
  const last_error = error instanceof Error ? error.message : String(error)
  ctx.log.error(
    { kind: row.kind, subject_id: row.subject_id, attempts, err: error },
    'a due row failed and will be tried again',
  )
  await ctx.db
    .insertInto('due')
    .values({ ...row, attempts, last_error, fire_at: instantText(ctx.now().add({ seconds })) })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id']).doNothing())
    .execute()
}
