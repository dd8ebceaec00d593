import type { Context } from '../../../platform/context.ts'
import { untilNews } from '../../../platform/news.ts'
import { answer } from '../../../platform/questions.ts'
import type { TroubleshootingLine } from '../../knowledge/contract.ts'
import { TroubleshootingLines } from '../../knowledge/questions.ts'
import { reachName, withinReach } from '../../tickets/access.ts'
import { learnedFrom } from '../drafts/learned.ts'
import { troubleshootingIn } from './lines.ts'

/** Tickets that are read for a category: the newest that were resolved. */
const MOST_TICKETS = 60

/** What resolved tickets of the category teach, each line with the tickets the caller may look at. */
export const tellTroubleshooting = answer(TroubleshootingLines, (ctx, { ticket_category }) =>
  untilNews(ctx, `curation.troubleshooting:${ticket_category}:${reachName(ctx.actor)}`, () =>
    linesFor(ctx, ticket_category),
  ),
)

async function linesFor(ctx: Context, category: string): Promise<TroubleshootingLine[]> {
  const rows = await ctx.db
    .selectFrom('reports')
    .innerJoin('tickets', 'tickets.id', 'reports.ticket_id')
    .select('tickets.id')
    .where('tickets.category', '=', category)
    .where('tickets.status', 'in', ['resolved', 'closed'])
    .where('tickets.spam', '=', false)
    .where('tickets.restricted', '=', false)
    .where('reports.resolved_at', 'is not', null)
    .where(withinReach(ctx.actor, 'read'))
    .orderBy('reports.updated_at', 'desc')
    .orderBy('reports.ticket_id', 'desc')
    .limit(MOST_TICKETS)
    .execute()
  return troubleshootingIn(
    await learnedFrom(
      ctx,
      rows.map(({ id }) => id),
    ),
  )
}
