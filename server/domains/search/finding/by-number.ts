import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Sought } from '../understanding/sought.ts'
import { visible } from './newest-left.ts'

/** Whoever asks for a ticket by its number finds it, also when it was put into another one. */
export async function idsByNumber(ctx: Context, sought: Sought): Promise<string[]> {
  if (sought.numbers.length === 0) return []
  const shows = { ...sought.shows, merged: true }
  const rows = await ctx.db
    .selectFrom('tickets')
    .select('id')
    .where('number', '=', sql<string>`any(${sought.numbers}::bigint[])`)
    .where(visible(ctx, { conditions: sought.conditions, shows }))
    .execute()
  return rows.map(({ id }) => id)
}
