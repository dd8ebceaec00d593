import { existsSync } from 'node:fs'
import { domains } from '../server/domains/index.ts'
import { now } from '../server/platform/clock.ts'
import { type Context, systemActor } from '../server/platform/context.ts'
import { openDb, openPool } from '../server/platform/db/connect.ts'
import { env } from '../server/platform/env.ts'
import { log } from '../server/platform/log.ts'
import { urlOfRunningPostgres } from '../server/platform/postgres/embedded.ts'
import { registerDomains } from '../server/platform/registry.ts'
import { loadSecretKey } from '../server/platform/secrets.ts'

/** Runs work on the installation that is running in this DATA_DIR, or on DATABASE_URL. It starts no second database. */
export async function withInstallation(work: (ctx: Context) => Promise<void>): Promise<void> {
  const { DATABASE_URL, DATA_DIR } = env()
  const url = DATABASE_URL ?? (existsSync(DATA_DIR) ? urlOfRunningPostgres(DATA_DIR) : undefined)
  if (!url)
    throw new Error(
      `No database runs in ${DATA_DIR}. Start Support Responder first (npm start), or set DATA_DIR or DATABASE_URL as it has them.`,
    )
  registerDomains(domains)
  await loadSecretKey({ mayCreate: false })
  const pool = openPool(url, 2)
  const db = openDb(pool)
  try {
    await work({ db, actor: systemActor, now, log: log() })
  } finally {
    await db.destroy()
  }
}
