import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { withinReach } from '../tickets/access.ts'
import type { FigureName, Period } from './contract.ts'
import { RETURN_DAYS, SITTING_HOURS } from './definitions.ts'

/**
 * What a number counts, said once: the dashboard counts it and the list behind a number lists it, so the two cannot
 * disagree. Every source joins `tickets`, whose row decides on reach, spam, merges and facets.
 */
export interface Source {
  from(ctx: Context, range: Range): RawBuilder<unknown>
  id: RawBuilder<string>
  /** The moment a case is dated by. */
  at: RawBuilder<string>
  /** The same as a condition on columns that are indexed. */
  between(range: Range): RawBuilder<SqlBool>
}

/** Moments: from the first on, before the second. */
export type Range = readonly [from: string, to: string]

const within = (column: string, [from, to]: Range) => {
  const at = sql.ref(column)
  return sql<SqlBool>`${at} >= ${from}::timestamptz and ${at} < ${to}::timestamptz`
}

const ticketsBy = (column: string): Source => ({
  from: () => sql`tickets`,
  id: sql`tickets.id`,
  at: sql.ref(column),
  between: (range) => within(column, range),
})

/** Decided: it was late, or it was kept. A clock that ended without an answer has done neither. */
const deadlines: Source = {
  from: () => sql`clocks join tickets on tickets.id = clocks.ticket_id`,
  id: sql`clocks.ticket_id`,
  at: sql`coalesce(clocks.breached_at, clocks.stopped_at)`,
  between: (range) => sql`clocks.kind in ('first_response', 'resolution') and clocks.state <> 'cancelled'
    and (${within('clocks.breached_at', range)}
      or clocks.breached_at is null and clocks.state = 'stopped' and ${within('clocks.stopped_at', range)}
        and (clocks.kind <> 'first_response' or tickets.first_response_at is not null))`,
}

const ratings: Source = {
  from: () => sql`surveys join tickets on tickets.id = surveys.ticket_id`,
  id: sql`surveys.id`,
  at: sql`surveys.answered_at`,
  between: (range) => sql`surveys.state = 'answered' and ${within('surveys.answered_at', range)}`,
}

/** Resolutions whose customer has had time to come back, each with whether it was no help after all. */
const settled: Source = {
  ...ticketsBy('tickets.resolved_at'),
  from: (ctx, range) => sql`tickets
    left join (${returnedAbout(ctx, range)} union ${undone(ctx, range)}) as unhelped on unhelped.id = tickets.id`,
}

/** Their customer was back on another ticket about the same. */
const returnedAbout = (ctx: Context, range: Range) => sql`
  select earlier.id from tickets as earlier join tickets as other
    on other.customer_id = earlier.customer_id and coalesce(other.category, '') = coalesce(earlier.category, '')
  where ${within('earlier.resolved_at', settledWithin(ctx, range))}
    and ${within('other.created_at', [range[0], sinceThen(range[1], RETURN_DAYS)])}
    and other.created_at > earlier.resolved_at
    and other.created_at <= earlier.resolved_at + make_interval(hours => ${sql.lit(24 * RETURN_DAYS)})
    and not other.spam and other.merged_into is null`

/**
 * They had been resolved before, and it did not hold. Closing a ticket by hand withdraws the question, and not the
 * resolution; one that was taken back together with its reply, before anybody was asked, has not happened.
 */
const undone = (ctx: Context, range: Range) => sql`
  select earlier.id from confirmations join tickets as earlier on earlier.id = confirmations.ticket_id
  left join surveys on surveys.ticket_id = earlier.id and surveys.resolved_at = confirmations.resolved_at
  where ${within('earlier.resolved_at', settledWithin(ctx, range))} and confirmations.state in ('rejected', 'withdrawn')
    and confirmations.resolved_at <> earlier.resolved_at
    and (confirmations.state = 'rejected' or surveys.message_id is not null or surveys.reason is distinct from 'reopened')`

const sinceThen = (moment: string, days: number): string =>
  instantText(Temporal.Instant.from(moment).add({ hours: 24 * days }))

