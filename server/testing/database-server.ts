import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDb, openPool } from '../platform/db/connect.ts'
import { migrate } from '../platform/db/migrate.ts'
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres_url: string
  }
}

/** A database every test file copies in a few milliseconds instead of migrating its own. */
export const TEMPLATE = 'support_template'

/** One real PostgreSQL for the whole run, without waiting for the disk. TEST_DATABASE_URL uses another one instead. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const dataDir = await mkdtemp(join(tmpdir(), 'support-test-'))
  const server = given
    ? { url: given, stop: async () => {} }
    : await startEmbeddedPostgres({ dataDir, durable: false, say: () => {} })
  const pool = openPool(server.url, 1)
  await pool.query(`drop database if exists ${TEMPLATE}`)
  await pool.query(`create database ${TEMPLATE}`)
  await pool.end()
  await migrateTemplate(server.url)
  project.provide('postgres_url', server.url)
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function migrateTemplate(url: string): Promise<void> {
  const pool = openPool(databaseNamed(url, TEMPLATE), 2)
  const db = openDb(pool)
  await migrate(db, pool)
  await db.destroy()
}

export function databaseNamed(url: string, name: string): string {
  const named = new URL(url)
  named.pathname = `/${name}`
  return named.href
}
