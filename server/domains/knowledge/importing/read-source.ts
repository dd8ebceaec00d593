import { isKeyOfId } from './identity.ts'
import type { Imported, Source, SourceFile } from './imported.ts'
import { readHtml } from './read-html.ts'
import { placeOf, readMarkdown } from './read-markdown.ts'
import { readZendesk } from './read-zendesk.ts'
import { placesIn } from './references.ts'

/** What files hold: Markdown, pages, an exported help center, and the other files that these refer to. */
export function readSource(files: readonly SourceFile[]): Source {
  const source: Source = { articles: [], files: new Map(), skipped: [] }
  for (const file of files) readFile(source, file)
  leaveUnused(source)
  return { ...source, articles: inOrder(withTheirOthers(source.articles)) }
}

function readFile(source: Source, { path, bytes }: SourceFile): void {
  const skip = (reason: string) => source.skipped.push({ path, reason })
  const kind = /\.(md|markdown|html?|json)$/i.exec(path)?.[1]?.toLowerCase()
  if (!kind) return void source.files.set(path, bytes)
  const text = textOf(bytes)
  if (text === null) return void skip('It is no text in UTF-8.')
  if (kind === 'json') readJson(source, path, text)
  else if (kind.startsWith('m')) source.articles.push(readMarkdown(path, text))
  else keep(source, readHtml(path, text), () => skip('It is larger or deeper than any page.'))
}

/** Nothing is stored that no article shows or leads to. */
function leaveUnused({ articles, files, skipped }: Source): void {
  const used = new Set(articles.flatMap(placesIn))
  for (const path of files.keys()) {
    if (used.has(path)) continue
    files.delete(path)
    skipped.push({ path, reason: 'It is neither Markdown, HTML nor JSON, and no article refers to it.' })
  }
}

function readJson(source: Source, path: string, text: string): void {
  const read = readZendesk(path, parsed(text))
  if (!read)
    source.skipped.push({
      path,
      reason: 'This JSON is no export of a Zendesk help center: it has no list of articles.',
    })
  source.articles.push(...(read?.articles ?? []))
  source.skipped.push(...(read?.skipped ?? []))
}

function keep(source: Source, article: Imported | null, otherwise: () => void): void {
  if (article) source.articles.push(article)
  else otherwise()
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A translation somebody put beside an exported text belongs to its article, though it has no id of its own. */
function withTheirOthers(articles: readonly Imported[]): Imported[] {
  const marked = articles.filter(({ key }) => isKeyOfId(key))
  const keysAt = Map.groupBy(marked, ({ path }) => placeOf(path).key)
  return articles.map((article) => {
    const [one, ...others] = new Set(keysAt.get(article.key)?.map(({ key }) => key))
    return one && others.length === 0 ? { ...article, key: one } : article
  })
}

/** Languages of one article stand together; the same source gives the same order. */
const inOrder = (articles: Imported[]): Imported[] =>
  articles.toSorted((a, b) => (a.key === b.key ? compare(a.language ?? '', b.language ?? '') : compare(a.key, b.key)))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
