import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { publicUrl } from '../../platform/env.ts'
import { audienceOf } from '../knowledge/access.ts'
import { articlePath } from '../knowledge/draw.ts'
import { accessTicket } from '../tickets/access.ts'
import type { TicketArticles } from './contract.ts'
import { suggestionsFor } from './queries.ts'

const MOST_SUGGESTED = 5
/** Of a conversation, so many of its customer's last messages say what is asked now. */
const LAST_MESSAGES = 2

/** Articles in play for a ticket within reach, and those that match what its customer asks. */
export async function articlesForTicket(ctx: Context, id: string): Promise<TicketArticles> {
  const ticket = await accessTicket(ctx, id, 'read')
  const audience = audienceOf(ctx.actor)
  const linked = await linkedTo(ctx, ticket.id, audience.sees)
  const text = `${ticket.subject}\n${await askedIn(ctx, ticket.id)}`
  const language = ticket.language ?? undefined
  const { items, sure } = await suggestionsFor(ctx, text, { language, audience, limit: MOST_SUGGESTED })
  const others = items.filter((item) => !linked.some(({ id }) => id === item.id))
  return { linked, suggested: others, site: publicUrl(), sure: sure && others[0]?.id === items[0]?.id }
}

async function askedIn({ db }: Context, ticketId: string): Promise<string> {
  const rows = await db
    .selectFrom('messages')
    .select('new_text')
    .where('ticket_id', '=', ticketId)
    .where('author_type', '=', 'customer')
    .orderBy('position', 'desc')
    .limit(LAST_MESSAGES)
    .execute()
  return rows.map(({ new_text }) => new_text).join('\n')
}

type Linked = TicketArticles['linked'][number]

async function linkedTo({ db }: Context, ticketId: string, sees: readonly string[]): Promise<Linked[]> {
  const { rows } = await sql<Omit<Linked, 'path'>>`
    select a.id, a.number, t.language, coalesce(t.published_title, t.title) as title,
      coalesce(t.published_summary, t.summary) as summary, a.visibility, link.how
    from article_tickets link join articles a on a.id = link.article_id
    join article_texts t on t.article_id = a.id and t.language = a.language
    where link.ticket_id = ${ticketId} and a.visibility = any(${[...sees]})
    order by link.created_at desc limit 50`.execute(db)
  return rows.map((row) => ({ ...row, path: articlePath(row.language, row.number, row.title) }))
}
