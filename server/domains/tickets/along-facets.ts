import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Context, instantText } from '../../platform/context.ts'
import { type Stretch, secondsOf, stepsFrom } from '../../platform/stretches.ts'
import { lastSaidIn, namesOf, SMALLEST_STRETCH } from './facets.ts'

/** So many are read at most, and sorted at most. Those that match more often than that stand close together where one walks. */
export const MOST_READ = 2_500

interface Along {
  /** Conditions `tickets_by_facet` can tell by itself. */
  looked: readonly Expression<SqlBool>[]
  /** Steps of time, the nearest first. */
  steps: readonly Stretch[][]
  way: 'asc' | 'desc'
}

/**
 * The rows of the tickets that can be looked up, by their last message, a step of time at a time: whoever selects from it
 * with a limit reads no step more than it needs. `too_many` marks what follows when more than `MOST_READ` were read: then
 * some are missing.
 */
export function alongFacets({ looked, steps, way }: Along): RawBuilder<unknown> {
  const order = sql.raw(way)
  // The stretches first: from there on the index skips through the lists of the facets.
  const conditions = sql.join([lastSaidIn(sql`step.stretches`), ...looked], sql` and `)
  return sql`
    select tickets.*, greatest(in_step, row_number() over ()) > ${sql.lit(MOST_READ)} as too_many
    from unnest(${steps.map(namesOf)}::text[]) as step(stretches)
    cross join lateral (
      select tickets.*, count(*) over () as in_step from (
        select * from tickets where ${conditions} limit ${sql.lit(MOST_READ + 1)}) tickets
      order by last_message_at ${order}, id ${order}) tickets`
}

/** A day: some clocks are ahead of others. */
const AHEAD_SECONDS = 86_400

interface Between {
  way: 'asc' | 'desc'
  from: string
  /** What is looked for is likely to be so near. */
  first_seconds: number
  /** Nothing that is older is looked for. */
  since?: string | undefined
  /** Hardly anything is older. */
  begun?: string | null
}

/** Each step costs the index something by itself; of rare combinations the last should not go much too far. */
const GROWTH = 2

/** The steps from a moment back to the beginning, or on to this day. */
export function stepsAlong(ctx: Context, { way, from, first_seconds, since, begun }: Between): Stretch[][] {
  const end = Math.max(secondsOf(from), secondsOf(instantText(ctx.now()))) + AHEAD_SECONDS
  const beginning = since ? Math.max(0, secondsOf(since)) : 0
  return stepsFrom(secondsOf(from), {
    until: way === 'desc' ? Math.min(beginning, secondsOf(from)) : end,
    first_seconds,
    growth: GROWTH,
    begun: begun ? secondsOf(begun) : 0,
    smallest: SMALLEST_STRETCH,
  })
}
