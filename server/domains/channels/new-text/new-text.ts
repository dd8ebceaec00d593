import { MARK_LETTERS, markedTextOfHtml, textOfHtml } from '../../../platform/html/text-of-html.ts'
import { isBlank, trimmedEnd } from './lines.ts'
import { spokenParts } from './quotes.ts'
import { isRule } from './separators.ts'
import { withoutSignature } from './signature.ts'

/** Longest text looked through, in letters: nobody wrote more than that by hand, and reading on would hold up everybody. */
const LONGEST_WRITTEN = 1_000_000

/** A message in the forms it came in. HTML is best given as it came: cleaning removes the marks of mail programs. */
export interface Said {
  text?: string
  html?: string | null
}

interface Reading {
  text: string
  found: 'quote' | 'signature' | 'nothing'
}

/**
 * What the writer wrote now, without the mail they answered and without their signature. When nothing would be left, the
 * whole text is kept: better too much than nothing. The text decides; HTML is asked where the text shows no quote.
 */
export function newTextOf({ text = '', html = null }: Said): string {
  const fromText = text.trim() === '' ? null : read(text, text)
  if (fromText && (fromText.found === 'quote' || !html)) return fromText.text
  const fromHtml = html ? read(markedTextOfHtml(html), html, textOfHtml) : null
  if (!fromText) return fromHtml?.text ?? ''
  return fromHtml && RANK[fromHtml.found] > RANK[fromText.found] && fromHtml.text !== '' ? fromHtml.text : fromText.text
}

const RANK = { nothing: 0, signature: 1, quote: 2 } as const

function read(source: string, given: string, whole: (given: string) => string = (text) => text): Reading {
  const text = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  if (text.length > LONGEST_WRITTEN) return { text: unmarked(text), found: 'nothing' }
  const lines = text.split('\n')
  const parts = spokenParts(lines)
  const signed = parts.isForward ? parts.lines : withoutSignature(parts.lines)
  const spoken = parts.hasQuote ? withoutRule(signed) : signed
  const result = unmarked(spoken.join('\n'))
  if (result === '')
    return { text: unmarked(whole(given).replaceAll('\r\n', '\n').replaceAll('\r', '\n')), found: 'nothing' }
  const isSigned = trimmedEnd(signed).length < trimmedEnd(parts.lines).length
  return { text: result, found: parts.hasQuote ? 'quote' : isSigned ? 'signature' : 'nothing' }
}

/** The line that programs draw above a quote goes with it. */
function withoutRule(lines: readonly string[]): string[] {
  const kept = trimmedEnd(lines)
  while (kept.length > 0 && (isRule(kept.at(-1)!) || isBlank(kept.at(-1)!))) kept.pop()
  return kept
}

const ANY_MARK = new RegExp(`[${Object.values(MARK_LETTERS).join('')}]`, 'g')
const unmarked = (text: string): string => text.replace(ANY_MARK, '').trim()
