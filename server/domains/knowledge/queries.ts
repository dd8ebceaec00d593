import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { type FileRow, filesById } from '../files/queries.ts'
import { type Audience, EVERYBODY } from './access.ts'
import type { ArticleStep, Visibility } from './contract.ts'
import { articlePath, inLanguage } from './draw.ts'
import type { Heading } from './drawing/markdown.ts'
import { articlesNear } from './published/related.ts'
import { type ArticleCard, cardOf, readable, readableCards } from './published/texts.ts'
import { isStale } from './verifying.ts'

/** Who reads, and in which language. */
interface Reader {
  language: string
  audience: Audience
}

interface Shelf extends Reader {
  /** Slug of a category. */
  category?: string | undefined
  cursor?: string | undefined
  limit: number
  /** `latest` by publication, `popular` by how often they are read. Only the first page can be had of the latter. */
  sort?: 'latest' | 'popular' | undefined
}

/** Published articles these readers may see in a language, newest first. */
export async function publishedArticles(ctx: Context, { language, audience, category, cursor, limit, sort }: Shelf) {
  const after = readCursor(cursor, ['instant', 'id'])
  const cards = readableCards(ctx, audience)
    .where('t.language', '=', language)
    .$if(category !== undefined, (query) => query.where('c.slug', '=', category!))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('t.published_at', 't.article_id'), '<', eb.tuple(...after!))),
    )
    .$if(sort === 'popular', (query) => query.orderBy('a.view_count', 'desc'))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.article_id', 'desc')
    .limit(limit + 1)
  const page = pageOfRows((await cards.execute()).map(cardOf), limit, ({ published_at, id }) => [published_at, id])
  return sort === 'popular' ? { ...page, next_cursor: null } : page
}

const RELATED = 5

/** An article as its readers see it, or null: missing, unpublished, archived and not theirs look the same. */
export async function publishedArticle(ctx: Context, number: number, { language, audience }: Reader) {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2 ** 31 - 1) return null
  const row = await readableCards(ctx, audience)
    .select(['a.tags', 'a.category_id', 'a.difficulty_level', 'a.verify_by', 'a.view_count'])
    .select([
      't.published_version',
      't.published_html',
      't.published_plain',
      't.published_steps',
      't.published_headings',
    ])
    .where('a.number', '=', number)
    .where('t.language', '=', language)
    .executeTakeFirst()
  if (!row) return null
  const near = await articlesNear(ctx, row, RELATED * 4)
  return {
    ...cardOf(row),
    visibility: row.visibility as Visibility,
    tags: row.tags,
    difficulty_level: row.difficulty_level,
    version: row.published_version!,
    html: row.published_html!,
    plain: row.published_plain!,
    steps: row.published_steps as unknown as ArticleStep[],
    headings: row.published_headings as unknown as Heading[],
    languages: await languagesOf(ctx, row.id, audience),
    related: (
      await articlesByIds(
        ctx,
        near.map(({ id }) => id),
        { language, audience },
      )
    ).slice(0, RELATED),
    updated_at: row.published_at!,
    view_count: row.view_count,
    stale: isStale(ctx, row.verify_by),
  }
}

/** In which languages these readers find an article, and where. */
async function languagesOf(ctx: Context, id: string, audience: Audience) {
  const rows = await readable(ctx, audience)
    .select(['t.language', 'a.number', 't.published_title as title'])
    .where('a.id', '=', id)
    .orderBy('t.language')
    .execute()
  return rows.map(({ language, number, title }) => ({ language, path: articlePath(language, number, title!) }))
}

/** Cards of articles in the order of their ids, in the language or else in the article's own; without those that these readers may not see. */
export async function articlesByIds(
  ctx: Context,
  ids: readonly string[],
  { language, audience }: Reader,
): Promise<ArticleCard[]> {
  const known = ids.filter(isId)
  if (known.length === 0) return []
  const rows = await readableCards(ctx, audience)
    .distinctOn('a.id')
    .where('a.id', 'in', known)
    .orderBy('a.id')
    .orderBy(sql`t.language = ${language}`, 'desc')
    .orderBy(sql`t.language = a.language`, 'desc')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, cardOf(row)]))
  return known.flatMap((id) => byId.get(id.toLowerCase()) ?? [])
}

