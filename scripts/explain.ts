import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Kysely, type LogEvent } from 'kysely'
import type pg from 'pg'
import { domains } from '../server/domains/index.ts'
import { TicketQuery } from '../server/domains/tickets/contract.ts'
import { countTickets, listTickets } from '../server/domains/tickets/queries.ts'
import { type Installation, openInstallation } from '../server/platform/app.ts'
import type { Context } from '../server/platform/context.ts'
import { Dialect } from '../server/platform/db/dialect.ts'
import type { DB } from '../server/platform/db/tables.ts'
import { openDatabase } from '../server/platform/postgres/database-in-use.ts'

/**
 * `node scripts/explain.ts`: how PostgreSQL answers each list of tickets, on the database that DATABASE_URL or DATA_DIR
 * names, as an agent sees it. Prints it; `--write` puts it into docs/operate/queries.md.
 */
const LISTS = [
  ['The inbox, newest first', 'view=inbox'],
  ['The inbox by priority', 'view=inbox&sort=priority'],
  ['The queue', 'sort=queue'],
  ['Mine', 'view=mine'],
  ['At risk', 'view=at_risk'],
  ['Resolved', 'view=resolved'],
  ['Everything', ''],
  ['One status', 'status=on_hold&sort=oldest'],
  ['Common filters: a short way along the list finds a page', 'channel=email&priority=medium'],
  ['Rare filters: looked up among the facets', 'channel=phone_support&priority=critical'],
  ['Filters that leave nothing', 'language=nl&priority=critical'],
  ['Words of the subject', 'q=invoice'],
  ['A case id', 'q=SR-5000'],
] as const

const target = fileURLToPath(new URL('../docs/operate/queries.md', import.meta.url))
/** What stands between these is written by this script. */
const [FROM, TO] = ['<!-- explained -->', '<!-- /explained -->']

const LONGEST_LINE = 160

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values
const database = await openDatabase()
try {
  const installation = await openInstallation(database.url, domains)
  const text = await explained(installation)
  console.log(text)
  if (write) await putInto(text)
  await installation.close()
} finally {
  await database.stop()
}

interface Asked {
  sql: string
  parameters: unknown[]
}

async function explained({ ctx, pool }: Installation): Promise<string> {
  const asked: Asked[] = []
  const note = ({ level, query }: LogEvent) => {
    if (level === 'query') asked.push({ sql: query.sql, parameters: [...query.parameters] })
  }
  const db = new Kysely<DB>({ dialect: new Dialect({ pool }), log: note })
  const reader = { ...ctx, db, actor: await someAgent(ctx) }
  const parts = [await sizeOf(pool)]
  const tell = async (title: string, work: () => Promise<unknown>) => {
    asked.length = 0
    await work()
    parts.push(`### ${title}\n\n${(await plansOf(pool, [...asked])).join('\n')}`)
  }
  await tell('Counts of all views', () => countTickets(reader))
  for (const [title, query] of LISTS)
    await tell(`${title}: \`?${query}\``, () =>
      listTickets(reader, TicketQuery.parse(Object.fromEntries(new URLSearchParams(query)))),
    )
  return parts.join('\n\n')
}

async function someAgent({ db }: Context): Promise<Context['actor']> {
  const user = await db
    .selectFrom('users')
    .select(['id', 'teams'])
    .where('role', '=', 'agent')
    .limit(1)
    .executeTakeFirstOrThrow()
  const reach = { read_reach: 'all', change_reach: 'team' } as const
  return { ...reach, type: 'agent', role: 'agent', id: user.id, teams: user.teams, scopes: null, authorized_by: null }
}

async function sizeOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query(`
    select (select count(*) from tickets)::int as tickets, (select count(*) from messages)::int as messages,
      pg_size_pretty(pg_total_relation_size('tickets')) as size, current_setting('server_version') as version`)
  const { tickets, messages, size, version } = rows[0]
  const count = (n: number) => n.toLocaleString('en')
  return `PostgreSQL ${version}, ${count(tickets)} tickets (${size} with indexes), ${count(messages)} messages. Each statement ran once before, so its pages were in memory.`
}

async function plansOf(pool: pg.Pool, asked: readonly Asked[]): Promise<string[]> {
  const plans: string[] = []
  for (const { sql, parameters } of asked.filter((one) => !isPageById(one))) {
    const { rows } = await pool.query(`explain (analyze, costs off, buffers off, timing off) ${sql}`, parameters)
    plans.push(['```', ...rows.map((row) => line(row['QUERY PLAN'])), '```'].join('\n'))
  }
  return plans
}

/** Ids and long conditions say nothing to a reader. */
function line(text: string): string {
  const named = text
    .replaceAll(/'[0-9a-f]{8}-[0-9a-f-]{27}'::uuid/g, '<id>')
    .replaceAll(/'\{[0-9a-f-]{36}[^}]*\}'/g, '<ids>')
    .replaceAll(/ticket_facets\([^)]*\)/g, 'ticket_facets(…)')
  return named.length > LONGEST_LINE ? `${named.slice(0, LONGEST_LINE)}…` : named
}

/** The rows of a page by their ids, after the ids were found: fifty looks into primary keys, always alike. */
function isPageById({ sql }: Asked): boolean {
  return sql.includes('"tickets"."id" = any($')
}

async function putInto(text: string): Promise<void> {
  const page = await readFile(target, 'utf8')
  const [before, rest] = page.split(FROM)
  const after = rest?.split(TO)[1]
  if (before === undefined || after === undefined) throw new Error(`${target} has no place for the plans.`)
  await writeFile(target, `${before}${FROM}\n\n${text}\n\n${TO}${after}`)
}
