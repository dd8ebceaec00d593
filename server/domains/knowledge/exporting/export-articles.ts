import { stringify } from 'yaml'
import { blobs } from '../../../platform/blobs/blobs.ts'
import type { Context } from '../../../platform/context.ts'
import { filesById } from '../../files/queries.ts'
import { slugOf } from '../drawing/markdown.ts'
import { fingerprintOf } from '../importing/fingerprint.ts'
import { idToExport } from '../importing/identity.ts'
import type { SourceFile } from '../importing/imported.ts'
import { fileNamed, filesNamedIn, withReferences } from '../importing/references.ts'
import { wordsOf } from '../importing/standing-here.ts'

/** Articles read together. */
const PAGE = 200

/**
 * All articles that are not archived as Markdown files with a head, a folder for each category, and the files they refer
 * to. Each is marked with the article's id and with what was written: brought in again here only what was changed in the
 * files is changed, and elsewhere the same articles are made once.
 */
export async function* exportArticles(ctx: Context): AsyncGenerator<SourceFile> {
  const written = new Set<string>()
  for (let after = 0; ; ) {
    const rows = await page(ctx, after)
    if (rows.length === 0) return
    after = rows.at(-1)!.number
    const files = await filesOf(ctx, rows)
    for (const row of rows) yield { path: pathOf(row), bytes: new TextEncoder().encode(markdownOf(row, files)) }
    for (const { id, sha256, path } of files.values()) {
      if (!written.has(id)) yield { path, bytes: await bytesOf(sha256) }
      written.add(id)
    }
  }
}

async function page({ db }: Context, after: number) {
  const numbers = db
    .selectFrom('articles')
    .select('id')
    .where('number', '>', after)
    .where('archived_at', 'is', null)
    .orderBy('number')
    .limit(PAGE)
  return db
    .selectFrom('articles as a')
    .innerJoin('article_texts as t', 't.article_id', 'a.id')
    .innerJoin('article_categories as c', 'c.id', 'a.category_id')
    .select([
      'a.id',
      'a.imported_from',
      'a.number',
      'a.tags',
      'a.difficulty_level',
      'a.visibility',
      'a.language as source_language',
      'c.slug as category',
    ])
    .select(['t.language', 't.title', 't.summary', 't.content', 't.published_version'])
    .where('a.id', 'in', numbers)
    .orderBy('a.number')
    .orderBy('t.language')
    .execute()
}
type Row = Awaited<ReturnType<typeof page>>[number]

/** The languages of one article have one path but for the language, by which they are known to belong together. */
const pathOf = ({ category, number, language }: Row): string =>
  `${category}/${String(number).padStart(5, '0')}.${language}.md`

function markdownOf(row: Row, files: ReadonlyMap<string, Exported>): string {
  const { title, summary, category, tags, difficulty_level, language, visibility, published_version, content } = row
  const hashes = new Map([...files].map(([id, { sha256 }]) => [id, sha256]))
  const head = {
    ...{ title, ...(summary && { summary }), category, tags, difficulty_level, language, visibility },
    ...(published_version === null && { draft: true }),
    slug: slugOf(title),
    id: idToExport(row),
    exported: fingerprintOf(wordsOf(row, hashes)),
  }
  const text = withReferences(content, (reference) => {
    const file = files.get(fileNamed(reference) ?? '')
    return file ? `../${file.path}` : null
  })
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n${text}\n`
}

interface Exported {
  id: string
  sha256: string
  path: string
}

/** Files that texts refer to, under names that no Markdown needs to quote. */
async function filesOf(ctx: Context, rows: readonly Row[]): Promise<Map<string, Exported>> {
  const ids = new Set(rows.flatMap(({ content }) => filesNamedIn(content)))
  const files = await filesById(ctx, [...ids])
  return new Map(
    files.map(({ id, sha256, name }) => [id, { id, sha256, path: `files/${id}-${name.replaceAll(/[^\w.-]+/g, '_')}` }]),
  )
}

async function bytesOf(sha256: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of await blobs().open(sha256)) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
