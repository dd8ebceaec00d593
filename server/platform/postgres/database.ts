import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DATABASE, USER } from './settings.ts'

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const NO_SUCH_DATABASE = '3D000'
const NO_SUCH_PASSWORD = '28P01'
const STILL_STARTING = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET'])

/** The address of our database on the server at this port of 127.0.0.1. */
export function databaseUrl(port: number, password: string, database: string = DATABASE): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`
}

/** Proves that the server lets us in, and creates our database when it is not there yet. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const deadline = performance.now() + 10_000
  for (;;) {
    try {
      return await run(databaseUrl(port, password), 'select 1')
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (code === NO_SUCH_PASSWORD) throw wrongPassword(error)
      if (code === NO_SUCH_DATABASE) await run(databaseUrl(port, password, 'postgres'), `create database ${DATABASE}`)
      else if (!STILL_STARTING.has(code) || performance.now() > deadline) throw error
      else await sleep(50)
    }
  }
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000, ssl: false })
  client.on('error', () => undefined) // The statement that fails with it reports it.
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const wrongPassword = (cause: unknown) =>
  new Error(
    'The database refuses the password kept beside it. Its folder and the file "password" come from different installations; ' +
      'put both back from the same backup.',
    { cause },
  )
