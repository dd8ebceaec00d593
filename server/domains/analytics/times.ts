import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { measures } from './cases.ts'
import { type Asked, BEFORE, type Counts, casesIn, FIRST_STEP } from './dated-cases.ts'
import { nothing } from './groups.ts'
import type { Group } from './intervals.ts'

interface Row extends Omit<Group, 'median' | 'p90'> {
  step: number | null
  era: number | null
  channel: string | null
  percentiles: [number, number] | null
}

/** Medians do not add up from parts: each group is sorted by itself. */
export async function measureTimes(ctx: Context, asked: Asked, name: 'first_response' | 'resolution'): Promise<Counts> {
  const { source, value } = measures[name]
  const columns = [sql`tickets.channel`, sql`(${value(ctx)})::float8 as value`]
  const { rows } = await sql<Row>`
    select step, era, channel, count(*)::int as cases, avg(value) as mean, stddev_samp(value) as deviation,
      avg(ln(1 + value)) as log_mean, stddev_samp(ln(1 + value)) as log_deviation,
      percentile_cont(array[0.5, 0.9]) within group (order by value) as percentiles
    from (select *, least(step, ${sql.lit(FIRST_STEP)}) as era from (${casesIn(ctx, asked, { source, columns })}) as dated
      where value is not null) as cases
    group by grouping sets ((step), (era), (era, channel))`.execute(ctx.db)
  const eraOf = (era: number) => timesOf(rows.find((row) => row.era === era && row.channel === null))
  const channels = rows.filter(({ era, channel }) => era === FIRST_STEP && channel !== null)
  return {
    ...{ whole: eraOf(FIRST_STEP), before: eraOf(BEFORE), gap: nothing },
    steps: asked.span.steps.map((_step, index) => timesOf(rows.find(({ step }) => step === FIRST_STEP + index))),
    parts: new Map([['channel', new Map(channels.map((row) => [row.channel!, timesOf(row)]))]]),
  }
}

function timesOf(row: Row | undefined): Group {
  if (!row) return nothing
  const { cases, mean, deviation, log_mean, log_deviation, percentiles } = row
  return {
    cases,
    mean,
    deviation,
    log_mean,
    log_deviation,
    median: percentiles?.[0] ?? null,
    p90: percentiles?.[1] ?? null,
  }
}
