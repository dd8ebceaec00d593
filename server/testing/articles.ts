import { sql } from 'kysely'
import type { Visibility } from '../domains/knowledge/contract.ts'
import { ArticleArchived, ArticleChanged, ArticlePublished, ArticleUnpublished } from '../domains/knowledge/events.ts'
import { type Context, nowText } from '../platform/context.ts'
import { emit } from '../platform/events.ts'
import { newId } from '../platform/ids.ts'
import { inTransaction } from '../platform/transaction.ts'

interface ArticleToBe {
  title: string
  body?: string
  language?: string
  visibility?: Visibility
  tags?: string[]
}

/** An article that is published, as rows and as an event; its shelf is made with it. */
export const aPublishedArticle = (
  ctx: Context,
  { title, body = '', language = 'en', visibility = 'public', tags = [] }: ArticleToBe,
) =>
  inTransaction(ctx, async (ctx) => {
    const [id, now] = [newId(), nowText(ctx)]
    await sql`
      with shelf as (
        insert into article_categories (id, slug, names, created_at, updated_at) values (${newId()}, 'general', '{"en":"General"}', ${now}, ${now})
        on conflict (slug) do update set updated_at = excluded.updated_at returning id),
      article as (
        insert into articles (id, category_id, tags, visibility, language, created_at, updated_at)
        select ${id}, id, ${tags}, ${visibility}, ${language}, ${now}, ${now} from shelf returning id)
      insert into article_texts (id, article_id, language, title, content, version, state, updated_at, published_version, published_at,
        published_title, published_summary, published_html, published_plain)
      select ${newId()}, id, ${language}, ${title}, ${body}, 1, 'published', ${now}, 1, ${now}, ${title}, '', ${`<p>${body}</p>`}, ${body} from article`.execute(
      ctx.db,
    )
    emit(ctx, ArticlePublished, { article_id: id, language, version: 1 })
    return { id }
  })

/** Takes it from its readers, as somebody who may would. */
export const withdrawn = (ctx: Context, id: string, how: 'unpublished' | 'archived') =>
  inTransaction(ctx, async (ctx) => {
    if (how === 'archived') {
      await sql`update articles set archived_at = ${nowText(ctx)} where id = ${id}`.execute(ctx.db)
      emit(ctx, ArticleArchived, { article_id: id, archived: true })
    } else {
      await sql`update article_texts set published_version = null where article_id = ${id}`.execute(ctx.db)
      emit(ctx, ArticleUnpublished, { article_id: id, language: 'en' })
    }
  })

/** Lets others read it than before. */
export const shownTo = (ctx: Context, id: string, visibility: Visibility) =>
  inTransaction(ctx, async (ctx) => {
    await sql`update articles set visibility = ${visibility} where id = ${id}`.execute(ctx.db)
    emit(ctx, ArticleChanged, { article_id: id })
  })
