import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../platform/context.ts'
import type { KeptClock } from './settle.ts'

export const momentText = (ms: number | null): string | null =>
  ms === null ? null : instantText(Temporal.Instant.fromEpochMilliseconds(ms))

/** Whether anything about a clock is another than what is kept of it. */
export const isChanged = (clock: KeptClock, kept: KeptClock | undefined): boolean =>
  kept === undefined || JSON.stringify(shapeOf(clock)) !== JSON.stringify(shapeOf(kept))

/** In one order of fields, so that equal clocks have equal texts. */
const shapeOf = (clock: KeptClock) => [
  ...[clock.target_ms, clock.target_text, clock.version, clock.started, clock.state, clock.due, clock.stopped],
  ...[clock.counted_ms, clock.paused_ms, clock.path, clock.policy],
  clock.hours.map(({ from, calendar }) => [from, calendar]),
  clock.marks.map(({ percent, due, fired, after_ms }) => [percent, due, fired, after_ms]),
]

/** Writes clocks of tickets the caller holds locked, all with one statement. */
export async function keepClocks(
  ctx: Context,
  clocks: readonly { ticket_id: string; clock: KeptClock }[],
): Promise<void> {
  if (clocks.length === 0) return
  const rows = clocks.map(({ ticket_id, clock }) => ({ ticket_id, ...rowOf(clock) }))
  await sql`
    insert into clocks (ticket_id, kind, cycle, target_seconds, target_text, target_path, policy, hours, started_at, state,
      due_at, stopped_at, counted_ms, paused_ms, marks, breached_at, policy_version, updated_at)
    select ticket_id, kind, cycle, target_seconds, target_text, target_path, policy, hours, started_at, state,
      due_at, stopped_at, counted_ms, paused_ms, marks, breached_at, policy_version, ${nowText(ctx)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(ticket_id uuid, kind text, cycle bigint,
      target_seconds float8, target_text text, target_path text, policy text, hours jsonb, started_at timestamptz,
      state text, due_at timestamptz, stopped_at timestamptz, counted_ms bigint, paused_ms bigint, marks jsonb,
      breached_at timestamptz, policy_version text)
    on conflict (ticket_id, kind, cycle) do update set target_seconds = excluded.target_seconds,
      target_text = excluded.target_text, target_path = excluded.target_path, policy = excluded.policy,
      hours = excluded.hours, started_at = excluded.started_at, state = excluded.state, due_at = excluded.due_at,
      stopped_at = excluded.stopped_at, counted_ms = excluded.counted_ms, paused_ms = excluded.paused_ms,
      marks = excluded.marks, breached_at = excluded.breached_at, policy_version = excluded.policy_version,
      updated_at = excluded.updated_at`.execute(ctx.db)
}

/** A clock as a row of the table. */
export const rowOf = ({ target_ms, version, path, started, due, stopped, marks, ...clock }: KeptClock) => ({
  ...clock,
  ...{ policy_version: version, target_seconds: target_ms / 1_000, target_path: path },
  ...{ started_at: momentText(started), due_at: momentText(due), stopped_at: momentText(stopped) },
  breached_at: momentText(breachOf(marks)),
  marks: marks.map(({ percent, due, fired, after_ms }) => ({
    ...{ percent, due_at: momentText(due), fired_at: momentText(fired) },
    ...(after_ms === null ? {} : { after_ms }),
  })),
})

/** When the deadline passed that was told as missed. */
export const breachOf = (marks: KeptClock['marks']): number | null =>
  marks.find(({ percent, fired }) => percent === 100 && fired !== null)?.due ?? null
