import { sql } from 'kysely'
import type { Context } from './context.ts'
import { reactionsConcerning } from './registry.ts'

export interface OutgoingEvent {
  name: string
  data: Record<string, unknown>
  actor_type: string
  actor_id: string | null
  authorized_by: string | null
  at: string
}

export interface OutgoingJob {
  task: string
  payload: Record<string, unknown>
  /** A job with a key exists once: a second one with the same key replaces it. */
  key: string | null
  lane: string | null
  run_at: string | null
  max_attempts: number
}

/** Why something was decided, as its row stands in the table. */
export interface OutgoingDecision {
  id: string
  at: string
  subject_type: string
  subject_id: string
  kind: string
  rule: string
  inputs: Record<string, unknown>
  result: Record<string, unknown>
  losers: { option: string; reason: string }[]
  confidence: number | null
  version: string | null
}

/** Channels woken when the transaction commits. `events` feeds browsers, `due` the sweeper. */
export const wake = (ctx: Context, channel: 'due'): void => {
  ctx.tx?.wakes.add(channel)
}

const EVENT_ATTEMPTS = 12

/**
 * The outbox: one statement writes every event of the transaction, one job per subscriber, the decisions and the
 * notifications. It runs last, so an event's row exists exactly when the change it tells of does.
 */
export async function flushOutbox(ctx: Context): Promise<void> {
  const tx = ctx.tx!
  if (tx.events.length + tx.jobs.length + tx.decisions.length + tx.wakes.size === 0) return
  const channels = [...tx.wakes, ...(tx.events.length > 0 ? ['events'] : [])]
  const events = tx.events.map((event, position) => ({ ...event, position }))
  const reactions = await reactionsTo(ctx, events)
  await sql`
    with outgoing as (
      select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
        as e(position int, name text, data jsonb, actor_type text, actor_id text, authorized_by text, at timestamptz)
    ), written as (
      insert into events (position, name, data, actor_type, actor_id, authorized_by, at)
      select position, name, data, actor_type, actor_id, authorized_by, at from outgoing order by position
      returning id, position
    ), decided as (
      insert into decisions (id, at, subject_type, subject_id, kind, rule, inputs, result, losers, confidence, version)
      select id, at, subject_type, subject_id, kind, rule, inputs, result, losers, confidence, version
      from jsonb_to_recordset(${JSON.stringify(tx.decisions)}::jsonb)
        as d(id uuid, at timestamptz, subject_type text, subject_id uuid, kind text, rule text, inputs jsonb, result jsonb,
             losers jsonb, confidence real, version text)
    ), work as (
      select 'reaction' as task,
             jsonb_build_object('event_id', written.id::text, 'reaction', r.reaction) as payload,
             null::text as key, null::text as lane, null::timestamptz as run_at, ${EVENT_ATTEMPTS}::smallint as max_attempts
      from jsonb_to_recordset(${JSON.stringify(reactions)}::jsonb) as r(position int, reaction text)
      join written using (position)
      union all
      select j.task, j.payload, j.key, j.lane, j.run_at, j.max_attempts
      from jsonb_to_recordset(${JSON.stringify(withoutReplaced(tx.jobs))}::jsonb)
        as j(task text, payload jsonb, key text, lane text, run_at timestamptz, max_attempts smallint)
    ), queued as (
      select job.id
      from (
        select array_agg(
          (task, payload::json, lane, run_at, max_attempts, key, null, null)::graphile_worker.job_spec order by key) as specs
        from work having count(*) > 0) as wanted
      cross join lateral graphile_worker.add_jobs(wanted.specs) as job
    )
    select (select count(*) from queued), (select count(pg_notify(c, '')) from unnest(${channels}::text[]) as c)
  `.execute(ctx.db)
}

interface Reacting {
  position: number
  reaction: string
}

async function reactionsTo(ctx: Context, events: readonly (OutgoingEvent & { position: number })[]) {
  const reacting: Reacting[] = []
  for (const event of events)
    for (const reaction of await reactionsConcerning(ctx, event)) reacting.push({ position: event.position, reaction })
  return reacting
}

/** One statement may name a key once: of several jobs with the same key the last one counts. */
const withoutReplaced = (jobs: readonly OutgoingJob[]): OutgoingJob[] => {
  const last = new Map(jobs.map((job, index) => [job.key ?? index, job]))
  return [...last.values()]
}
