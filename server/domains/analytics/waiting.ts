import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { counted, settledSince } from './cases.ts'
import type { FigureName, Period } from './contract.ts'

export type Waiting = Partial<Record<FigureName, number>>

/** What times and shares of things that ended cannot show: how many have not ended yet, now. */
export async function countWaiting(ctx: Context, period: Period): Promise<Waiting> {
  const { rows } = await sql<Required<Pick<Waiting, 'first_response' | 'resolution' | 'first_contact'>>>`
    select waiting.*, (select count(*)::int from tickets
      where tickets.resolved_at >= ${settledSince(ctx)}::timestamptz and ${counted(ctx, period)}) as first_contact
    from (select count(*) filter (where tickets.first_response_at is null)::int as first_response,
        count(*)::int as resolution
      from tickets where tickets.resolved_at is null and ${counted(ctx, period)}) as waiting`.execute(ctx.db)
  return rows[0]!
}
