import type { Context } from '../../../platform/context.ts'
import { instantText } from '../../../platform/context.ts'
import type { CauseCode } from '../../interaction-reports/contract.ts'

const LOOKED_BACK_DAYS = 180

/** What was really wrong in the resolved tickets of a category, as far as their reports say: how often each. */
export async function causesOf(ctx: Context, ticket_category: string): Promise<Map<CauseCode, number>> {
  const since = instantText(ctx.now().subtract({ hours: 24 * LOOKED_BACK_DAYS }))
  const rows = await ctx.db
    .selectFrom('reports')
    .innerJoin('tickets', 'tickets.id', 'reports.ticket_id')
    .select((eb) => ['reports.cause_code', eb.cast<number>(eb.fn.countAll(), 'integer').as('count')])
    .where('tickets.category', '=', ticket_category)
    .where('tickets.resolved_at', '>=', since)
    .where('reports.cause_code', 'is not', null)
    .groupBy('reports.cause_code')
    .execute()
  return new Map(rows.map(({ cause_code, count }) => [cause_code as CauseCode, count]))
}
