import { attributionEndingAt } from './attribution.ts'
import { isBlank, isQuoted, plain, trimmedEnd } from './lines.ts'
import { separatorAt } from './separators.ts'
import { withoutSignature } from './signature.ts'

/** Earlier mail among the lines: from `from` up to, not including, `to`. */
interface Quote {
  from: number
  to: number
  /** A line says whose words these are. */
  attributed: boolean
  /** Its lines are marked, so that one sees where it ends; else everything below belongs to it. */
  ends: boolean
}

interface Spoken {
  lines: string[]
  hasQuote: boolean
  /** The mail passes another one on, which therefore is part of what it says. */
  isForward: boolean
}

/**
 * The lines that were written now. Earlier mail below the answer goes, and so does the one quote above an answer. Where
 * answers stand between quotes, these stay: an answer is nothing without its question.
 */
export function spokenParts(lines: readonly string[]): Spoken {
  const { quotes, end, isForward } = quotesIn(lines)
  if (isForward) return { lines: [...lines], hasQuote: false, isForward }
  const last = quotes.length - 1
  const trailing =
    quotes.findLastIndex(({ to }, index) =>
      index === last ? isSpoken(lines.slice(to, end)) : hasText(lines, to, quotes[index + 1]!.from),
    ) + 1
  const shown = quotes.slice(0, trailing)
  const cutFrom = quotes[trailing]?.from ?? end
  const body = lines.slice(0, cutFrom)
  const [only] = shown
  const hasQuote = cutFrom < lines.length
  if (quotes.length === 1 && only?.attributed) {
    return { lines: withoutQuote(body, only), hasQuote: true, isForward }
  }
  return { lines: body, hasQuote, isForward }
}

function withoutQuote(lines: readonly string[], { from, to }: Quote): string[] {
  const above = trimmedEnd(lines.slice(0, from))
  const below = lines.slice(to + lines.slice(to).findIndex((line) => !isBlank(line)))
  return above.length > 0 ? [...above, '', ...below] : below
}

/** A signature below the quote is no answer to it. */
const isSpoken = (lines: readonly string[]): boolean => withoutSignature(lines).some((line) => !isBlank(line))

const hasText = (lines: readonly string[], from: number, to: number): boolean =>
  lines.slice(from, to).some((line) => !isBlank(line))

interface Found {
  quotes: Quote[]
  /** Where earlier mail begins that has no end. */
  end: number
  isForward: boolean
}

function quotesIn(lines: readonly string[]): Found {
  const quotes: Quote[] = []
  for (let at = 0; at < lines.length; at++) {
    const earlier = earlierMailAt(lines, at, quotes)
    if (earlier) return earlier
    const quote = isQuoted(lines[at]!) ? quoteAt(lines, at) : attributedQuote(lines, at, quotes.at(-1)?.to ?? 0)
    if (!quote) continue
    if (!quote.ends) return { quotes, end: quote.from, isForward: false }
    quotes.push(quote)
    at = quote.to - 1
  }
  return { quotes, end: lines.length, isForward: false }
}

/** Where nothing was said above it, or it is passed on, the mail that follows is what is meant to be read. */
function earlierMailAt(lines: readonly string[], at: number, quotes: Quote[]): Found | null {
  const separator = separatorAt(lines, at)
  if (!separator) return null
  const hasOwnText = hasText(lines, 0, at)
  if (separator === 'delimiter' && !hasOwnText) return null
  const isForward = !hasOwnText || (separator === 'forwarded' && quotes.length === 0)
  return { quotes, end: isForward ? lines.length : at, isForward }
}

function attributedQuote(lines: readonly string[], at: number, after: number): Quote | null {
  const attribution = attributionEndingAt(lines, at)
  if (!attribution) return null
  const from = Math.max(attribution.from, after)
  const next = lines.findIndex((line, index) => index > at && index <= at + 4 && !isBlank(line))
  if (next !== -1 && isQuoted(lines[next]!)) return { ...quoteAt(lines, next), from, attributed: true }
  return hasText(lines, 0, from) ? { from, to: lines.length, attributed: true, ends: false } : null
}

function quoteAt(lines: readonly string[], from: number): Quote {
  let to = from
  for (let at = from; at < lines.length; at++) {
    if (isQuoted(lines[at]!)) to = at + 1
    else if (!isBlank(lines[at]!) && !isWrappedTail(lines, at)) break
  }
  return { from, to, attributed: false, ends: true }
}

/** A quoted line that was too long, broken by a program that did not repeat the ">". */
function isWrappedTail(lines: readonly string[], at: number): boolean {
  const [above, line, below] = [lines[at - 1] ?? '', plain(lines[at]), lines[at + 1] ?? '']
  if (!isQuoted(above) || above.length < 60 || /[.?!:]\s*$/.test(above)) return false
  return isQuoted(below) && line.length <= 40 && /^[\p{Ll}\d(<]/u.test(line)
}
