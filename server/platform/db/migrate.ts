import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'
import type { Db } from './connect.ts'

const folder = new URL('../../../migrations/', import.meta.url)

async function readMigrations() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        up: (db: Db) =>
          sql
            .raw(texts[index]!)
            .execute(db)
            .then(() => undefined),
      },
    ]),
  )
}

const migratorOf = (db: Db) =>
  new Migrator({
    db,
    provider: { getMigrations: readMigrations },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  })

/**
 * Brings the database to this version: our SQL files in order, then the job queue's own. Both behind one lock, since those of
 * the queue get in each other's way when two nodes start at once; ours run in one transaction, so a start that is killed
 * half-way does no harm either.
 */
export async function migrate(db: Db, pool: pg.Pool): Promise<void> {
  await refuseOldServer(db)
  await underMigrationLock(db, async () => {
    const { error } = await migratorOf(db).migrateToLatest()
    if (error) throw error
    await runMigrations({ pgPool: pool })
  })
}

export const MIGRATION_LOCK = 'migrations'

/**
 * One node at a time; the others wait for as long as it takes. The lock belongs to a transaction, which a pooler keeps on
 * one connection, and not to a session.
 */
const underMigrationLock = (db: Db, work: () => Promise<void>): Promise<void> =>
  db.transaction().execute(async (lock) => {
    await sql`set local lock_timeout = 0`.execute(lock)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(lock)
    await sql`select pg_advisory_xact_lock(hashtextextended(${MIGRATION_LOCK}, 0))`.execute(lock)
    await work()
  })

async function refuseOldServer(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(
    db,
  )
  const version = rows[0]!.version
  if (version >= 150_000) return
  throw new Error(
    `This PostgreSQL is version ${Math.floor(version / 10_000)}. Support Responder needs 15 or newer: upgrade it, or unset DATABASE_URL to use the embedded one.`,
  )
}

/** Whether every migration this version brings has been applied. */
export async function isMigrated(db: Db): Promise<boolean> {
  const all = await migratorOf(db).getMigrations()
  return all.every((migration) => migration.executedAt)
}
