import type { Context } from '../../platform/context.ts'
import { textOfHtml } from '../../platform/html/text-of-html.ts'
import { blocksIn, withBlocks } from './drawing/blocks.ts'
import { type Drawn, drawn, slugOf } from './drawing/markdown.ts'

/** Where readers get files of articles, and where the desk does. */
export const HELP_FILES = '/help/files/'
export const DESK_FILES = '/api/v1/knowledge/files/'

export interface DrawnMarkdown extends Drawn {
  /** The same without markup, a paragraph a line. */
  plain: string
  /** Names of its blocks, and of those among them that are not there. */
  blocks: string[]
  missing_blocks: string[]
}

interface Drawing {
  language: string
  /** Readers' by default. */
  files?: typeof HELP_FILES | typeof DESK_FILES
}

/** Draws a text with its blocks in it: HTML that is safe to show, its plain text and its headings. Anything given can be drawn. */
export async function drawMarkdown(ctx: Context, markdown: string, how: Drawing): Promise<DrawnMarkdown> {
  const blocks = blocksIn(markdown)
  const texts = await blockTexts(ctx, blocks, how.language)
  const result = drawn(withBlocks(markdown, texts), how.files ?? HELP_FILES)
  const missing_blocks = blocks.filter((name) => !texts.has(name))
  return { ...result, plain: textOfHtml(result.html), blocks, missing_blocks }
}

async function blockTexts(
  { db, tx }: Context,
  names: readonly string[],
  language: string,
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await db
    .selectFrom('article_blocks')
    .select(['name', 'texts'])
    .where('name', 'in', names)
    // A block that is being put into what is published is not deleted meanwhile.
    .$if(tx !== undefined, (query) => query.forShare())
    .execute()
  return new Map(rows.map(({ name, texts }) => [name, inLanguage(texts as Record<string, string>, language)]))
}

/** A name or a text in the language asked for, else in English, else in the first there is. */
export const inLanguage = (texts: Readonly<Record<string, string>>, language: string): string =>
  texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''

/** Where readers find an article. Any words after the number lead there; these are the right ones. */
export function articlePath(language: string, number: number, title: string): string {
  const slug = slugOf(title)
  return encodeURI(`/help/${language}/articles/${number}${slug ? `-${slug}` : ''}`)
}
