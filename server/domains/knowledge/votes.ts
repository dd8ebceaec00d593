import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId, newId } from '../../platform/ids.ts'
import { sign } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { ArticleVoted } from './events.ts'

interface Vote {
  article_id: string
  language: string
  helpful: boolean
  /** 1 to 5; 5 or 1 when left out. */
  rating?: number | undefined
  comment?: string | undefined
  /** Tells voters apart; kept only as a fingerprint that nobody can turn back. */
  voter: string
  customer_id?: string | undefined
}

const [BEST, WORST] = [5, 1]

/** Counts what a reader thinks of an article. One vote each: somebody who votes again has changed their mind. Whether they may read it the caller has checked. */
export const voteOn = (ctx: Context, vote: Vote) =>
  inTransaction(ctx, async (ctx) => {
    const { article_id, language, helpful, comment, customer_id } = vote
    await lockArticle(ctx, article_id)
    const voter = sign('article-voter', `${article_id} ${vote.voter}`)
    const before = await ctx.db
      .selectFrom('article_feedback')
      .select(['id', 'helpful', 'rating', 'comment'])
      .where('article_id', '=', article_id)
      .where('voter', '=', voter)
      .executeTakeFirst()
    const said = {
      ...{ language, helpful, rating: vote.rating ?? (helpful ? BEST : WORST) },
      comment: comment ?? (before?.helpful === helpful ? before.comment : ''),
      version: await publishedVersion(ctx, article_id, language),
      created_at: nowText(ctx),
    }
    if (before) await ctx.db.updateTable('article_feedback').set(said).where('id', '=', before.id).execute()
    else
      await ctx.db
        .insertInto('article_feedback')
        .values({ id: newId(), article_id, voter, customer_id: customer_id ?? null, ...said })
        .execute()
    emit(ctx, ArticleVoted, { article_id, language, helpful })
    return count(ctx, article_id, { before: before?.helpful, now: helpful })
  })

/** Its votes are counted one after the other. */
async function lockArticle({ db }: Context, id: string): Promise<void> {
  const found = isId(id)
    ? await db.selectFrom('articles').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
    : undefined
  if (!found) throw notFound('article')
}

async function publishedVersion({ db }: Context, id: string, language: string): Promise<number | null> {
  const row = await db
    .selectFrom('article_texts')
    .select('published_version')
    .where('article_id', '=', id)
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.published_version ?? null
}

const count = ({ db }: Context, id: string, { before, now }: { before: boolean | undefined; now: boolean }) =>
  db
    .updateTable('articles')
    .set((eb) => ({
      helpful_votes: eb('helpful_votes', '+', Number(now) - Number(before === true)),
      unhelpful_votes: eb('unhelpful_votes', '+', Number(!now) - Number(before === false)),
    }))
    .where('id', '=', id)
    .returning(['helpful_votes', 'unhelpful_votes'])
    .executeTakeFirstOrThrow()
