import { strikethrough, tables } from '@joplin/turndown-plugin-gfm'
import TurndownService from 'turndown'
import { isDeeperThan } from '../../../platform/html/tokens.ts'

/** What people write stays far below; what is beyond would take the converter minutes, or its stack. */
const LONGEST = 1_000_000
const DEEPEST = 150

const converter = new TurndownService({
  ...{ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' },
})
converter.use([tables, strikethrough])
converter.remove(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'form', 'nav'] as never)

/** The HTML of a help page as Markdown, or null where it is longer or deeper than any page. Nothing in it is run or loaded. */
export function toMarkdown(html: string): string | null {
  if (html.length > LONGEST || isDeeperThan(html, DEEPEST)) return null
  return tidied(converter.turndown(withoutComments(html)))
}

const withoutComments = (html: string): string => html.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')

/** Spaces that only held places open, and more than one empty line. */
const tidied = (markdown: string): string =>
  markdown
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
