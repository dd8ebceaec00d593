import pg from 'pg'
import type { Installation } from '../../server/platform/app.ts'
import { chanceOf } from '../chance.ts'
import { makeCompanies } from '../company/companies.ts'
import { makeCustomers } from '../company/customers.ts'
import { PEOPLE } from '../company/people.ts'
import { addAgents, addCompanies, addCustomers, makeAgents } from '../company/rows.ts'
import { DAY, type Moment, textOf } from '../moments.ts'
import { copyRows } from '../rows/copy.ts'
import { goOnCounting } from '../rows/numbers.ts'
import { collectRows } from '../rows/rows.ts'
import { withoutIndexes } from '../rows/swiftly.ts'
import { STATEMENTS, TABLES } from './statements.ts'
import { benchTexts } from './texts.ts'

/** How much there is to be measured on. */
export interface Load {
  seed: number
  end: Moment
  tickets: number
  /** Told of each step: what, and how long it took. */
  say?: (what: string, seconds: number) => void
}

const YEARS = 3
/** One customer for so many tickets. */
const TICKETS_EACH = 8

/**
 * Fills an empty database with lean histories: five messages a ticket, its clocks, survey, delivery, task and events, and
 * nothing of how it came about. Made in the database itself, by numbers that follow from the seed: a million tickets would
 * take Node an hour. For measuring only; what the product's rules would add is missing.
 */
export async function loadBench(installation: Installation, load: Load): Promise<void> {
  const { seed, say = () => {} } = load
  const client = new pg.Client({ connectionString: installation.url, options: '-c timezone=UTC -c jit=off' })
  await client.connect()
  try {
    await client.query('begin')
    await withoutIndexes(
      client,
      TABLES,
      async () => {
        await addPeople(client, load)
        await client.query(
          'create temporary table bench_texts (kind text, language text, number int, text text) on commit drop',
        )
        await addTexts(client, seed)
        for (const { what, sql } of STATEMENTS) await timed(say, what, () => client.query(settled(sql, load)))
        await timed(say, 'numbers', () => goOnCounting(client))
      },
      say,
    )
    await client.query('commit')
    await timed(say, 'analyze', () => client.query('vacuum analyze'))
  } finally {
    await client.end()
  }
}

async function timed(say: NonNullable<Load['say']>, what: string, work: () => Promise<unknown>): Promise<void> {
  const began_ms = performance.now()
  await work()
  say(what, (performance.now() - began_ms) / 1_000)
}

/** Statements name what they are given in braces: all of it is ours. */
const settled = (sql: string, { seed, end, tickets }: Load): string =>
  sql
    .replaceAll('{seed}', String(seed))
    .replaceAll('{tickets}', String(tickets))
    .replaceAll('{end}', `'${textOf(end)}'::timestamptz`)
    .replaceAll('{span}', `${YEARS * 365 * 86_400}`)

async function addPeople(client: pg.Client, { seed, end, tickets }: Load): Promise<void> {
  const rows = collectRows()
  const joined = end - (YEARS * 365 + 30) * DAY
  const count = Math.max(100, Math.ceil(tickets / TICKETS_EACH))
  const companies = makeCompanies(chanceOf(seed, 'companies'), Math.min(1_500, Math.ceil(count / 8)), joined)
  addAgents(rows, makeAgents(chanceOf(seed, 'agents'), PEOPLE, joined), joined)
  addCompanies(rows, companies)
  addCustomers(rows, makeCustomers(chanceOf(seed, 'customers'), companies, count), chanceOf(seed, 'identities'))
  await copyRows(client, rows.take())
}

async function addTexts(client: pg.Client, seed: number): Promise<void> {
  const texts = benchTexts(seed)
  await client.query(
    `insert into bench_texts select kind, language, number, text
     from jsonb_to_recordset($1::jsonb) as t(kind text, language text, number int, text text)`,
    [JSON.stringify(texts)],
  )
}
