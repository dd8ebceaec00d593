import { IdParams } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { HelpQuery, PageHelp, TicketSessions } from '../in-app/contract.ts'
import { helpForPage } from '../in-app/help.ts'
import { ticketSessions } from '../in-app/session.ts'

export const inAppRoutes = [
  route.get(
    '/channels/in_app_messaging/help',
    {
      summary: 'Articles for the page of the app somebody looks at',
      may: 'article.search',
      query: HelpQuery,
      reply: PageHelp,
    },
    (ctx, { query }) => helpForPage(ctx, query),
  ),
  route.get(
    '/tickets/:id/session',
    {
      summary: 'What the app told about the session with the customer’s messages, newest first',
      may: 'ticket.read_internal',
      params: IdParams,
      reply: TicketSessions,
    },
    (ctx, { params }) => ticketSessions(ctx, params.id),
  ),
]
