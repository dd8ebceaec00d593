import { MarkdownManager } from '@tiptap/markdown'
import { INDENTATION, richExtensions } from './rich-extensions.ts'

const manager = new MarkdownManager({ extensions: richExtensions, indentation: INDENTATION })

/** What the rich face would write for a text that nobody touched there. */
export const throughRich = (markdown: string) => tidied(manager.serialize(manager.parse(markdown)))

/** Whether a text comes back from the rich face as it went in, but for spaces. */
export const comesBackAlike = (markdown: string) => plainly(throughRich(markdown)) === plainly(markdown)

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/

/**
 * Its writer escapes more than Markdown needs. Names of blocks must stay as they are, and people read this text: outside
 * code, signs that cannot be taken for anything else are written as themselves.
 */
export const tidied = (markdown: string) =>
  markdown
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : tidiedWords(part)))
    .join('')
    .trimEnd()
    .concat(markdown.trim() ? '\n' : '')

const tidiedWords = (text: string) =>
  text
    .replaceAll(/\{\{block:[^{}\n]*\}\}/g, (name) => name.replaceAll('\\', ''))
    .replaceAll(/^&nbsp;$/gm, '')
    .replaceAll(/&lt;(?![a-z/!?])/gi, '<')
    .replaceAll(/(?<!^|\n)(?<=\S ?)&gt;/g, '>')
    .replaceAll(/&amp;(?!#?\w+;)/g, '&')
    .replaceAll(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
    .replaceAll(/\n{3,}/g, '\n\n')

/** Spelling that changes nothing: spaces at line ends, padding of tables, the sign of a list, blank lines. */
const plainly = (markdown: string) =>
  markdown
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/^(\s*)[*+](?= )/gm, '$1-')
    .replaceAll(/^\|.*\|$/gm, (row) => row.replaceAll(/\s*\|\s*/g, '|').replaceAll(/-{2,}/g, '-'))
    .replaceAll(/\n{2,}/g, '\n\n')
    .trim()
