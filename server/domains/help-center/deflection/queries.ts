import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { instantText } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { Deflection, DeflectionQuery, DeflectionVisits, DeflectionVisitsQuery, VisitGroup } from '../contract.ts'
import { writeNotes } from '../visits/notes.ts'
import { DEFINITIONS, HOLDOUT_DEFINITION } from './definitions.ts'
import { difference, type Share, wilson } from './interval.ts'

type Visits = ExpressionBuilder<DB, 'help_visits'>

/** Which visits a figure counts: the same condition for the number and for its rows. */
const GROUPS: Record<VisitGroup, (eb: Visits) => ReturnType<typeof sql<SqlBool>>> = {
  intended: () => sql`true`,
  waiting: () => sql`judged_at is null`,
  unread: () => sql`judged_at is not null and first_read_at is null`,
  unknown: () => sql`outcome = 'unknown' and first_read_at is not null`,
  contacted: () => sql`outcome = 'contacted' and first_read_at is not null`,
  deflected: () => sql`outcome = 'silent' and first_read_at is not null`,
  helped: () => sql`helped_at is not null`,
  helped_and_contacted: () => sql`helped_at is not null and outcome = 'contacted'`,
  suggested: () => sql`form_opened_at is not null and not held_out and judged_at is not null`,
  suggested_contacted: () =>
    sql`form_opened_at is not null and not held_out and judged_at is not null and outcome = 'contacted'`,
  held_out: () => sql`form_opened_at is not null and held_out and judged_at is not null`,
  held_out_contacted: () =>
    sql`form_opened_at is not null and held_out and judged_at is not null and outcome = 'contacted'`,
}
const NAMES = Object.keys(GROUPS) as VisitGroup[]

/** How many of those who meant to write did not have to: with what speaks against it beside. */
export async function deflectionOf(ctx: Context, query: DeflectionQuery): Promise<Deflection> {
  await writeNotes(ctx)
  const { knowledge } = await frameworkOf(ctx)
  const { silent_for, holdout_percent } = knowledge.deflection
  const period = periodOf(ctx, query)
  const counts = await countsIn(ctx, period)
  const judged = { count: counts.deflected, of: counts.deflected + counts.contacted }
  return {
    ...period,
    silent_for: silent_for.text,
    figures: NAMES.map((name) => ({
      name,
      value: counts[name],
      definition: DEFINITIONS[name](silent_for.text),
      rows: rowsOf(name, period),
    })),
    rate: rateOf(judged),
    holdout: { percent: holdout_percent, ...holdoutOf(counts), definition: HOLDOUT_DEFINITION },
    unrecognised: await unrecognisedIn(ctx, period),
  }
}

/** The visits behind a figure, the latest first. */
export async function listVisits(ctx: Context, query: DeflectionVisitsQuery): Promise<DeflectionVisits> {
  await writeNotes(ctx)
  const { from, to } = periodOf(ctx, query)
  const before = readCursor(query.cursor, ['instant', 'id'])
  const rows = await ctx.db
    .selectFrom('help_visits')
    .select(['id', 'language', 'started_at', 'last_at', 'views', 'searches', 'form_opened_at', 'held_out'])
    .select(['suggested_at', 'helped_at', 'ticket_id', 'customer_id', 'outcome', 'judged_at'])
    .select(sql<string>`intended_at`.as('intended_at'))
    .select(
      sql<string[]>`array(select distinct article_id from help_views where visit_id = help_visits.id)`.as(
        'article_ids',
      ),
    )
    .where('intended_at', '>=', from)
    .where('intended_at', '<', to)
    .where(GROUPS[query.outcome])
    .$if(before !== undefined, (rows) =>
      rows.where(sql<SqlBool>`(intended_at, id) < (${before![0]}::timestamptz, ${before![1]}::uuid)`),
    )
    .orderBy('intended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return pageOfRows(rows as DeflectionVisits['items'], query.limit, (row) => [row.intended_at, row.id])
}

const DAYS = 30

/** Both ends as moments: by default the last thirty days. */
function periodOf(ctx: Context, { from, to }: DeflectionQuery): { from: string; to: string } {
  const end = to ?? instantText(ctx.now())
  const start = from ?? instantText(Temporal.Instant.from(end).subtract({ hours: 24 * DAYS }))
  return { from: start, to: end }
}

const rowsOf = (name: VisitGroup, period: { from: string; to: string }): string =>
  `/api/v1/knowledge/deflection/visits?${new URLSearchParams({ outcome: name, ...period })}`

async function countsIn(
  { db }: Context,
  { from, to }: { from: string; to: string },
): Promise<Record<VisitGroup, number>> {
  const row = await db
    .selectFrom('help_visits')
    .select((eb) => NAMES.map((name) => sql<number>`count(*) filter (where ${GROUPS[name](eb)})::int`.as(name)))
    .where('intended_at', '>=', from)
    .where('intended_at', '<', to)
    .executeTakeFirstOrThrow()
  return row as Record<VisitGroup, number>
}

const rateOf = (share: Share) => ({
  ...share,
  value: share.of === 0 ? null : share.count / share.of,
  interval: wilson(share),
})

/** How many wrote nothing, in either group; drawn by lot, so that what differs is the suggestions alone. */
function holdoutOf(counts: Record<VisitGroup, number>) {
  const quiet = (all: number, contacted: number): Share => ({ count: all - contacted, of: all })
  const suggested = quiet(counts.suggested, counts.suggested_contacted)
  const held_out = quiet(counts.held_out, counts.held_out_contacted)
  return { suggested: rateOf(suggested), held_out: rateOf(held_out), difference: difference(suggested, held_out) }
}

async function unrecognisedIn({ db }: Context, { from, to }: { from: string; to: string }) {
  const sum = (column: 'views' | 'searches' | 'forms') =>
    sql<number>`coalesce(sum(${sql.ref(column)}), 0)::int`.as(column)
  return db
    .selectFrom('help_days')
    .select([sum('views'), sum('searches'), sum('forms')])
    .where(sql<SqlBool>`day between ${from}::timestamptz::date and ${to}::timestamptz::date`)
    .executeTakeFirstOrThrow()
}
