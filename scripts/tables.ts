import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDb, openPool } from '../server/platform/db/connect.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'

/** Writes the table types from a freshly migrated database. `--check` only tells whether they are up to date. */
const target = fileURLToPath(new URL('../server/platform/db/tables.ts', import.meta.url))
const dataDir = await mkdtemp(join(tmpdir(), 'support-tables-'))
const postgres = await startEmbeddedPostgres({ dataDir, durable: false, say: () => {} })
try {
  const pool = openPool(postgres.url)
  const db = openDb(pool)
  await migrate(db, pool)
  await db.destroy()
  const fresh = join(dataDir, 'tables.ts')
  generate(postgres.url, fresh)
  const text = await readFile(fresh, 'utf8')
  if (!process.argv.includes('--check')) await writeFile(target, text)
  else if ((await readFile(target, 'utf8')) !== text) {
    console.error('server/platform/db/tables.ts is not what the migrations make. Run: npm run tables')
    process.exitCode = 1
  }
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function generate(url: string, outFile: string): void {
  const cli = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
  const types = JSON.stringify({ timestamptz: 'string', date: 'string', xid8: 'string' })
  const options = [
    '--dialect=postgres',
    `--url=${url}`,
    `--out-file=${outFile}`,
    '--exclude-pattern=graphile_worker.*',
    `--type-mapping=${types}`,
  ]
  const { status, stderr } = spawnSync(process.execPath, [cli, ...options], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The table types could not be generated:\n${stderr}`)
}
