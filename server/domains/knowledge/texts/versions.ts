import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { diffLines } from '../../../platform/text/diff-lines.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accessArticle } from '../access.ts'
import type { ArticleDiff, ArticleVersionText } from '../contract.ts'
import { getArticle } from '../desk/get-article.ts'
import { DESK_FILES, drawMarkdown } from '../draw.ts'
import { holdText } from './hold.ts'
import { person } from './reviews.ts'
import { saveText } from './save.ts'

interface Which {
  language: string
  number: number
}

const versions = ({ db }: Context, id: string, language: string) =>
  db
    .selectFrom('article_versions as v')
    .innerJoin('article_texts as t', (join) =>
      join.onRef('t.article_id', '=', 'v.article_id').onRef('t.language', '=', 'v.language'),
    )
    .leftJoin('users', 'users.id', 'v.author_id')
    .select(['v.number', 'v.title', 'v.note', 'v.restored_from', 'v.created_at', 'v.author_id', 'users.name'])
    .select(sql<boolean>`coalesce(t.published_version = v.number, false)`.as('is_published'))
    .where('v.article_id', '=', id)
    .where('v.language', '=', language)

type Row = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number]
const asVersion = <R extends Row>({ author_id, name, ...row }: R) => ({ ...row, author: person(author_id, name) })

/** Versions of a text, newest first. */
export async function listVersions(
  ctx: Context,
  id: string,
  { language, cursor, limit }: { language: string; cursor?: string | undefined; limit: number },
) {
  await accessArticle(ctx, id, 'read')
  const before = readCursor(cursor, ['count'])
  const rows = await versions(ctx, id, language)
    .$if(before !== undefined, (query) => query.where('v.number', '<', before![0]))
    .orderBy('v.number', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ number }) => [number])
  return { ...page, items: page.items.map(asVersion) }
}

export async function getVersion(ctx: Context, id: string, { language, number }: Which): Promise<ArticleVersionText> {
  await accessArticle(ctx, id, 'read')
  const row = await versions(ctx, id, language)
    .select(['v.summary', 'v.content'])
    .where('v.number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound('version')
  const { html } = await drawMarkdown(ctx, row.content, { language, files: DESK_FILES })
  return { ...asVersion(row), html }
}

/** What one version has that the other has not, line by line; the title and the summary stand before the text. */
export async function diffVersions(
  ctx: Context,
  id: string,
  { language, from, to }: { language: string; from: number; to: number },
): Promise<ArticleDiff> {
  await accessArticle(ctx, id, 'read')
  const rows = await ctx.db
    .selectFrom('article_versions')
    .select(['number', 'title', 'summary', 'content'])
    .where('article_id', '=', id)
    .where('language', '=', language)
    .where('number', 'in', [from, to])
    .execute()
  const [one, other] = [from, to].map((number) => rows.find((row) => row.number === number))
  if (!one || !other) throw notFound('version')
  const whole = ({ title, summary, content }: typeof one) =>
    [`# ${title}`, ...(summary ? [summary] : []), '', content].join('\n')
  return { from, to, lines: diffLines(whole(one), whole(other)) }
}

/** Brings an earlier version back as the newest one. Those between stay. */
export const restoreVersion = (ctx: Context, id: string, { language, number }: Which) =>
  inTransaction(ctx, async (ctx) => {
    const { article, texts, text } = await holdText(ctx, id, { language, deed: 'change' })
    const version = await ctx.db
      .selectFrom('article_versions')
      .select(['title', 'summary', 'content'])
      .where('article_id', '=', id)
      .where('language', '=', language)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!version) throw notFound('version')
    const source = language === article.language ? undefined : texts.find((one) => one.language === article.language)
    if (number !== text.version) await saveText(ctx, text, { ...version, source, restored_from: number })
    return getArticle(ctx, id, language)
  })
