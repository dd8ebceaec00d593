import { sql } from 'kysely'
import type { Context } from './context.ts'

/** First look after the start, then ever slower: a crash is found at the next start or by another node. */
const FIRST_LOOK_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

/** The advisory lock a living queue holds on its node's own connection; it goes when the process goes. */
export const workerLock = (poolId: string): string => `worker:${poolId}`

/**
 * Gives jobs back whose worker died. The queue itself would wait four hours before it believes that; we know it from the
 * lock every living worker holds. A worker is taken for dead when it is seen without its lock twice in a row, so that a
 * connection that is just being renewed costs nobody a job.
 */
export function watchAbandonedJobs(ctx: Context): () => Promise<void> {
  let suspects = new Set<string>()
  let pause_ms = FIRST_LOOK_MS
  let stopped = false
  let timer: NodeJS.Timeout
  let turn: Promise<void> = Promise.resolve()

  const look = async () => {
    try {
      const missing = await workersWithoutLock(ctx)
      const dead = missing.filter((id) => suspects.has(id))
      if (dead.length > 0) {
        await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(ctx.db)
        ctx.log.warn({ workers: dead.length }, 'jobs of workers that died were given back')
      }
      pause_ms = missing.length > dead.length ? FIRST_LOOK_MS : Math.min(pause_ms * 2, LONGEST_PAUSE_MS)
      suspects = new Set(missing)
    } catch (error) {
      ctx.log.warn({ err: error }, 'abandoned jobs cannot be looked for; trying again')
    }
    plan()
  }

  function plan() {
    if (stopped) return
    timer = setTimeout(() => {
      turn = look()
    }, pause_ms)
  }

  turn = look()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await turn
    clearTimeout(timer)
  }
}

async function workersWithoutLock({ db }: Context): Promise<string[]> {
  const { rows } = await sql<{ locked_by: string }>`
    select distinct locked_by from graphile_worker.jobs
    where locked_by is not null
      and not exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
          and (classid::bigint << 32) | objid::bigint = hashtextextended('worker:' || locked_by, 0)
      )`.execute(db)
  return rows.map(({ locked_by }) => locked_by)
}
