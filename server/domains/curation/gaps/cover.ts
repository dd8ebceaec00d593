import { sql } from 'kysely'
import { asSystem, type Context, nowText } from '../../../platform/context.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { inTurns } from '../../../platform/turns.ts'
import { nearestArticle } from '../../retrieval/queries.ts'
import { GapCovered } from '../events.ts'
import { keyOf, questionTexts } from '../questions/texts.ts'
import { questionsOfClusters } from './members.ts'
import { endTask } from './tasks.ts'

interface OpenGap {
  id: string
  language: string
  draft_id: string | null
}

/** Gaps looked at in one go, those asked last first. */
const MOST = 300
/** Questions of a gap that are put to the search; so large a part of them must be answered. */
const SAMPLES = 8
const MOST_OF_THEM = 0.5

/** Closes every gap that an article answers by now: the one drafted for it was published, or search is sure of one for most of its questions. */
export async function coverGaps(ctx: Context): Promise<void> {
  const gaps = await openGaps(ctx)
  if (gaps.length === 0) return
  const published = await publishedAmong(
    ctx,
    gaps.flatMap(({ draft_id }) => draft_id ?? []),
  )
  const drafted = gaps.filter(({ draft_id }) => draft_id && published.has(draft_id))
  for (const { id, draft_id } of drafted) await coverGap(ctx, id, draft_id!)
  const rest = gaps.filter((gap) => !drafted.includes(gap))
  const answers = await answersTo(ctx, rest)
  for (const [id, article_id] of answers) await coverGap(ctx, id, article_id)
}

const openGaps = ({ db }: Context): Promise<OpenGap[]> =>
  db
    .selectFrom('question_clusters')
    .select(['id', 'language', 'draft_id'])
    .where('state', '=', 'open')
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()

async function publishedAmong({ db }: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select a.id from articles a where a.id = any(${[...ids]}::uuid[]) and a.archived_at is null
      and exists (select from article_texts t where t.article_id = a.id and t.published_version is not null)`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** The article each gap is answered by, where there is one. Search works in memory: nobody waits for the database. */
async function answersTo(ctx: Context, gaps: readonly OpenGap[]): Promise<Map<string, string>> {
  const members = await questionsOfClusters(
    ctx,
    gaps.map(({ id }) => id),
    SAMPLES,
  )
  const texts = await questionTexts(ctx, members)
  const answers = new Map<string, string>()
  const turn = inTurns()
  for (const { id, language } of gaps) {
    await turn()
    const own = members.filter(({ cluster_id }) => cluster_id === id).flatMap((one) => texts.get(keyOf(one)) ?? [])
    const nearest: string[] = []
    for (const text of own) {
      const found = await nearestArticle(ctx, text, language)
      if (found?.sure) nearest.push(found.article_id)
    }
    const [best] = [...Map.groupBy(nearest, (article) => article)].toSorted((a, b) => b[1].length - a[1].length)
    if (best && best[1].length >= MOST_OF_THEM * own.length) answers.set(id, best[0])
  }
  return answers
}

/** An article answers the gap from now on; its task is done. False when that was known. */
export const coverGap = (ctx: Context, id: string, articleId: string): Promise<boolean> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const now = nowText(ctx)
    const gap = await ctx.db
      .updateTable('question_clusters')
      .set({ state: 'covered', article_id: articleId, covered_at: now, updated_at: now })
      .where('id', '=', id)
      .where('state', '<>', 'covered')
      .returning('task_id')
      .executeTakeFirst()
    if (!gap) return false
    await endTask(ctx, gap.task_id)
    emit(ctx, GapCovered, { gap_id: id, article_id: articleId })
    return true
  })
