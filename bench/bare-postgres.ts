import pg from 'pg'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts'
import { repeat, timed } from './load.ts'

/** A PostgreSQL with the product's settings and nothing else: what a limit is measured on. */
export interface BarePostgres {
  url: string
  version: string
  first_start_ms: number
  second_start_ms: number
  stop(): Promise<void>
}

export async function startBarePostgres(): Promise<BarePostgres> {
  const dataDir = await aDataFolder()
  let server: EmbeddedPostgres | undefined
  const start = () =>
    timed(async () => {
      server = await startEmbeddedPostgres({ dataDir, say: () => {} })
    })
  const first_start_ms = await start()
  await server!.stop()
  const second_start_ms = await start()
  const { url, stop } = server!
  const version = await withPool(
    url,
    1,
    async (pool) => (await pool.query('show server_version')).rows[0].server_version,
  )
  return { url, version, first_start_ms, second_start_ms, stop }
}

/** Rows inserted and committed one by one, per second. */
export const commitsPerSecond = ({ url }: BarePostgres, connections: number): Promise<number> =>
  withPool(url, connections, async (pool) => {
    await pool.query(
      'create table if not exists commits (n bigint generated always as identity primary key, text text)',
    )
    const insert = () => pool.query('insert into commits (text) values ($1)', ['x'.repeat(200)])
    return (await repeat(insert, { at_once: connections, seconds: 2 })).per_second
  })

/** From NOTIFY on one connection until another one hears it, in milliseconds. */
export async function notifyLatencies({ url }: BarePostgres, count: number): Promise<number[]> {
  const [speaker, hearer] = [new pg.Client(url), new pg.Client(url)]
  await Promise.all([speaker.connect(), hearer.connect()])
  await hearer.query('listen bench')
  const latencies: number[] = []
  for (let n = 0; n < count; n++) {
    const heard = new Promise((resolve) => hearer.once('notification', resolve))
    latencies.push(await timed(() => Promise.all([speaker.query('notify bench'), heard])))
  }
  await Promise.all([speaker.end(), hearer.end()])
  return latencies
}

async function withPool<T>(url: string, max: number, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}
