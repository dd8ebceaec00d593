import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { query } from '../e2e/support/query.ts'
import { domains } from '../server/domains/index.ts'
import { type Installation, openInstallation } from '../server/platform/app.ts'
import { sweep } from '../server/platform/due.ts'
import { overrideEnv } from '../server/platform/env.ts'
import { listen } from '../server/platform/listen.ts'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { startSweeper } from '../server/platform/sweeper.ts'
import { type Figure, percentile } from './figures.ts'
import { timed } from './load.ts'

const SECRET_KEY = 'of-no-worth-beyond-this-measurement-0123'
const AT_ONCE = 10_000
const ONE_BY_ONE = 300
const SPREAD_MS = 15_000
const IDLE_MS = 5_000
/** What was promised. */
const ALL_FIRED_MS = 2_000
const LATENESS_MS = 100

const OPTIONS = { clocks: { type: 'string', default: '1000000' } } as const

/**
 * So many armed clocks (`--clocks`, default 1,000,000) on a database of its own: how long 10,000 that are due at once take,
 * how late those are that come one by one, and what the database hears while nothing is due.
 */
export async function measureSweep(): Promise<Figure[]> {
  const { clocks } = parseArgs({ options: OPTIONS, strict: false }).values as { clocks: string }
  overrideEnv({ SECRET_KEY })
  const postgres = await startEmbeddedPostgres({ dataDir: await aDataFolder(), say: () => {} })
  const installation = await openInstallation(postgres.url, domains)
  try {
    const armed = Number(clocks)
    const loaded_ms = await timed(() => arm(postgres.url, armed))
    return [
      { what: `${armed.toLocaleString('en')} armed clocks, loaded`, value: loaded_ms / 1_000, unit: 's' },
      await firedAtOnce(installation),
      ...(await oneByOne(installation)),
    ]
  } finally {
    await installation.close()
    await postgres.stop()
  }
}

/** In-app tickets, each with the one clock they have: two hours for the first answer, the first mark at 75 %. */
async function arm(url: string, clocks: number): Promise<void> {
  await query(url, `insert into customers (id, name, created_at) values (gen_random_uuid(), 'Cara Customer', now())`)
  await query(
    url,
    `insert into tickets (id, subject, status, channel, team, tier, customer_id, last_message_at, created_at, updated_at,
       due_clock, due_at, risk_at, queue_at)
     select gen_random_uuid(), 'A question', 'new', 'in_app_messaging', 'tier1_general', 'tier1_general', customers.id, at, at,
       at, 'first_response', at + interval '2 hours', at + interval '90 minutes', at + interval '2 hours'
     from generate_series(1, ${clocks}) as n, customers,
       lateral (select date_trunc('milliseconds', now()) + make_interval(secs => n * 0.01) as at) as started`,
  )
  await query(
    url,
    `insert into clocks (ticket_id, kind, target_seconds, target_text, target_path, started_at, state, due_at, policy_version,
       updated_at, marks)
     select id, 'first_response', 7200, '2 hours', 'support_channels.in_app_messaging.response_time_sla', created_at, 'running',
       due_at, 'framework 1', created_at, jsonb_build_array(
         jsonb_build_object('percent', 75, 'due_at', risk_at, 'fired_at', null),
         jsonb_build_object('percent', 90, 'due_at', created_at + interval '108 minutes', 'fired_at', null),
         jsonb_build_object('percent', 100, 'due_at', due_at, 'fired_at', null))
     from tickets`,
  )
  await query(
    url,
    `insert into due (id, kind, subject_id, due_at, fire_at)
     select gen_random_uuid(), 'sla.next_mark', id, risk_at, risk_at from tickets`,
  )
  await query(url, 'vacuum analyze')
}

/** Moves the start of so many tickets back, so that their next mark is due within a stretch of time from a moment on. */
const bringNear = (url: string, { count, from, over_ms }: { count: number; from: string; over_ms: number }) =>
  query(
    url,
    `with chosen as (
       select t.id, at - interval '90 minutes' as began from (
         select subject_id as id, row_number() over () as n from due where kind = 'sla.next_mark'
         order by fire_at desc limit ${count}) as t,
       lateral (select $1::timestamptz + make_interval(secs => ${over_ms} / 1000.0 * (n - 1) / ${count}) as at) as moment),
     moved as (
       update tickets set created_at = began, due_at = began + interval '2 hours', risk_at = began + interval '90 minutes'
       from chosen where chosen.id = tickets.id)
     update due set due_at = began + interval '90 minutes', fire_at = began + interval '90 minutes'
     from chosen where chosen.id = due.subject_id`,
    [from],
  )

const toldSince = async (url: string, cursor: number) => {
  const rows = await query<{ late_ms: number }>(
    url,
    `select (extract(epoch from at - (data ->> 'due_at')::timestamptz) * 1000)::float8 as late_ms
     from events where name = 'sla.at_risk' and id > ${cursor}`,
  )
  return rows.map(({ late_ms }) => late_ms)
}

const newest = async (url: string): Promise<number> =>
  Number((await query<{ id: string }>(url, 'select coalesce(max(id), 0)::text as id from events'))[0]!.id)

async function firedAtOnce({ ctx, url }: Installation): Promise<Figure> {
  const cursor = await newest(url)
  await bringNear(url, { count: AT_ONCE, from: ctx.now().subtract({ milliseconds: 1 }).toString(), over_ms: 0 })
  await query(url, 'analyze due')
  const ms = await timed(() => sweep(ctx))
  const told = await toldSince(url, cursor)
  if (told.length !== AT_ONCE) throw new Error(`${told.length} marks were told, not ${AT_ONCE}.`)
  return {
    what: `${AT_ONCE.toLocaleString('en')} due at once, all told`,
    value: ms,
    unit: 'ms',
    limit: { value: ALL_FIRED_MS, of: 'what is promised' },
  }
}

async function oneByOne({ ctx, url }: Installation): Promise<Figure[]> {
  const listener = await listen(url, ctx.log)
  const from = ctx.now().add({ seconds: 3 })
  await bringNear(url, { count: ONE_BY_ONE, from: from.toString(), over_ms: SPREAD_MS })
  const cursor = await newest(url)
  const stop = startSweeper(ctx, listener)
  await sleep(3_000 + SPREAD_MS + 1_000)
  const late = await toldSince(url, cursor)
  if (late.length !== ONE_BY_ONE) throw new Error(`${late.length} marks were told, not ${ONE_BY_ONE}.`)
  const before = await statementsOf(url)
  await sleep(IDLE_MS)
  // The look itself is a transaction of its own.
  const idle = (await statementsOf(url)) - before - 1
  await stop()
  await listener.stop()
  return [
    {
      what: `${ONE_BY_ONE} one by one: how late, p99`,
      value: percentile(late, 99),
      unit: 'ms',
      limit: { value: LATENESS_MS, of: 'what is promised' },
    },
    { what: `transactions in ${IDLE_MS / 1_000} s with nothing due`, value: Math.max(0, idle), unit: '' },
  ]
}

/** Transactions the database has seen; a session tells of its own at the latest a second after it is idle. */
async function statementsOf(url: string): Promise<number> {
  await sleep(1_500)
  const [row] = await query<{ count: string }>(
    url,
    'select (xact_commit + xact_rollback)::text as count from pg_stat_database where datname = current_database()',
  )
  return Number(row!.count)
}