/** What is resolved less than so many days ago may still turn out otherwise. */
export const settledSince = (ctx: Context): string => sinceThen(instantText(ctx.now()), -RETURN_DAYS)

const settledWithin = (ctx: Context, [from, to]: Range): Range => [
  from,
  to < settledSince(ctx) ? to : settledSince(ctx),
]

export const sources = {
  opened: ticketsBy('tickets.created_at'),
  answered: ticketsBy('tickets.first_response_at'),
  resolved: ticketsBy('tickets.resolved_at'),
  settled,
  ratings,
  deadlines,
} satisfies Record<string, Source>

export type SourceName = keyof typeof sources

/** What a case of a source adds to a figure, as a number; null: it is no case of this one. */
export interface Measure {
  source: SourceName
  value(ctx: Context): RawBuilder<number | null>
}

const isTrue = (condition: RawBuilder<SqlBool>) => sql<number>`case when ${condition} then 100.0 else 0.0 end`
const seconds = (from: string, to: string) => sql<number>`extract(epoch from ${sql.ref(to)} - ${sql.ref(from)})`
const kept = (kind: 'first_response' | 'resolution') => () =>
  sql<number>`case when clocks.kind = ${sql.lit(kind)} then ${isTrue(sql`clocks.breached_at is null`)} end`

/** Of the backlog, which is no flow, see `backlog.ts`. */
export const measures: Record<Exclude<FigureName, 'backlog'>, Measure> = {
  satisfaction: { source: 'ratings', value: () => sql`surveys.score` },
  happy: { source: 'ratings', value: () => isTrue(sql`surveys.score >= 4`) },
  first_contact: { source: 'settled', value: firstContact },
  first_response_in_time: { source: 'deadlines', value: kept('first_response') },
  resolution_in_time: { source: 'deadlines', value: kept('resolution') },
  first_response: {
    source: 'answered',
    // An answer in the very moment of receipt is a call or a ticket that was put down by an agent.
    value: () => sql`case when tickets.first_response_at > tickets.created_at
      then ${seconds('tickets.created_at', 'tickets.first_response_at')} end`,
  },
  resolution: { source: 'resolved', value: () => seconds('tickets.created_at', 'tickets.resolved_at') },
  opened: { source: 'opened', value: () => sql`1` },
  resolved: { source: 'resolved', value: () => sql`1` },
}

/** A customer who had to write twice, or came back within days, was not helped at the first contact. */
function firstContact(ctx: Context): RawBuilder<number | null> {
  const oneSitting = sql<SqlBool>`tickets.channel in ('live_chat', 'phone_support')
    and tickets.resolved_at <= tickets.created_at + make_interval(hours => ${sql.lit(SITTING_HOURS)})`
  return sql`case
    when tickets.contacts_to_resolution is null or tickets.resolved_at >= ${settledSince(ctx)}::timestamptz then null
    when tickets.contacts_to_resolution > 1 and not (${oneSitting}) then 0.0
    when unhelped.id is not null then 0.0
    else 100.0 end`
}

export const NO_TEAM = 'none'

/** What figures are split by. Scores are of ratings only. */
export const facetColumns = {
  channel: sql`tickets.channel`,
  priority: sql`tickets.priority`,
  team: sql`coalesce(tickets.team, ${sql.lit(NO_TEAM)})`,
  score: sql`surveys.score`,
}

/** Whose tickets count: within reach, no spam, not put into another one, and what the reader chose. */
export function counted(ctx: Context, { channel, team, priority }: Period): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`not tickets.spam and tickets.merged_into is null`]
  if (channel) conditions.push(sql`tickets.channel = ${channel}`)
  if (priority) conditions.push(sql`tickets.priority = ${priority}`)
  if (team) conditions.push(team === NO_TEAM ? sql`tickets.team is null` : sql`tickets.team = ${team}`)
  return sql`${sql.join(conditions, sql` and `)} and ${withinReach(ctx.actor, 'read')}`
}
