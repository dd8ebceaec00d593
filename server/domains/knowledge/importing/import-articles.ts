import type { Context } from '../../../platform/context.ts'
import { AppError } from '../../../platform/errors.ts'
import type { ImportLine, ImportReport } from '../shelves/contract.ts'
import type { Source } from './imported.ts'
import { type Kept, keepArticle } from './keep-article.ts'
import type { Step } from './plan-import.ts'
import { isNews, stepsFor } from './steps-for.ts'
import { filesFor, type TakenFiles } from './take-files.ts'

interface How {
  /** Only tells what would be done. */
  dry_run: boolean
  /** Publishes what is finished in its source, as far as the caller may. */
  publish: boolean
}

/**
 * Brings articles in, each with its languages in a transaction of its own: what breaks half-way is finished by the same
 * import again, which changes nothing else. What was changed here since is never overwritten, and one article that may not
 * be changed does not keep the others away.
 */
export async function importArticles(ctx: Context, source: Source, how: How): Promise<ImportReport> {
  const files = await filesFor(ctx, source)
  const report = emptyReport(how, source)
  for (const [key, steps] of await stepsFor(ctx, source.articles, { files, publish: how.publish })) {
    const outcome = how.dry_run ? { steps, kept: null } : await outcomeOf(ctx, { key, steps, files, how })
    report.lines.push(...outcome.steps.map((step) => lineOf(step, outcome.kept)))
    const news = outcome.steps.filter(isNews)
    report.redirects += new Set(news.flatMap(({ text }) => text.addresses)).size
    if (how.dry_run) report.files += files.newIn(news.map(({ text }) => text))
  }
  return counted(report, files)
}

interface Taking {
  key: string
  steps: Step[]
  files: TakenFiles
  how: How
}

async function outcomeOf(
  ctx: Context,
  { key, steps, files, how }: Taking,
): Promise<{ steps: Step[]; kept: Kept | null }> {
  const news = steps.filter(isNews)
  if (news.length === 0) return { steps, kept: null }
  try {
    return { steps, kept: await keepArticle(ctx, { key, news, files, publish: how.publish }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const why = [error.message, ...error.errors.map(({ path, message }) => `${path} ${message}.`)].join(' ')
    return { steps: steps.map((step) => (isNews(step) ? { ...step, what: 'skipped', why } : step)), kept: null }
  }
}

const emptyReport = ({ dry_run }: How, { skipped }: Source): ImportReport => ({
  ...{ dry_run, made: 0, changed: 0, unchanged: 0, skipped: 0, conflicts: 0, not_published: 0, files: 0, redirects: 0 },
  lines: skipped.map(({ path, reason }) => ({
    ...{ source: path, title: '', language: null, what: 'skipped', why: reason, article_id: null },
    ...{ conflict: false, not_published: null },
  })),
})

const lineOf = ({ text, what, why, language, here, conflict = false }: Step, kept: Kept | null): ImportLine => ({
  ...{ source: text.path, title: text.title, language, what, conflict },
  article_id: kept?.article_id ?? here?.article_id ?? null,
  why: [why, ...text.notes].join(' '),
  not_published: kept?.not_published.get(language) ?? null,
})

function counted(report: ImportReport, files: TakenFiles): ImportReport {
  for (const { what, conflict, not_published } of report.lines) {
    report[what] += 1
    if (conflict) report.conflicts += 1
    if (not_published !== null) report.not_published += 1
  }
  return report.dry_run ? report : { ...report, files: files.count }
}
