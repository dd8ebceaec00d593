import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { withinReach } from '../../tickets/access.ts'
import { alongFacets, stepsAlong } from '../../tickets/along-facets.ts'
import { having } from '../../tickets/facets.ts'
import type { Sought } from '../understanding/sought.ts'
import { type Boundary, startOf } from './candidate.ts'

/** How far the first step goes back for filters, of which nobody knows how common they are: a day. */
const FIRST_SECONDS = 86_400

interface NewestLeft<Row> {
  before: Boundary
  limit: number
  /** What is made of them: a table with `id`, `at` and `too_many`, which is true where some are missing. */
  select(few: RawBuilder<unknown>): RawBuilder<Row>
}

/**
 * The newest tickets the filters leave. Filters that stand in the index of facets are looked up there; when more have them
 * than are looked up, they are so common that they are met soon by walking along the list.
 */
export async function newestLeft<Row extends { too_many: boolean }>(
  ctx: Context,
  sought: Sought,
  { before, limit, select }: NewestLeft<Row>,
): Promise<Row[]> {
  const left = sql`${visible(ctx, sought)}
    and (tickets.last_message_at, tickets.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
  if (sought.facets.length > 0) {
    const steps = stepsAlong(ctx, { way: 'desc', from: startOf(ctx, before), first_seconds: FIRST_SECONDS })
    const along = alongFacets({ looked: sought.facets.map(having), steps, way: 'desc' })
    const { rows } = await select(sql`
      select id, last_message_at as at, too_many from (${along}) as tickets
      where too_many or (${left}) limit ${sql.lit(limit)}`).execute(ctx.db)
    if (!rows.some(({ too_many }) => too_many)) return rows
  }
  const { rows } = await select(sql`
    select tickets.id, tickets.last_message_at as at, false as too_many from tickets where ${left}
    order by tickets.last_message_at desc, tickets.id desc limit ${sql.lit(limit)}`).execute(ctx.db)
  return rows
}

/** What may be shown: within reach, and as in lists neither spam nor put into another ticket unless that is asked for. */
export function visible(
  ctx: Context,
  { conditions, shows }: Pick<Sought, 'conditions' | 'shows'>,
): RawBuilder<SqlBool> {
  const spam = shows.spam ? sql`true` : sql`not tickets.spam`
  const merged = shows.merged ? sql`true` : sql`tickets.merged_into is null`
  const all = [withinReach(ctx.actor, 'read'), ...conditions].map((condition) => sql`(${condition})`)
  return sql<SqlBool>`${spam} and ${merged} and ${sql.join(all, sql` and `)}`
}
