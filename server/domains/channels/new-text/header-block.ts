import { HEADER_WORDS, type HeaderKind } from './header-words.ts'
import { isBlank, isQuoted, plain } from './lines.ts'

const KIND_OF = new Map(
  Object.entries(HEADER_WORDS).flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as const)),
)
const HEADER_LINE = /^[*_\s]*([^\d\s*_:：<>@][^:：*_<>@]{0,24}?)\s*[*_]*\s*[:：]\s*[*_]*\s*(.*)$/
/** Lines a block has at most, empty and folded ones counted. */
const LONGEST_BLOCK = 14
const MOST_FOLDS = 2

/**
 * Whether the header of an earlier mail starts here ("From: … Sent: … To: … Subject: …"), as Outlook and many others write
 * it. It needs who wrote it and two more kinds of lines, or one more where that holds an address.
 */
export function startsHeaders(lines: readonly string[], at: number): boolean {
  const first = headerKind(lines[at]!)
  if (!first || first === 'other') return false
  const kinds = kindsBelow(lines, at)
  if (!kinds.has('from')) return false
  const known = [...kinds].filter((kind) => kind !== 'other').length
  if (known === 2) return first === 'from' && lines[at]!.includes('@')
  // "From: Berlin, To: Paris, Date: …" is what a customer asks for.
  return known >= 3 && (kinds.has('subject') || lines.slice(at, at + LONGEST_BLOCK).some((line) => line.includes('@')))
}

function kindsBelow(lines: readonly string[], at: number): Set<HeaderKind> {
  const kinds = new Set<HeaderKind>()
  let others = 0
  for (let index = at; index < Math.min(lines.length, at + LONGEST_BLOCK); index++) {
    const kind = isBlank(lines[index]!) ? null : headerKind(lines[index]!)
    // A header names each of them once; what repeats itself is no header.
    if (kind && kind !== 'other' && kinds.has(kind)) break
    if (kind) kinds.add(kind)
    others = kind ? 0 : others + 1
    if (others > MOST_FOLDS) break
  }
  return kinds
}

function headerKind(line: string): HeaderKind | null {
  if (isQuoted(line)) return null
  const [, word] = HEADER_LINE.exec(plain(line).slice(0, 80)) ?? []
  return word ? ((KIND_OF.get(word.toLowerCase()) as HeaderKind | undefined) ?? null) : null
}

/** Whether lines like "Word: …" follow, in whatever language: enough where a program's own mark stands before them. */
export function looksLikeHeaders(lines: readonly string[], at: number): boolean {
  const below = lines.slice(at, at + 8).filter((line) => !isBlank(line))
  return below.slice(0, 3).length === 3 && below.slice(0, 3).every((line) => HEADER_LINE.test(plain(line).slice(0, 80)))
}
