import { parseArgs } from 'node:util'
import { importArticles } from '../../server/domains/knowledge/importing/import-articles.ts'
import { readSource } from '../../server/domains/knowledge/importing/read-source.ts'
import type { ImportReport } from '../../server/domains/knowledge/shelves/contract.ts'
import { withInstallation } from '../installation.ts'
import { UsageError } from '../usage.ts'
import { readPath } from './read-path.ts'

interface Wanted {
  path: string
  dry_run: boolean
  publish: boolean
}

/** Brings articles from a folder, a zip, or the JSON of a Zendesk help center, and says what became of each. */
export async function runImport(args: string[]): Promise<void> {
  const { path, ...how } = wantedIn(args)
  const source = readSource(await readPath(path))
  await withInstallation(async (ctx) => printReport(await importArticles(ctx, source, how)))
}

function wantedIn(args: string[]): Wanted {
  try {
    const options = {
      'dry-run': { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [what, path, ...more] = positionals
    if (what !== 'knowledge' || !path || more.length > 0)
      throw new Error('Name what is to be imported, and where it lies.')
    return { path, dry_run: values['dry-run'], publish: values.publish }
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nresponder import knowledge PATH [--dry-run] [--publish]`)
  }
}

function printReport(report: ImportReport): void {
  const { lines, made, changed, unchanged, skipped, files, redirects, dry_run } = report
  for (const { what, language, title, source, why } of lines)
    console.log(
      `${what.padEnd(9)}  ${(language ?? '').padEnd(2)}  ${title || '–'}  (${source})${why ? `: ${why}` : ''}`,
    )
  console.log(
    `\n${made} made, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped; ${files} files, ${redirects} redirects.` +
      (dry_run ? ' Nothing was written: this was a dry run.' : ''),
  )
  printLeftOpen(report)
}

/** What somebody still has to decide, so that it is not lost among hundreds of lines. */
function printLeftOpen({ lines, conflicts, not_published }: ImportReport): void {
  if (conflicts > 0) console.log(`\n${conflicts} changed here and in the source; what is here stays:`)
  for (const { title, source } of lines.filter(({ conflict }) => conflict)) console.log(`  ${title}  (${source})`)
  if (not_published > 0) console.log(`\n${not_published} kept as drafts, because they may not be published:`)
  for (const { title, language, not_published: why } of lines)
    if (why !== null) console.log(`  ${title}  (${language}): ${why}`)
}
