import { type Context, nowText } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import { emit } from '../../../platform/events.ts'
import { inSavepoint, inTransaction } from '../../../platform/transaction.ts'
import { beginArticle, changeArticle, keepText, showText } from '../commands.ts'
import { ArticlesImported } from '../events.ts'
import { putRedirects } from '../shelves/redirects.ts'
import { aboutOf, tagsOf } from './fingerprint.ts'
import type { Step } from './plan-import.ts'
import type { TakenFiles } from './take-files.ts'

export interface Keeping {
  key: string
  /** What is new, and at least one. */
  news: readonly Step[]
  files: TakenFiles
  publish: boolean
}

export interface Kept {
  article_id: string
  /** Why a text that is finished in its source is not published, by language. */
  not_published: Map<string, string>
}

/** One article with its languages, as a whole or not at all. What may not be published is kept all the same. */
export const keepArticle = (ctx: Context, { key, news, files, publish }: Keeping): Promise<Kept> =>
  inTransaction(ctx, (ctx) => files.inOneGo(() => keep(ctx, { key, news, files, publish })))

async function keep(ctx: Context, { key, news, files, publish }: Keeping): Promise<Kept> {
  const not_published = new Map<string, string>()
  let id = news[0]!.here?.article_id ?? null
  for (const step of news) {
    const ready = { ...step, content: await files.inText(ctx, step.text) }
    id = id ? await addText(ctx, id, ready) : await begin(ctx, key, ready)
    const refusal = publish ? await refusalToShow(ctx, id, step) : null
    if (refusal !== null) not_published.set(step.language, refusal)
    await remember(ctx, { id, key, step })
  }
  await rememberAbout(ctx, id!, key)
  await redirect(ctx, id!, news)
  const made = news.filter(({ what }) => what === 'made').length
  emit(ctx, ArticlesImported, { made, changed: news.length - made })
  return { article_id: id!, not_published }
}

type Ready = Step & { content: string }

/** Where articles without a category are put. */
const NO_CATEGORY = 'technical'

async function begin(ctx: Context, key: string, { text, language, content }: Ready): Promise<string> {
  const { title, summary, tags, visibility, difficulty_level } = text
  const category = text.category ?? NO_CATEGORY
  const about = { category, tags: tagsOf(tags), visibility, difficulty_level }
  const given = { ...about, title, summary, language, content: content || title }
  return (await beginArticle(ctx, given, key)).id
}

async function addText(ctx: Context, id: string, { text, language, before, content }: Ready): Promise<string> {
  const { title, summary } = text
  if (before) await changeAbout(ctx, id, { text, before })
  const based_on = before?.version ?? 0
  const written = { language, title, summary, content: content || title }
  await keepText(ctx, id, { ...written, based_on, note: text.path.slice(0, 300) })
  return id
}

/** Nothing where it is about the same: to name who may read it anew takes a right of its own. */
async function changeAbout(ctx: Context, id: string, { text, before }: Pick<Step, 'text'> & { before: Before }) {
  const { tags, visibility, difficulty_level } = text
  const category = text.category ?? before.words.category!
  const about = { category, tags: tagsOf(tags), visibility, difficulty_level }
  if (aboutOf(about) !== aboutOf(before.words)) await changeArticle(ctx, id, about)
}
type Before = NonNullable<Step['before']>

/** Why what is finished may not be published, in words; null: it is, or is not finished. */
async function refusalToShow(ctx: Context, id: string, { language, text }: Step): Promise<string | null> {
  if (text.is_draft) return null
  try {
    await inSavepoint(ctx, (ctx) => showText(ctx, id, { language }))
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

async function remember(ctx: Context, { id, key, step }: { id: string; key: string; step: Step }): Promise<void> {
  const { version } = await ctx.db
    .selectFrom('article_texts')
    .select('version')
    .where('article_id', '=', id)
    .where('language', '=', step.language)
    .executeTakeFirstOrThrow()
  const kept = { article_id: id, version, fingerprint: step.fingerprint, imported_at: nowText(ctx) }
  await ctx.db
    .insertInto('article_imports')
    .values({ key, language: step.language, ...kept })
    .onConflict((row) => row.columns(['key', 'language']).doUpdateSet(kept))
    .execute()
}

/** Its languages share it: what the import of one has changed, nobody has changed for the others. */
async function rememberAbout({ db }: Context, id: string, key: string): Promise<void> {
  const { category, tags, visibility, difficulty_level } = await db
    .selectFrom('articles as a')
    .innerJoin('article_categories as c', 'c.id', 'a.category_id')
    .select(['c.slug as category', 'a.tags', 'a.visibility', 'a.difficulty_level'])
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow()
  const about = aboutOf({ category, tags, visibility, difficulty_level } as Parameters<typeof aboutOf>[0])
  await db.updateTable('article_imports').set({ about }).where('key', '=', key).where('article_id', '=', id).execute()
}

/** Old addresses lead to the article, wherever they led before; one that stands at several languages, to the first of them. */
function redirect(ctx: Context, article_id: string, news: readonly Step[]): Promise<number> {
  const all = news.flatMap(({ text, language }) => text.addresses.map((path) => ({ path, article_id, language })))
  return putRedirects(ctx, [...new Map(all.toReversed().map((one) => [one.path, one])).values()])
}
