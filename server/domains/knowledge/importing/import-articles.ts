import { type Context, nowText } from '../../../platform/context.ts'
import { emit } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { languageOf } from '../../triage/reading/language.ts'
import { beginArticle, changeArticle, keepText, showText } from '../commands.ts'
import { ArticlesImported } from '../events.ts'
import type { ImportLine, ImportReport } from '../shelves/contract.ts'
import { putRedirects } from '../shelves/redirects.ts'
import type { Imported, Source } from './imported.ts'
import { type Brought, broughtBefore, type Step, stepFor } from './plan-import.ts'
import { TakenFiles } from './take-files.ts'

interface How {
  /** Only tells what would be done. */
  dry_run: boolean
  /** Publishes what is finished in its source, as far as the caller may. */
  publish: boolean
}

/** Where articles without a category are put. */
const NO_CATEGORY = 'technical'

/**
 * Brings articles in, each with its languages in a transaction of its own: what breaks half-way is finished by the same
 * import again, which changes nothing else. What was changed here since is never overwritten.
 */
export async function importArticles(ctx: Context, source: Source, how: How): Promise<ImportReport> {
  const { languages } = (await frameworkOf(ctx)).knowledge
  const articles = [...Map.groupBy(source.articles, ({ key }) => key)]
  const before = await broughtBefore(
    ctx,
    articles.map(([key]) => key),
  )
  const files = new TakenFiles(source.files)
  const report = emptyReport(how, source)
  for (const [key, texts] of articles) {
    const steps = stepsFor(texts, { languages, brought: before.get(key) ?? [] })
    const id = how.dry_run ? null : await take(ctx, { key, steps, files, how })
    for (const step of steps) report.lines.push(lineOf(step, id ?? step.before?.article_id ?? null))
    report.redirects += new Set(steps.filter(isNews).flatMap(({ text }) => text.addresses)).size
  }
  for (const { what } of report.lines) report[what] += 1
  return { ...report, files: how.dry_run ? source.files.size : files.count }
}

type Kept = Step & { language: string }
type News = Extract<Step, { what: 'made' | 'changed' }> & { language: string }
const isNews = (step: Kept): step is News => step.what === 'made' || step.what === 'changed'

/** The text in the help center's own language first: the others are its translations. */
function stepsFor(texts: readonly Imported[], known: { languages: string[]; brought: readonly Brought[] }): Kept[] {
  const kept = texts.map((text): Kept => {
    const language = text.language ?? languageOf(`${text.title}\n${text.content}`).value
    if (!known.languages.includes(language)) return { ...unread(text, known.languages), language }
    return { ...stepFor(text, language, known.brought), language }
  })
  const rank = ({ language }: Kept) => known.languages.indexOf(language)
  return kept.toSorted((a, b) => rank(a) - rank(b)).map(onceEach)
}

const unread = (text: Imported, languages: readonly string[]): Step => ({
  ...{ what: 'skipped', text, before: null },
  why: `The help center is not read in this language. The framework names ${languages.join(', ')}.`,
})

function onceEach(step: Kept, index: number, all: readonly Kept[]): Kept {
  const first = all.findIndex(({ language }) => language === step.language)
  if (first === index || !isNews(step)) return step
  return { ...step, what: 'skipped', why: `The same article in the same language is in ${all[first]!.text.path}.` }
}

interface Taking {
  key: string
  steps: readonly Kept[]
  files: TakenFiles
  how: How
}

/** The article's id, or null where nothing was to be done. */
function take(ctx: Context, { key, steps, files, how }: Taking): Promise<string | null> {
  const news = steps.filter(isNews)
  if (news.length === 0) return Promise.resolve(null)
  return inTransaction(ctx, async (ctx) => {
    let id = steps.find(({ before }) => before)?.before?.article_id ?? null
    for (const step of news) {
      const content = await files.inText(ctx, step.text)
      id = id ? await addText(ctx, id, { ...step, content }) : await begin(ctx, key, { ...step, content })
      if (how.publish && !step.text.is_draft) await showText(ctx, id, { language: step.language })
      await remember(ctx, { id, key, step })
    }
    await redirect(ctx, id!, news)
    const made = news.filter(({ what }) => what === 'made').length
    emit(ctx, ArticlesImported, { made, changed: news.length - made })
    return id
  })
}

type Ready = News & { content: string }

async function begin(ctx: Context, key: string, { text, language, content }: Ready): Promise<string> {
  const { title, summary, tags, visibility, difficulty_level } = text
  const category = text.category ?? NO_CATEGORY
  const about = { category, tags: tagsOf(tags), visibility, difficulty_level }
  const given = { ...about, title, summary, language, content: content || title }
  return (await beginArticle(ctx, given, key)).id
}

async function addText(ctx: Context, id: string, { text, language, before, content }: Ready): Promise<string> {
  const { title, summary, tags, visibility, difficulty_level, category } = text
  const about = { ...(category === null ? {} : { category }), tags: tagsOf(tags), visibility, difficulty_level }
  if (before) await changeArticle(ctx, id, about)
  const based_on = before?.newest ?? 0
  await keepText(ctx, id, {
    language,
    title,
    summary,
    content: content || title,
    based_on,
    note: text.path.slice(0, 300),
  })
  return id
}

const tagsOf = (tags: readonly string[]): string[] =>
  [...new Set(tags.map((tag) => tag.toLowerCase().slice(0, 60)))].slice(0, 30)

async function remember(ctx: Context, { id, key, step }: { id: string; key: string; step: News }): Promise<void> {
  const { version } = await ctx.db
    .selectFrom('article_texts')
    .select('version')
    .where('article_id', '=', id)
    .where('language', '=', step.language)
    .executeTakeFirstOrThrow()
  const kept = { version, fingerprint: step.fingerprint, imported_at: nowText(ctx) }
  await ctx.db
    .insertInto('article_imports')
    .values({ key, language: step.language, article_id: id, ...kept })
    .onConflict((row) => row.columns(['key', 'language']).doUpdateSet(kept))
    .execute()
}

/** Old addresses lead to the article, wherever they led before; one that stands at several languages, to the first of them. */
function redirect(ctx: Context, article_id: string, news: readonly News[]): Promise<number> {
  const all = news.flatMap(({ text, language }) => text.addresses.map((path) => ({ path, article_id, language })))
  return putRedirects(ctx, [...new Map(all.toReversed().map((one) => [one.path, one])).values()])
}

const emptyReport = ({ dry_run }: How, { skipped }: Source): ImportReport => ({
  ...{ dry_run, made: 0, changed: 0, unchanged: 0, skipped: 0, files: 0, redirects: 0 },
  lines: skipped.map(({ path, reason }) => ({
    ...{ source: path, title: '', language: null, what: 'skipped', why: reason, article_id: null },
  })),
})

const lineOf = ({ text, what, why, language }: Kept, article_id: string | null): ImportLine => ({
  ...{ source: text.path, title: text.title, language, what, article_id },
  why: [why, ...text.notes].join(' '),
})
