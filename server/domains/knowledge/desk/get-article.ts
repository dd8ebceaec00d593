import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { ask } from '../../../platform/questions.ts'
import { permits } from '../../auth/permissions.ts'
import { withinReach } from '../../tickets/access.ts'
import type { Article, RelatedArticle, TextState, TroubleshootingLine } from '../contract.ts'
import { articlePath, DESK_FILES, drawMarkdown } from '../draw.ts'
import { articlesNear } from '../published/related.ts'
import { TroubleshootingLines } from '../questions.ts'
import { extractSteps } from '../steps/extract-steps.ts'
import type { TextRow } from '../texts/hold.ts'
import { refusalToPublish } from '../texts/publish.ts'
import { listFeedback } from './feedback.ts'
import { asListed, type ListedRow, listed } from './standing.ts'

const MOST_TICKETS = 100
const MOST_FEEDBACK = 50
const MOST_RELATED = 50

/** An article as the desk sees it, in a language or else in its own. `content` is what is being written. */
export async function getArticle(ctx: Context, id: string, language?: string): Promise<Article> {
  const row =
    isId(id) && permits(ctx.actor, 'article.read')
      ? await listed(ctx).where('a.id', '=', id).executeTakeFirst()
      : undefined
  if (!row) throw notFound('article')
  const text = await textOf(ctx, row, language)
  const [standing] = await asListed(ctx, [row])
  const drawn = await drawMarkdown(ctx, text.content, { language: text.language, files: DESK_FILES })
  return {
    ...standing!,
    ...{ title: text.title, language: text.language, summary: text.summary, content: text.content },
    ...{ html: drawn.html, text_state: text.state as TextState, version: text.version, template: row.template },
    source_language: row.language,
    steps: extractSteps(text.content),
    troubleshooting: await troubleshootingFor(ctx, row),
    related_articles: await relatedTo(ctx, row),
    customer_feedback: (await listFeedback(ctx, id, { cursor: undefined, limit: MOST_FEEDBACK })).items,
    ...(await ticketsOf(ctx, id)),
    ...{ from_ticket_id: row.from_ticket_id, replaced_by: row.replaced_by, path: pathOf(row, text) },
    may_change: permits(ctx.actor, 'article.write'),
    may_publish: (await refusalToPublish(ctx, text)) === null,
  }
}

/** The text in the language asked for, or in the article's own. */
async function textOf({ db }: Context, { id, language: own }: ListedRow, language = own): Promise<TextRow> {
  const texts = db.selectFrom('article_texts').selectAll().where('article_id', '=', id)
  const rows = await texts.where('language', 'in', [language, own]).execute()
  return rows.find((row) => row.language === language) ?? rows[0]!
}

const pathOf = ({ number, archived_at }: ListedRow, { language, published_title }: TextRow): string | null =>
  published_title === null || archived_at ? null : articlePath(language, number, published_title)

async function troubleshootingFor(ctx: Context, { ticket_category }: ListedRow): Promise<TroubleshootingLine[]> {
  return ticket_category ? (await ask(ctx, TroubleshootingLines, { ticket_category })).flat() : []
}

async function relatedTo(ctx: Context, row: ListedRow): Promise<RelatedArticle[]> {
  const near = await articlesNear(ctx, row, MOST_RELATED)
  const titles = await ctx.db
    .selectFrom('articles as a')
    .innerJoin('article_texts as t', (join) =>
      join.onRef('t.article_id', '=', 'a.id').onRef('t.language', '=', 'a.language'),
    )
    .select(['a.id', 'a.number', 't.title'])
    .where('a.id', '=', sql<string>`any(${near.map(({ id }) => id)}::uuid[])`)
    .execute()
  const byId = new Map(titles.map((title) => [title.id, title]))
  return near.flatMap(({ id, ...how }) => {
    const title = byId.get(id)
    return title ? [{ ...title, ...how }] : []
  })
}

/** Tickets within the caller's reach, the newest; how many there are in all is no secret. */
async function ticketsOf({ db, actor }: Context, id: string) {
  const rows = await db
    .selectFrom('article_tickets')
    .innerJoin('tickets', 'tickets.id', 'article_tickets.ticket_id')
    .select(['article_tickets.ticket_id', 'tickets.case_id', 'article_tickets.how'])
    .where('article_tickets.article_id', '=', id)
    .where(withinReach(actor, 'read'))
    .orderBy('article_tickets.created_at', 'desc')
    .limit(MOST_TICKETS)
    .execute()
  const { count } = await db
    .selectFrom('article_tickets')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('article_id', '=', id)
    .executeTakeFirstOrThrow()
  return { related_tickets: rows, related_ticket_count: count }
}
