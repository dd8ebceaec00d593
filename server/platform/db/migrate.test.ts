import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { databaseNamed } from '../../testing/database-server.ts'
import { until } from '../../testing/until.ts'
import { newId } from '../ids.ts'
import { openDb, openPool } from './connect.ts'
import { isMigrated, MIGRATION_LOCK, migrate } from './migrate.ts'

const admin = new pg.Client({ connectionString: inject('postgres_url') })
await admin.connect()
const made: string[] = []
afterAll(async () => {
  for (const name of made) await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

async function anEmptyDatabase(): Promise<string> {
  const name = `empty_${newId().replaceAll('-', '')}`
  await admin.query(`create database ${name}`)
  made.push(name)
  return databaseNamed(inject('postgres_url'), name)
}

function aNode(url: string) {
  const pool = openPool(url)
  return { pool, db: openDb(pool) }
}

test('nodes that start in the same moment on an empty database all come up, the tables of the queue among them', async () => {
  const url = await anEmptyDatabase()
  const nodes = [aNode(url), aNode(url), aNode(url)]
  try {
    await Promise.all(nodes.map(({ db, pool }) => migrate(db, pool)))
    for (const { db } of nodes) {
      expect(await isMigrated(db)).toBe(true)
      await sql`select graphile_worker.add_job('of_a_new_queue')`.execute(db)
    }
  } finally {
    await Promise.all(nodes.map(({ db }) => db.destroy()))
  }
})

test('a node waits until another one has made everything, the tables of the queue too', async () => {
  const url = await anEmptyDatabase()
  const [first, second] = [aNode(url), aNode(url)]
  let isDone = false
  try {
    const waiting = await first.db.transaction().execute(async (db) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${MIGRATION_LOCK}, 0))`.execute(db)
      const migrating = migrate(second.db, second.pool).then(() => {
        isDone = true
      })
      await until(async () => {
        const { rows } = await sql`
          select from pg_locks join pg_database on pg_database.oid = database
          where locktype = 'advisory' and not granted and datname = current_database()`.execute(db)
        return rows.length > 0
      })
      const { rows } =
        await sql`select to_regclass('migrations') as ours, to_regnamespace('graphile_worker') as queue`.execute(db)
      expect([isDone, rows]).toEqual([false, [{ ours: null, queue: null }]])
      return { migrating }
    })
    await waiting.migrating
    expect(await isMigrated(first.db)).toBe(true)
  } finally {
    await Promise.all([first.db.destroy(), second.db.destroy()])
  }
})

test('a pg_trgm that lies out of sight stops no migration; slips are not corrected then', async () => {
  const { db, pool } = aNode(await anEmptyDatabase())
  try {
    await sql`create schema elsewhere`.execute(db)
    await sql`create extension pg_trgm schema elsewhere`.execute(db)
    await migrate(db, pool)
    expect(await isMigrated(db)).toBe(true)
    const { rows } = await sql`select to_regclass('search_words_alike') as alike`.execute(db)
    expect(rows).toEqual([{ alike: null }])
  } finally {
    await db.destroy()
  }
})
