import { MARK_LETTERS } from '../../../platform/html/text-of-html.ts'
import { withoutContactBlock } from './contact-block.ts'
import { isBlank, plain, trimmedEnd } from './lines.ts'
import { DEVICE_LINES, LEGAL_START, LEGAL_WORDS } from './signature-words.ts'
import { anyOf } from './words.ts'

/** How far from the end a signature may begin, in lines that say something. */
const LONGEST_SIGNATURE = 40
const MOST_ROUNDS = 8

/**
 * Lines without what hangs below them: signature, the phone's own line, notices. It would rather leave a signature than cut
 * a sentence; what is cut looks like nothing else.
 */
export function withoutSignature(lines: readonly string[]): string[] {
  let kept = trimmedEnd(lines)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = kept.length
    for (const cut of [cutMarked, cutDeviceLine, cutNotice, cutDelimited, withoutContactBlock])
      kept = trimmedEnd(cut(kept))
    if (kept.length === before) break
  }
  return kept
}

/** What the mail program itself marked, where nothing else stands below. */
function cutMarked(lines: string[]): string[] {
  let end = lines.length
  while (end > 0 && (lines[end - 1]!.startsWith(MARK_LETTERS.signature) || isBlank(lines[end - 1]!))) end--
  const hasAny = lines.slice(end).some((line) => line.startsWith(MARK_LETTERS.signature))
  return hasAny ? lines.slice(0, end) : lines
}

const DEVICE = new RegExp(`^[-–—~*_\\s]*(?:${anyOf(DEVICE_LINES)})$`, 'iu')
const LONGEST_DEVICE_LINE = 140
const LINK = /<?\s*(?:https?:\/\/|www\.)[^\s>]*>?|\[cid:[^\]]*\]/gi

function cutDeviceLine(lines: string[]): string[] {
  const last = plain(lines.at(-1))
    .replace(LINK, '')
    .trim()
    .replace(/^\[(.*)\]$|^<(.*)>$/, '$1$2')
  if (last === '' || last.length > LONGEST_DEVICE_LINE || !DEVICE.test(last) || isSentence(last)) return lines
  const above = lines.slice(0, -1)
  return plain(above.at(-1)) === '--' ? above.slice(0, -1) : above
}

/** "Sent from my phone because the laptop broke. Please …" goes on. */
const isSentence = (text: string): boolean => /[.!]\s+\p{Lu}\p{L}+\s+\p{L}+\s+\p{L}+/u.test(text) || text.endsWith('?')

const NOTICE_START = new RegExp(`^[-–—*_#>|\\s"']*(?:${anyOf(LEGAL_START)})`, 'iu')
const NOTICE_WORDS = new RegExp(LEGAL_WORDS, 'iu')
const LONGEST_PARAGRAPH = 30

/** A last paragraph that begins like a notice and speaks like one. A notice that is all there is, is what was said. */
function cutNotice(lines: string[]): string[] {
  let from = lines.length
  while (from > 0 && lines.length - from < LONGEST_PARAGRAPH && !isBlank(lines[from - 1]!)) from--
  const paragraph = lines.slice(from)
  const first = paragraph.findIndex((line) => NOTICE_START.test(plain(line)))
  if (first === -1 || from + first === 0) return lines
  const rest = paragraph.slice(first)
  const letters = rest.reduce((sum, line) => sum + line.length, 0)
  return letters > 30 && NOTICE_WORDS.test(rest.join(' ').slice(0, 4000))
    ? withoutRuleAbove(lines.slice(0, from + first))
    : lines
}

function withoutRuleAbove(lines: string[]): string[] {
  const kept = trimmedEnd(lines)
  return /^[-_=*]{2,}$/.test(plain(kept.at(-1))) ? kept.slice(0, -1) : kept
}

/** The delimiter of RFC 3676 (4.3), "-- "; much software trims its space. */
const DELIMITER = /^--\s?$|^[—–]$/
/** Lines people draw themselves above a signature, but also within a text. */
const DRAWN = /^(?:_{2,}|-{3,}|={3,}|\*{3,}|~{3,}|—{2,}|–{2,})$/
/** "-Bob", "--Bob Smith", "— Bob": a name under the text. */
const DASHED_NAME = /^(?:--?|[—–])\s?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,2}$/u
const CONTACT_HINT = /@|https?:|www\.|\+?\d[\d\s()./-]{6,}\d|mailing list|unsubscribe|\btel\b|phone|mobile|fax|\bext\b/i
const LONGEST_SIGNATURE_LINE = 120
const LONGEST_SIGNED = 14

function cutDelimited(lines: string[]): string[] {
  const last = plain(lines.at(-1))
  if (DASHED_NAME.test(last) && lines.length > 1 && !/^\s*[-–—]/.test(lines.at(-2)!)) return lines.slice(0, -1)
  let filled = 0
  for (let at = lines.length - 1; at >= 0 && filled <= LONGEST_SIGNATURE; at--) {
    if (isBlank(lines[at]!)) continue
    if (delimits(lines, at)) return lines.slice(0, at)
    filled++
  }
  return lines
}

/** Whether a signature stands below this line. A line with nothing below it parts nothing. */
function delimits(lines: readonly string[], at: number): boolean {
  const line = plain(lines[at])
  const isDrawn = DRAWN.test(line)
  if (!isDrawn && !DELIMITER.test(line)) return false
  const below = lines.slice(at + 1).filter((line) => !isBlank(line))
  if (below.length === 0) return true
  if (!looksSigned(below, lines[at] === '-- ')) return false
  return !isDrawn || below.some((line) => CONTACT_HINT.test(line))
}

/** Below the exact delimiter anything is a signature; below a look-alike a few short lines are. */
const looksSigned = (below: readonly string[], exact: boolean): boolean =>
  exact ||
  (below.length <= LONGEST_SIGNED &&
    below.every((line) => line.length <= LONGEST_SIGNATURE_LINE && !/\?\s*$/.test(line)))
