import { sql } from 'kysely'
import type { Db } from './db/connect.ts'
import { env } from './env.ts'
import { notFound } from './errors.ts'

/** How far the stored test clock is ahead of the wall clock. Always 0 on a real installation. */
let offset_ms = 0
let accepted = false

/** The product's time. It runs like the wall clock, ahead of it by the stored offset in tests. */
export const now = (): Temporal.Instant => Temporal.Now.instant().add({ milliseconds: offset_ms })

export const clockCanMove = (): boolean => accepted

/**
 * Learns whether this database accepts a test clock: only one first started with TEST_CLOCK=1 ever does, so no switch
 * can make a real installation's clocks jump.
 */
export async function loadClock(db: Db): Promise<void> {
  const { accepts_test_clock } = await db
    .selectFrom('installation')
    .select('accepts_test_clock')
    .executeTakeFirstOrThrow()
  accepted = accepts_test_clock && env().TEST_CLOCK
  await refreshClock(db)
}

/** Reads the offset again, since another node may have moved it. Costs nothing on a real installation. */
export async function refreshClock(db: Db): Promise<void> {
  if (!accepted) return
  const row = await db.selectFrom('installation').select('clock_offset_ms').executeTakeFirstOrThrow()
  offset_ms = Number(row.clock_offset_ms)
}

/** Moves the stored clock to `target`. Forward only: an earlier target leaves it where it is. */
export async function moveClock(db: Db, target: Temporal.Instant): Promise<void> {
  if (!accepted) throw notFound('test clock')
  const ahead_ms = target.epochMilliseconds - Temporal.Now.instant().epochMilliseconds
  await sql`update installation set clock_offset_ms = greatest(clock_offset_ms, ${ahead_ms}::bigint)`.execute(db)
  await refreshClock(db)
}
