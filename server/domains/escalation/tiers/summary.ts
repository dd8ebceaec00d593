import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { instantText } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { withinReach } from '../../tickets/access.ts'
import { TeamChanged } from '../../tickets/events.ts'
import type { EscalationSummary, SummaryQuery } from '../contract.ts'
import { TicketEscalated } from '../events.ts'

const DAYS = 30

/** What counts, in words: shown beside the number. */
export const WRONG_TIER =
  'Of the tickets that were given a tier in this time, those that stood in another one within 24 hours, and that not because ' +
  'they were handed up for a criterion or by age: somebody moved them, corrected what they are about, or gave them back.'

interface Span {
  from: string
  to: string
}

/** Hand-overs of a time, with how long they waited to be taken, and how well tiers were chosen. Within the caller's reach. */
export async function escalationSummary(ctx: Context, query: SummaryQuery): Promise<EscalationSummary> {
  const span = spanOf(ctx, query)
  const all = await escalationsBy(ctx, span, 'all')
  return {
    ...span,
    escalations: all[0] ? countOf(all[0]) : NOTHING,
    by_criterion: (await escalationsBy(ctx, span, 'criterion')).map((row) => ({
      criterion: row.criterion!,
      ...countOf(row),
    })),
    by_tier: (await escalationsBy(ctx, span, 'tier')).map((row) => ({
      ...{ from_tier: row.from_tier, to_tier: row.to_tier },
      ...countOf(row),
    })),
    suggestions: await suggestionsBy(ctx, span),
    wrong_tier: { ...(await wrongTierOf(ctx, span)), definition: WRONG_TIER },
    ...(await othersOf(ctx, span)),
  }
}

function spanOf(ctx: Context, { from, to }: SummaryQuery): Span {
  const end = to ? Temporal.Instant.from(to) : ctx.now()
  const start = from ? Temporal.Instant.from(from) : end.subtract({ hours: DAYS * 24 })
  if (Temporal.Instant.compare(start, end) >= 0)
    throw invalid('The time must begin before it ends.', [{ path: 'from', message: 'must lie before `to`' }])
  return { from: instantText(start), to: instantText(end) }
}

interface Counted {
  criterion: string | null
  from_tier: string | null
  to_tier: string | null
  count: number
  accepted: number
  median: number | null
  p90: number | null
}

const NOTHING = { count: 0, accepted: 0, acceptance_seconds: { median: null, p90: null } }
const countOf = ({ count, accepted, median, p90 }: Counted) => ({
  count,
  accepted,
  acceptance_seconds: { median, p90 },
})

const GROUPS = {
  all: sql`null::text as criterion, null::text as from_tier, null::text as to_tier`,
  criterion: sql`e.criterion, null::text as from_tier, null::text as to_tier`,
  tier: sql`null::text as criterion, e.from_tier, e.to_tier`,
}

async function escalationsBy({ db, actor }: Context, { from, to }: Span, by: keyof typeof GROUPS): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select criterion, from_tier, to_tier, count(*)::int as count, count(seconds)::int as accepted,
      percentile_cont(0.5) within group (order by seconds) as median,
      percentile_cont(0.9) within group (order by seconds) as p90
    from (
      select ${GROUPS[by]}, extract(epoch from e.accepted_at - e.at)::float8 as seconds
      from escalations as e join tickets on tickets.id = e.ticket_id
      where e.at >= ${from}::timestamptz and e.at < ${to}::timestamptz and ${withinReach(actor, 'read')}) as e
    group by 1, 2, 3 order by count desc, 1, 2, 3`.execute(db)
  return rows
}

async function suggestionsBy({ db, actor }: Context, { from, to }: Span) {
  const { rows } = await sql<EscalationSummary['suggestions'][number]>`
    select s.criterion, count(*)::int as suggested, (count(*) filter (where state = 'accepted'))::int as accepted,
      (count(*) filter (where state = 'dismissed'))::int as dismissed,
      (count(*) filter (where state = 'handed_up'))::int as handed_up
    from escalation_suggestions as s join tickets on tickets.id = s.ticket_id
    where s.at >= ${from}::timestamptz and s.at < ${to}::timestamptz and ${withinReach(actor, 'read')}
    group by 1 order by suggested desc, 1`.execute(db)
  return rows
}

/** Placed: the first team of a ticket. Its first move to another tier counts, unless it was handed up in that transaction. */
async function wrongTierOf({ db, actor }: Context, { from, to }: Span) {
  const { rows } = await sql<{ placed: number; moved: number }>`
    select count(*)::int as placed, (count(*) filter (where moved.is_wrong))::int as moved
    from events as placed
    join tickets on tickets.id = placed.ticket_id
    left join lateral (
      select not exists (
        select from events as up where up.ticket_id = placed.ticket_id and up.xid = next.xid
          and up.name = ${TicketEscalated.name}) as is_wrong
      from events as next
      where next.ticket_id = placed.ticket_id and next.name = ${TeamChanged.name} and next.id > placed.id
        and next.at < placed.at + interval '24 hours' and next.data ->> 'tier' is distinct from placed.data ->> 'tier'
      order by next.id limit 1) as moved on true
    where placed.name = ${TeamChanged.name} and placed.data ->> 'before' is null
      and placed.at >= ${from}::timestamptz and placed.at < ${to}::timestamptz
      and not tickets.spam and ${withinReach(actor, 'read')}`.execute(db)
  const { placed, moved } = rows[0]!
  return { placed, moved, rate: placed === 0 ? null : moved / placed }
}

async function othersOf({ db, actor }: Context, { from, to }: Span) {
  const within = (at: ReturnType<typeof sql.ref>) =>
    sql`${at} >= ${from}::timestamptz and ${at} < ${to}::timestamptz and ${withinReach(actor, 'read')}`
  const { rows } = await sql<{ returns: number; ping_pong: number; made: number; acknowledged: number; late: number }>`
    select
      (select count(*)::int from tier_returns as r join tickets on tickets.id = r.ticket_id where ${within(sql.ref('r.at'))}) as returns,
      (select count(*)::int from tier_bounces as b join tickets on tickets.id = b.ticket_id where ${within(sql.ref('b.at'))}) as ping_pong,
      calls.made, calls.acknowledged, calls.late
    from (
      select count(*)::int as made, count(c.acknowledged_at)::int as acknowledged,
        (count(*) filter (where c.step > 0))::int as late
      from escalation_calls as c join tickets on tickets.id = c.ticket_id where ${within(sql.ref('c.at'))}) as calls`.execute(
    db,
  )
  const { returns, ping_pong, ...calls } = rows[0]!
  return { returns, ping_pong, calls }
}
