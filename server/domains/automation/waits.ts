import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { scheduleEach, unschedule } from '../../platform/due.ts'
import { frameworkOf } from '../framework/queries.ts'
import type { Framework } from '../framework/schema.ts'
import { StatusChanged } from '../tickets/events.ts'
import { AUTHORITY } from './guard.ts'

/** Kind of the due rows. Their subject is a row of `automation_waits`. */
export const AFTER = 'automation.after'

/** What may wait: everything of a ticket's conditions that changes only with its status. The rest is looked at in the end. */
const waitingIn = ({ automations }: Framework) =>
  automations.flatMap(({ name, enabled, after, when }) =>
    enabled && after
      ? [{ name, seconds: after.seconds, statuses: when.statuses ?? null, channels: when.channels ?? null }]
      : [],
  )

/**
 * Since when nothing has happened to a ticket: no message of a person and no change of status. What the desk writes by
 * itself, and what a program of the customer answers, breaks no stillness.
 */
const stillness = sql`
  left join lateral (
    select created_at as at from messages
    where ticket_id = t.id and kind <> 'note' and automatic = 'none' order by position desc limit 1) as said on true
  left join lateral (
    select at, authorized_by, xid from events
    where ticket_id = t.id and name = ${sql.lit(StatusChanged.name)} order by id desc limit 1) as moved on true
  cross join lateral (select greatest(t.created_at, said.at, moved.at) as since) as quiet`

export async function quietSince({ db }: Context, ticketId: string): Promise<string> {
  const { rows } = await sql<{ since: string }>`
    select quiet.since from tickets t ${stillness} where t.id = ${ticketId}`.execute(db)
  return instantText(Temporal.Instant.from(rows[0]!.since))
}

interface Wait {
  id: string
  due_at: string
  state: string
}

/**
 * Has the automations wait for these tickets from their last message or change of status on, with a handful of statements
 * however many there are; what need not be waited for any more is forgotten. Changes nothing when it is repeated.
 */
export async function waitFor(ctx: Context, ticketIds: readonly string[]): Promise<void> {
  const wanted = waitingIn(await frameworkOf(ctx))
  if (ticketIds.length === 0) return
  await forget(ctx, ticketIds, wanted)
  if (wanted.length === 0) return
  const { rows } = await sql<Wait>`
    insert into automation_waits as w (id, ticket_id, automation, quiet_since, due_at, state, chain)
    select gen_random_uuid(), t.id, a.name, quiet.since, quiet.since + make_interval(secs => a.seconds), 'waiting',
      case when moved.at = quiet.since and moved.authorized_by like ${`${AUTHORITY}%`} then coalesce((
        select chain from automation_runs r where r.ticket_id = t.id and r.xid = moved.xid
          and r.automation = substr(moved.authorized_by, ${AUTHORITY.length + 1})), '{}') else '{}' end
    from tickets t ${stillness}
    join ${recordsOf(wanted)} on ${fits}
    where t.id = any(${[...ticketIds]}::uuid[]) and ${isLive}
    on conflict (ticket_id, automation) do update set quiet_since = excluded.quiet_since, due_at = excluded.due_at,
      chain = excluded.chain,
      state = case when w.quiet_since = excluded.quiet_since and w.state = 'over' then 'over' else 'waiting' end
    where w.quiet_since < excluded.quiet_since
      or (w.quiet_since = excluded.quiet_since and w.due_at <> excluded.due_at and w.state <> 'over')
    returning w.id, w.due_at, w.state`.execute(ctx.db)
  await scheduleEach(
    ctx,
    AFTER,
    rows
      .filter(({ state }) => state === 'waiting')
      .map(({ id, due_at }) => ({ subject_id: id, due_at: Temporal.Instant.from(due_at) })),
  )
}

type Wanted = ReturnType<typeof waitingIn>

const recordsOf = (wanted: Wanted) => sql`
  jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as a(name text, seconds float8, statuses text[], channels text[])`
const fits = sql`(a.statuses is null or t.status = any(a.statuses)) and (a.channels is null or t.channel = any(a.channels))`
/** Nothing can be done to a closed ticket. */
const isLive = sql`t.status <> 'closed' and not t.spam and t.merged_into is null`

async function forget(ctx: Context, ticketIds: readonly string[], wanted: Wanted): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from automation_waits w where w.ticket_id = any(${[...ticketIds]}::uuid[]) and not exists (
      select from tickets t join ${recordsOf(wanted)} on ${fits}
      where t.id = w.ticket_id and a.name = w.automation and ${isLive})
    returning w.id`.execute(ctx.db)
  if (rows.length > 0)
    await unschedule(
      ctx,
      AFTER,
      rows.map(({ id }) => id),
    )
}
