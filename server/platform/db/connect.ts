import { Kysely } from 'kysely'
import pg from 'pg'
import { env } from '../env.ts'
import { Dialect } from './dialect.ts'
import { PreparingClient } from './prepared.ts'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>

const TIMESTAMPTZ = 1184
const INT8 = 20
const DATE = 1082

const STAMP = /^(.+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/

/** PostgreSQL's `2026-01-02 03:04:05.6+00` as the API's `2026-01-02T03:04:05.600Z`: sessions run in UTC. */
function isoOf(text: string): string {
  const [, date, time, fraction = ''] = STAMP.exec(text) ?? []
  return date ? `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z` : text
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return isoOf
    // A day is no moment: read as one it would be another day elsewhere.
    if (oid === INT8 || oid === DATE) return (text: string) => text
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  }) as typeof pg.types.getTypeParser,
}

/** A pool whose sessions run in UTC and give up on a lock or statement that hangs. `size` in connections. */
export function openPool(url: string, size = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    ...(env().PREPARED_STATEMENTS === 'on' ? { Client: PreparingClient } : {}),
    types,
    idleTimeoutMillis: 30_000,
    options: '-c timezone=UTC -c idle_in_transaction_session_timeout=60000 -c lock_timeout=15000',
  })
  // A server that goes away ends idle connections; the pool opens new ones, so this is not ours to die of.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export const openDb = (pool: pg.Pool): Db => new Kysely<DB>({ dialect: new Dialect({ pool }) })