/** The shelves with something on them for these readers, in their order. `parent`: slug of the one above. */
export async function categoryTree(ctx: Context, language: string, { sees }: Audience) {
  const { rows } = await sql<{
    slug: string
    names: Record<string, string>
    descriptions: Record<string, string>
    parent: string | null
    article_count: number
  }>`
    with counted as (
      select a.category_id, count(*)::int as article_count
      from article_texts t join articles a on a.id = t.article_id
      where t.language = ${language} and t.published_version is not null and a.archived_at is null
        and a.visibility = any(${[...sees]})
      group by a.category_id)
    select c.slug, c.names, c.descriptions, parent.slug as parent, coalesce(counted.article_count, 0) as article_count
    from article_categories c
    left join counted on counted.category_id = c.id
    left join article_categories parent on parent.id = c.parent_id
    where counted.article_count > 0
      or exists (select from article_categories child join counted on counted.category_id = child.id where child.parent_id = c.id)
    order by c.position, c.slug`.execute(ctx.db)
  return rows.map(({ names, descriptions, ...row }) => ({
    ...row,
    name: inLanguage(names, language) || row.slug,
    description: inLanguage(descriptions, language),
  }))
}

/** What a search index is made of: every published text, a page of them by (id, language), or those of these articles. */
export async function indexRows(ctx: Context, { after, ids, limit = 500 }: IndexQuery = {}) {
  const rows = await readable(ctx, { sees: ['public', 'customers', 'internal'] })
    .select(['a.id', 'a.number', 'a.tags', 'a.visibility', 'a.helpful_votes', 'a.unhelpful_votes', 'a.verify_by'])
    .select([
      't.language',
      't.published_title as title',
      't.published_summary as summary',
      't.published_plain as plain',
    ])
    .select(['t.published_headings', 't.published_at', 'c.slug as category', 'c.ticket_category'])
    .$if(ids !== undefined, (query) => query.where('a.id', '=', sql<string>`any(${[...(ids ?? [])]}::uuid[])`))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('t.article_id', 't.language'), '>', eb.tuple(after!.id, after!.language))),
    )
    .orderBy('t.article_id')
    .orderBy('t.language')
    .$if(ids === undefined, (query) => query.limit(limit))
    .execute()
  return rows.map(({ published_headings, verify_by, ...row }) => ({
    ...row,
    title: row.title!,
    summary: row.summary ?? '',
    plain: row.plain ?? '',
    headings: (published_headings as unknown as Heading[]).map(({ text }) => text),
    stale: isStale(ctx, verify_by),
  }))
}

interface IndexQuery {
  after?: { id: string; language: string } | undefined
  ids?: readonly string[] | undefined
  limit?: number
}

const OWN_PATH = /^\/help\/([a-z]{2})\/articles\/(\d{1,9})(?:-|$)/
/** Replacements of replacements are followed so far. */
const MOST_HOPS = 8

/**
 * Where what stood at a path stands today, or null: what these readers may not see leads nowhere. Knows the addresses of
 * imported articles, articles that were replaced, and languages that are not there.
 */
export async function redirectFor(ctx: Context, path: string, audience: Audience = EVERYBODY): Promise<string | null> {
  const start = await placeAt(ctx, path)
  if (!start) return null
  const { rows } = await sql<{ id: string }>`
    with recursive hop (id, replaced_by, archived_at, depth) as (
      select id, replaced_by, archived_at, 0 from articles where id = ${start.article_id}
      union all
      select a.id, a.replaced_by, a.archived_at, hop.depth + 1 from articles a join hop on a.id = hop.replaced_by
      where hop.archived_at is not null and hop.depth < ${sql.lit(MOST_HOPS)})
    select id from hop where archived_at is null order by depth limit 1`.execute(ctx.db)
  const [card] = await articlesByIds(
    ctx,
    rows.map(({ id }) => id),
    { language: start.language ?? 'en', audience },
  )
  return card && card.path !== encodeURI(path) ? card.path : null
}

async function placeAt(
  { db }: Context,
  path: string,
): Promise<{ article_id: string; language: string | null } | undefined> {
  const own = OWN_PATH.exec(path)
  if (own) {
    const row = await db.selectFrom('articles').select('id').where('number', '=', Number(own[2])).executeTakeFirst()
    return row && { article_id: row.id, language: own[1]! }
  }
  return db
    .selectFrom('article_redirects')
    .select(['article_id', 'language'])
    .where('path', '=', path)
    .executeTakeFirst()
}

/** A file, if a published text that these readers may see refers to it now. */
export async function publicFile(ctx: Context, id: string, audience: Audience): Promise<FileRow | null> {
  if (!isId(id)) return null
  const shown = await readable(ctx, audience)
    .select('t.article_id')
    .where('t.published_files', '@>', sql<string[]>`array[${id}]::uuid[]`)
    .limit(1)
    .executeTakeFirst()
  return shown ? ((await filesById(ctx, [id.toLowerCase()]))[0] ?? null) : null
}
