import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Context, nowText } from '../../platform/context.ts'
import { counted, NO_TEAM } from './cases.ts'
import type { Asked, Facet } from './dated-cases.ts'
import type { Span } from './period.ts'

export interface Backlog {
  cases: number
  parts: Map<Facet, Map<string, number>>
}

const DAY = 86_400
/** From so many seconds on, oldest last. */
export const AGES = [
  { key: 'under_1_day', from: 0 },
  { key: '1_to_3_days', from: DAY },
  { key: '3_to_7_days', from: 3 * DAY },
  { key: '7_to_14_days', from: 7 * DAY },
  { key: '14_to_30_days', from: 14 * DAY },
  { key: 'over_30_days', from: 30 * DAY },
] as const

/** Not resolved when the period ended; not resolved now if it still runs. */
export const waitingAt = (ctx: Context, { end }: Span): RawBuilder<SqlBool> =>
  end > nowText(ctx)
    ? sql`tickets.resolved_at is null`
    : sql`tickets.created_at < ${end}::timestamptz
        and (tickets.resolved_at is null or tickets.resolved_at >= ${end}::timestamptz)`

/** How long a ticket had waited by then, in seconds. */
export function ageAt(ctx: Context, { end }: Span): RawBuilder<number> {
  const now = nowText(ctx)
  return sql`extract(epoch from ${end > now ? now : end}::timestamptz - tickets.created_at)::float8`
}

export const ageKeyAt = (ctx: Context, span: Span): RawBuilder<string> =>
  sql`(${sql.val(AGES.map(({ key }) => key))}::text[])[greatest(1,
    width_bucket(${ageAt(ctx, span)}, ${sql.val(AGES.map(({ from }) => from))}::float8[]))]`

const FACETS = ['channel', 'priority', 'team', 'age'] as const

/** What is not resolved, and how it is made up. */
export async function countBacklog(ctx: Context, { span, period }: Asked): Promise<Backlog> {
  const { rows } = await sql<{ cases: number } & Record<Facet, string | null>>`
    with cases as (
      select tickets.channel, tickets.priority, coalesce(tickets.team, ${sql.lit(NO_TEAM)}) as team,
        ${ageKeyAt(ctx, span)} as age
      from tickets where ${waitingAt(ctx, span)} and ${counted(ctx, period)})
    select channel, priority, team, age, count(*)::int as cases from cases
    group by grouping sets ((), (channel), (priority), (team), (age)) order by channel, priority, team, age`.execute(
    ctx.db,
  )
  const parts: Backlog['parts'] = new Map(FACETS.map((facet) => [facet, new Map()]))
  let cases = 0
  for (const row of rows) {
    const facet = FACETS.find((name) => row[name] !== null)
    if (facet) parts.get(facet)!.set(row[facet]!, row.cases)
    else cases = row.cases
  }
  return { cases, parts }
}

/**
 * The backlog at the end of each step, and before the gap and the first step: from the end backwards, what was opened
 * had not been there and what was resolved still had.
 */
export function backlogCourse(
  atEnd: number,
  { steps, gap }: { steps: readonly Flowed[]; gap: Flowed },
): { steps: number[]; start: number; before: number } {
  const course: number[] = []
  let open = atEnd
  for (const { opened, resolved } of steps.toReversed()) {
    course.unshift(open)
    open += resolved - opened
  }
  return { steps: course, start: open, before: open + gap.resolved - gap.opened }
}

interface Flowed {
  opened: number
  resolved: number
}
