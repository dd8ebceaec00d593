import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { activeUsers } from '../../auth/queries.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { linkTicket, makeArticle } from '../../knowledge/commands.ts'
import { accessTicket, type TicketRow } from '../../tickets/access.ts'
import { ticketHeadlines } from '../../tickets/queries.ts'
import type { Draft } from '../contract.ts'
import { ArticleDrafted } from '../events.ts'
import { lockGap } from '../gaps/access.ts'
import { questionsOfClusters } from '../gaps/members.ts'
import { personOf } from '../person.ts'
import { questionTexts } from '../questions/texts.ts'
import { type Composed, compose } from './compose.ts'
import { type Learned, learnedFrom } from './learned.ts'

/**
 * A draft of an article from a resolved ticket, for somebody to make an article of. Once per ticket: asked again, it is the
 * same draft. Restricted tickets and spam teach nobody: 409 `not_for_articles`; one that is not resolved: `not_resolved`.
 */
export const draftFromTicket = (ctx: Context, ticketId: string): Promise<Draft> =>
  inTransaction(ctx, async (ctx) => {
    const ticket = await accessTicket(ctx, ticketId, 'read')
    refuseUnfit(ticket)
    const [learned] = await learnedFrom(ctx, [ticket.id])
    if (!learned)
      throw conflict('not_resolved', 'This ticket was closed without a report, so there is nothing to draft from.')
    const composed = compose([learned])
    const earlier = await earlierDraft(ctx, ticket.id)
    if (earlier) return draftOf(earlier, composed)
    const owner_id = (await stillHere(ctx, learned.assignee_id)) ?? personOf(ctx)
    const article = await make(ctx, composed, { category: learned.category, owner_id, from_ticket_id: ticket.id })
    emit(ctx, ArticleDrafted, { article_id: article.id, from: 'ticket' })
    return draftOf(article, composed)
  })

function refuseUnfit({ status, resolved_at, restricted, spam, merged_into }: TicketRow): void {
  if (restricted || spam)
    throw conflict(
      'not_for_articles',
      'What restricted tickets and spam say must not be read by others, so no article is made of it.',
    )
  if (merged_into) throw conflict('merged', 'This ticket was merged into another one. Draft from that one.')
  if (!resolved_at || (status !== 'resolved' && status !== 'closed'))
    throw conflict('not_resolved', 'This ticket is not resolved yet, so nobody knows what helped. Resolve it first.')
}

async function earlierDraft({ db }: Context, ticketId: string): Promise<{ id: string; number: number } | undefined> {
  const { rows } = await sql<{ id: string; number: number }>`
    select a.id, a.number from article_tickets l join articles a on a.id = l.article_id
    where l.ticket_id = ${ticketId} and l.how = 'drafted_from' and a.from_ticket_id = ${ticketId} and a.archived_at is null
    order by a.created_at limit 1`.execute(db)
  return rows[0]
}

/** Whoever solved it is credited, as long as they work here. */
async function stillHere(ctx: Context, userId: string | null): Promise<string | null> {
  if (!userId) return null
  return (await activeUsers(ctx, [userId]))[0]?.id ?? null
}

interface About {
  category: string | null
  owner_id: string | null
  from_ticket_id: string | null
}

async function make(ctx: Context, composed: Composed, { category, owner_id, from_ticket_id }: About) {
  const { title, summary, content, template } = composed
  const { languages } = (await frameworkOf(ctx)).knowledge
  const language = languages.includes(composed.language) ? composed.language : languages[0]!
  return makeArticle(ctx, {
    ...{ title, summary, content, language, template, owner_id, from_ticket_id },
    category: await shelfFor(ctx, category),
    tags: category ? [category] : [],
  })
}

/** The shelf that answers tickets of this category, else one of its name. */
async function shelfFor({ db }: Context, category: string | null): Promise<string> {
  if (!category) return 'general'
  const shelf = await db
    .selectFrom('article_categories')
    .select('slug')
    .where((eb) => eb.or([eb('ticket_category', '=', category), eb('slug', '=', category)]))
    .orderBy((eb) => eb('ticket_category', '=', category), 'desc')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return shelf?.slug ?? category
}

const draftOf = (
  article: { id: string; number: number },
  { title, language, template, content, lines }: Composed,
): Draft => ({
  article_id: article.id,
  number: article.number,
  ...{ title, language, template, content, lines },
})

/** Tickets of a gap that are read for its draft, the newest first. */
const MOST_TICKETS = 12

/** A draft of the article a gap is missing, from what was answered so far; without any answer yet it holds the questions. */
export const draftForGap = (ctx: Context, gapId: string): Promise<Draft> =>
  inTransaction(ctx, async (ctx) => {
    const gap = await lockGap(ctx, gapId)
    if (gap.state === 'covered') throw conflict('gap_covered', 'An article answers this already.')
    const members = await questionsOfClusters(ctx, [gap.id], MOST_TICKETS)
    const tickets = members.filter(({ source }) => source === 'ticket').map(({ id }) => id)
    const seen = await ticketHeadlines(ctx, tickets)
    const learned = await learnedFrom(
      ctx,
      seen.map(({ id }) => id),
    )
    const own = learned.filter(({ language }) => language === gap.language)
    const composed = compose(own.length > 0 ? own : [await questionsAlone(ctx, gap)])
    const existing = gap.draft_id && (await existingDraft(ctx, gap.draft_id))
    if (existing) return draftOf(existing, composed)
    const article = await make(ctx, composed, { category: gap.category, owner_id: personOf(ctx), from_ticket_id: null })
    for (const { ticket_id } of own) await linkTicket(ctx, { article_id: article.id, ticket_id, how: 'drafted_from' })
    await ctx.db.updateTable('question_clusters').set({ draft_id: article.id }).where('id', '=', gap.id).execute()
    emit(ctx, ArticleDrafted, { article_id: article.id, from: 'gap' })
    return draftOf(article, composed)
  })

const existingDraft = ({ db }: Context, id: string) =>
  db
    .selectFrom('articles')
    .select(['id', 'number'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

/** What a gap asks, as if it were a ticket nobody has answered. */
async function questionsAlone(
  ctx: Context,
  gap: { id: string; language: string; category: string | null; centre_source: string; centre_id: string },
): Promise<Learned> {
  const centre = { source: gap.centre_source, id: gap.centre_id }
  const members = await questionsOfClusters(ctx, [gap.id], MOST_TICKETS)
  const texts = await questionTexts(ctx, [centre, ...members])
  const all = [...new Set(texts.values())]
  return {
    ...{ ticket_id: gap.centre_id, case_id: '', category: gap.category, language: gap.language, assignee_id: null },
    ...{ cause_code: null, analysis: null, steps: [], answers: [] },
    subject: all[0] ?? '',
    question: { message_id: gap.centre_id, text: all.join('\n') },
  }
}
