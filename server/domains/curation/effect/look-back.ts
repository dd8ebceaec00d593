import { sql } from 'kysely'
import { type Context, instantText, nowText } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { nearestArticle } from '../../retrieval/queries.ts'
import { featuresOf } from '../questions/fingerprints.ts'
import { questionTexts } from '../questions/texts.ts'

/** As far back as an effect is measured. */
const LOOKED_BACK_DAYS = 180
/** Questions looked through for one article, the newest first. */
const MOST = 2_000

/** Remembers since when articles are read. Run every night as well, for those that were put there without anybody saying so. */
export const noteDebuts = (ctx: Context, articleId?: string): Promise<void> =>
  inTransaction(ctx, async ({ db }) => {
    await sql`
      insert into article_debuts (article_id, published_at)
      select article_id, min(published_at) from article_texts
      where published_version is not null and published_at is not null
        ${articleId ? sql`and article_id = ${articleId}` : sql``}
      group by article_id on conflict do nothing`.execute(db)
  })

/**
 * Finds which questions asked before an article was there it would have answered, by the same search that looks at
 * questions asked since: so both are counted alike. Once per article.
 */
export async function lookBack(ctx: Context, articleId: string): Promise<void> {
  const debut = await ctx.db
    .selectFrom('article_debuts')
    .select('published_at')
    .where('article_id', '=', articleId)
    .where('looked_back_at', 'is', null)
    .executeTakeFirst()
  if (!debut) return
  const texts = await publishedTexts(ctx, articleId)
  const found: string[] = []
  for (const { language, features } of texts) {
    const asked = await askedBefore(ctx, { language, features, at: debut.published_at })
    const questions = await questionTexts(
      ctx,
      asked.map((id) => ({ source: 'ticket', id })),
    )
    for (const [key, text] of questions) {
      const nearest = await nearestArticle(ctx, text, language)
      if (nearest?.sure && nearest.article_id === articleId) found.push(key.slice('ticket:'.length))
    }
  }
  await inTransaction(ctx, async ({ db }) => {
    await sql`update asked_questions set article_id = ${articleId}
      where source = 'ticket' and id = any(${found}::uuid[]) and article_id is null`.execute(db)
    await db
      .updateTable('article_debuts')
      .set({ looked_back_at: nowText(ctx) })
      .where('article_id', '=', articleId)
      .execute()
  })
}

/** Articles whose past has not been looked through. */
export const toLookBack = ({ db }: Context, most: number): Promise<{ article_id: string }[]> =>
  db
    .selectFrom('article_debuts')
    .select('article_id')
    .where('looked_back_at', 'is', null)
    .orderBy('published_at', 'desc')
    .limit(most)
    .execute()

/** What in a text names its matter: beyond its beginning it shares words with everything. */
const LONGEST_TEXT = 600

async function publishedTexts({ db }: Context, articleId: string): Promise<{ language: string; features: number[] }[]> {
  const rows = await db
    .selectFrom('article_texts')
    .select(['language', 'published_title', 'published_summary', 'published_plain'])
    .where('article_id', '=', articleId)
    .where('published_version', 'is not', null)
    .execute()
  return rows.map(({ language, published_title, published_summary, published_plain }) => ({
    language,
    features: featuresOf(
      `${published_title ?? ''} ${published_summary ?? ''} ${(published_plain ?? '').slice(0, LONGEST_TEXT)}`,
      language,
    ),
  }))
}

async function askedBefore(
  { db }: Context,
  { language, features, at }: { language: string; features: number[]; at: string },
): Promise<string[]> {
  const from = instantText(Temporal.Instant.from(at).subtract({ hours: 24 * LOOKED_BACK_DAYS }))
  const { rows } = await sql<{ id: string }>`
    select id from asked_questions
    where asked_at >= ${from} and asked_at < ${at} and source = 'ticket' and language = ${language}
      and article_id is null and features && ${features}::int[]
    order by asked_at desc limit ${sql.lit(MOST)}`.execute(db)
  return rows.map(({ id }) => id)
}
