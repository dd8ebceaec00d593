import { sql } from 'kysely'
import { moveClock } from './clock.ts'
import type { Context } from './context.ts'
import { nextFiring, sweep } from './due.ts'
import { unavailable } from './errors.ts'
import { allJobs } from './registry.ts'

const POLL_MS = 15
const PATIENCE_MS = 60_000

/** Moves the test clock to `target`, stopping at each due moment in order and letting everything it causes happen first. */
export async function advanceTo(ctx: Context, target: Temporal.Instant): Promise<void> {
  await settleDown(ctx)
  for (;;) {
    const next = await nextFiring(ctx)
    if (!next || Temporal.Instant.compare(next, target) > 0) break
    await moveClock(ctx.db, next)
    await settleDown(ctx)
  }
  await moveClock(ctx.db, target)
  await settleDown(ctx)
}

/** Fires what is due and waits until the workers have nothing left to do now. */
async function settleDown(ctx: Context): Promise<void> {
  const started_ms = performance.now()
  while ((await sweep(ctx)) > 0 || (await busy(ctx))) {
    if (performance.now() - started_ms > PATIENCE_MS) {
      throw unavailable(
        'not_settled',
        'The clock was moved, but jobs are still running after a minute. Is a worker running? See support_jobs on /metrics.',
      )
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** Jobs that are ready or running. Retries of calls to the outside are not waited for: the other side has its own time. */
async function busy({ db }: Context): Promise<boolean> {
  const outside = allJobs()
    .filter((job) => job.outside)
    .map((job) => job.name)
  const { rows } = await sql<{ busy: boolean }>`
    select exists (
      select from graphile_worker.jobs
      where attempts < max_attempts and (locked_at is not null or run_at <= now())
        and not (task_identifier = any(${outside}::text[]) and attempts > 0 and locked_at is null)
    ) as busy`.execute(db)
  return rows[0]!.busy
}
