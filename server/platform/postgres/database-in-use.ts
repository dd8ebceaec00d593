import { env } from '../env.ts'
import { startEmbeddedPostgres } from './embedded.ts'

/** The database of this process: the one DATABASE_URL names, or the embedded one, which stops with us. */
export async function openDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const { DATABASE_URL, DATA_DIR } = env()
  if (DATABASE_URL) return { url: DATABASE_URL, stop: async () => {} }
  return startEmbeddedPostgres({ dataDir: DATA_DIR })
}
