import { type ExpressionBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { DB } from '../../../platform/db/tables.ts'
import { isId } from '../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../platform/pages.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { ArticleQuery } from '../contract.ts'
import { dayOf } from '../verifying.ts'
import { asListed, listed } from './standing.ts'

type Articles = ExpressionBuilder<{ a: DB['articles']; c: DB['article_categories'] }, 'a' | 'c'>

/** Articles as the desk lists them, touched last first. */
export async function listArticles(ctx: Context, query: ArticleQuery) {
  const before = readCursor(query.cursor, ['instant', 'id'])
  const { languages } = (await frameworkOf(ctx)).knowledge
  const { category, tag, visibility, owner_id, language } = query
  const rows = await listed(ctx)
    .$if(category !== undefined, (rows) => rows.where('c.slug', '=', category!))
    .$if(tag !== undefined, (rows) => rows.where('a.tags', '@>', sql<string[]>`array[${tag}]`))
    .$if(visibility !== undefined, (rows) => rows.where('a.visibility', '=', visibility!))
    .$if(owner_id !== undefined, (rows) => rows.where('a.owner_id', '=', isId(owner_id!) ? owner_id! : null))
    .$if(language !== undefined, (rows) => rows.where(hasText(sql`t.language = ${language}`)))
    .where((eb) => inStatus(eb as unknown as Articles, query.status, { day: dayOf(ctx).toString(), languages }))
    .$if(before !== undefined, (rows) =>
      rows.where((eb) => eb(eb.refTuple('a.updated_at', 'a.id'), '<', eb.tuple(...before!))),
    )
    .orderBy('a.updated_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = pageOfRows(rows, query.limit, ({ updated_at, id }) => [updated_at, id])
  return { ...page, items: await asListed(ctx, page.items) }
}

const hasText = (condition: ReturnType<typeof sql>) =>
  sql<boolean>`exists (select from article_texts t where t.article_id = a.id and ${condition})`

/** Without a status: all that is not archived. The states of a text are asked of any of its languages. */
function inStatus(
  eb: Articles,
  status: ArticleQuery['status'],
  { day, languages }: { day: string; languages: readonly string[] },
) {
  if (status === 'archived') return eb('a.archived_at', 'is not', null)
  return eb.and([eb('a.archived_at', 'is', null), ...(status ? [standingAs(status, { day, languages })] : [])])
}

function standingAs(
  status: Exclude<NonNullable<ArticleQuery['status']>, 'archived'>,
  { day, languages }: { day: string; languages: readonly string[] },
) {
  if (status === 'stale') return sql<boolean>`a.verify_by < ${day}::date`
  if (status === 'published') return hasText(sql`t.published_version is not null`)
  if (status === 'missing_translation')
    return sql<boolean>`exists (select from unnest(${[...languages]}::text[]) as wanted
      where not exists (select from article_texts t where t.article_id = a.id and t.language = wanted))`
  if (status === 'outdated')
    return sql<boolean>`exists (select from article_texts t
      join article_texts source on source.article_id = a.id and source.language = a.language
      where t.article_id = a.id and t.language <> a.language
        and source.published_version > coalesce(t.source_version, 0))`
  return hasText(sql`t.state = ${status}`)
}
