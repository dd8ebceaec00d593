/** Letters that guide the eye or the writing direction and say nothing; no-break spaces are spaces. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g
const SPACES = /[\u00a0\u2000-\u200a\u202f\u3000\t]/g

/** Longest line that rules look at, in letters: what programs write of themselves is far shorter. */
export const LONGEST_RULED_LINE = 500

/** A line as rules read it: without invisible letters, and without spaces around. */
export const plain = (line: string | undefined): string =>
  (line ?? '').slice(0, LONGEST_RULED_LINE).replace(INVISIBLE, '').replace(SPACES, ' ').trim()

export const isBlank = (line: string): boolean => line.trim() === '' || plain(line) === ''

/** ">" as most programs write it; "|" and "＞" are left to people. "<mailto:" and "->" are no quotes. */
export const isQuoted = (line: string): boolean => /^\s{0,3}>/.test(line)

/** The first line at or after `at` that says something, within `reach` lines; -1 when there is none. */
export function nextFilled(lines: readonly string[], at: number, reach: number): number {
  const end = Math.min(lines.length, at + reach)
  for (let index = at; index < end; index++) if (!isBlank(lines[index]!)) return index
  return -1
}

export function trimmedEnd(lines: readonly string[]): string[] {
  let end = lines.length
  while (end > 0 && isBlank(lines[end - 1]!)) end--
  return lines.slice(0, end)
}
