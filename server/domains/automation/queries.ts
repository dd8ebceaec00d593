import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { frameworkOf, frameworkVersion, linesOf } from '../framework/queries.ts'
import { withinReach } from '../tickets/access.ts'
import type { AutomationList, AutomationShown, Run, RunQuery } from './contract.ts'
import { LONGEST_CHAIN, REPLIES_PER_DAY, RUNS_PER_HOUR } from './guard.ts'
import { pathOf } from './run.ts'

/** Runs, waits and calls of an automation are counted up to this many, so that a count costs no more than a page. */
const COUNTED_UP_TO = 1_000
const COUNTED_DAYS = 30

/** The automations of the framework in force, in its order, and how they do. */
export async function listAutomations(ctx: Context): Promise<AutomationList> {
  const { automations } = await frameworkOf(ctx)
  const version = await frameworkVersion(ctx)
  const numbers = await numbersOf(
    ctx,
    automations.map(({ name }) => name),
  )
  const lines = await linesOf(
    ctx,
    Number(version.replace('framework ', '')),
    automations.map((_one, index) => pathOf(index)),
  )
  const items = automations.map(
    ({ name, enabled, on, after, when, words = [], do: deeds }, index): AutomationShown => ({
      ...{ name, enabled, when, words, do: deeds, path: pathOf(index) },
      line: lineIn(lines.get(pathOf(index))),
      ...{ trigger: on ?? 'after', after: after?.text ?? null },
      ...numbers.get(name)!,
    }),
  )
  const limits = { chain: LONGEST_CHAIN, runs_per_hour: RUNS_PER_HOUR, replies_per_day: REPLIES_PER_DAY }
  return { items, next_cursor: null, version, counted_up_to: COUNTED_UP_TO, limits }
}

const lineIn = (place: { line: number | null; from: string } | undefined): number | null =>
  place?.from === 'text' ? place.line : null

type Numbers = Pick<
  AutomationShown,
  'runs' | 'refused' | 'stopped' | 'webhooks_failed' | 'last_run_at' | 'next_due_at' | 'waiting'
>

async function numbersOf({ db, now }: Context, names: readonly string[]): Promise<Map<string, Numbers>> {
  const since = instantText(now().subtract({ hours: 24 * COUNTED_DAYS }))
  const { rows } = await sql<Numbers & { name: string }>`
    select a.name, ran.*, waits.waiting,
      (select max(at) from automation_runs where automation = a.name and outcome <> 'stopped') as last_run_at,
      (select min(due_at) from automation_waits where automation = a.name and state = 'waiting') as next_due_at
    from unnest(${[...names]}::text[]) as a(name)
    cross join lateral (
      select count(*) filter (where outcome <> 'stopped')::int as runs,
        count(*) filter (where outcome in ('partly', 'refused'))::int as refused,
        count(*) filter (where outcome = 'stopped')::int as stopped,
        coalesce(sum(failed), 0)::int as webhooks_failed
      from (
        select outcome, (
          select count(*) from automation_webhooks where run_id = r.id and automation_webhooks.state = 'failed') as failed
        from automation_runs r where automation = a.name and at > ${since}::timestamptz
        order by at desc limit ${COUNTED_UP_TO}) as newest) as ran
    cross join lateral (
      select count(*)::int as waiting from (
        select from automation_waits where automation = a.name and state = 'waiting' limit ${COUNTED_UP_TO}) as few) as waits`.execute(
    db,
  )
  return new Map(rows.map(({ name, ...numbers }) => [name, numbers]))
}

/** Times one automation acted or was kept from it, newest first, on tickets within the caller's reach. */
export async function listRuns(ctx: Context, name: string, { cursor, limit, outcome }: RunQuery) {
  const before = readCursor(cursor, ['id'])
  const rows = await ctx.db
    .selectFrom('automation_runs as r')
    .innerJoin('tickets', 'tickets.id', 'r.ticket_id')
    .select(['r.id', 'r.automation', 'r.ticket_id', 'r.trigger', 'r.cause', 'r.cause_event_id', 'r.outcome'])
    .select(['r.stopped_by', 'r.deeds', 'r.chain', 'r.path', 'r.version', 'r.at'])
    .select(['tickets.case_id', 'tickets.subject'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('automation_webhooks as w')
          .select(['w.id', 'w.url', 'w.state', 'w.attempts', 'w.status', 'w.error'])
          .select(sql<string>`to_char(w.tried_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('tried_at'))
          .whereRef('w.run_id', '=', 'r.id')
          .orderBy('w.id'),
      ).as('webhooks'),
    )
    .where('r.automation', '=', name)
    .where(withinReach(ctx.actor, 'read'))
    .$if(outcome !== undefined, (query) => query.where('r.outcome', '=', outcome!))
    .$if(before !== undefined, (query) => query.where('r.id', '<', before![0]))
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  if (rows.length === 0 && !before) await refuseUnknown(ctx, name)
  return pageOfRows(rows as unknown as Run[], limit, ({ id }) => [id])
}

/** One that was taken out of the framework keeps its runs. */
async function refuseUnknown(ctx: Context, name: string): Promise<void> {
  const { automations } = await frameworkOf(ctx)
  if (automations.some((automation) => automation.name === name)) return
  const run = await ctx.db.selectFrom('automation_runs').select('id').where('automation', '=', name).executeTakeFirst()
  if (!run) throw notFound('automation')
}
