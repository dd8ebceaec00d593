import { textOfHtml } from '../../../platform/html/text-of-html.ts'
import type { Imported } from './imported.ts'
import { placeOf } from './read-markdown.ts'
import { toMarkdown } from './to-markdown.ts'

/** An article from a page: what stands in `main` or `article`, else in its body. Null where it cannot be a page. */
export function readHtml(path: string, html: string): Imported | null {
  const { key, language, folder, name } = placeOf(path)
  const inside = between(html, 'article') ?? between(html, 'main') ?? between(html, 'body') ?? html
  const heading = /<h1\b[^>]*>([\s\S]*?)<\/h1\s*>/i.exec(inside)
  const content = toMarkdown(heading ? inside.replace(heading[0], '') : inside)
  if (content === null) return null
  const title = heading ? wordsIn(heading[1]!) : wordsIn(between(html, 'title') ?? '')
  return {
    ...{
      key,
      path,
      content,
      category: folder,
      tags: [],
      visibility: 'public',
      difficulty_level: 'beginner',
      is_draft: false,
      addresses: [],
      exported: null,
      notes: [],
    },
    language: language ?? (/<html\b[^>]*\blang=["']?([a-z]{2})/i.exec(html)?.[1]?.toLowerCase() || null),
    title: (title || name.replaceAll(/[-_]+/g, ' ')).slice(0, 200),
    summary: attributeOf(/<meta\b[^>]*\bname=["']?description["']?[^>]*>/i.exec(html)?.[0] ?? '').slice(0, 500),
  }
}

/** What stands in the first element of this name, up to its last end. */
function between(html: string, name: string): string | null {
  const start = new RegExp(`<${name}\\b[^>]*>`, 'i').exec(html)
  if (!start) return null
  const from = start.index + start[0].length
  const end = html.toLowerCase().lastIndexOf(`</${name}`)
  return html.slice(from, end > from ? end : undefined)
}

const wordsIn = (html: string): string => textOfHtml(html).replaceAll(/\s+/g, ' ').trim()
const attributeOf = (tag: string): string => wordsIn(/\bcontent=(["'])([\s\S]*?)\1/i.exec(tag)?.[2] ?? '')
