import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { counted, type SourceName, sources } from './cases.ts'
import type { Breakdown, Period } from './contract.ts'
import type { Group } from './intervals.ts'
import type { Span } from './period.ts'

export type Facet = Breakdown['by']

/** One figure, group by group. `gap`: between the part of the time before that is compared and the period itself. */
export interface Counts {
  whole: Group
  before: Group
  gap: Group
  steps: Group[]
  parts: Map<Facet, Map<string, Group>>
}

export interface Asked {
  span: Span
  period: Period
}

interface Chosen {
  source: SourceName
  columns: readonly RawBuilder<unknown>[]
}

/** The cases of the period and the time before, each with the step it falls into. */
export function casesIn(ctx: Context, { span, period }: Asked, { source, columns }: Chosen): RawBuilder<unknown> {
  const { from, at, between } = sources[source]
  const range = [span.before.start, span.end] as const
  const bounds = [span.before.start, span.before.end, ...span.steps.map(({ from }) => from), span.end]
  return sql`select ${sql.join([...columns])}, width_bucket(${at}, ${bounds}::timestamptz[]) as step
    from ${from(ctx, range)} where ${between(range)} and ${counted(ctx, period)}`
}

/** What `width_bucket` calls the time before, the gap behind it, and the first step of the period. */
export const [BEFORE, GAP, FIRST_STEP] = [1, 2, 3]
