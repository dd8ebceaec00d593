/** Sentences of what somebody wrote, without quoted lines. "2.5" and "e.g." end none. */
export const inSentences = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n')
    .split(/(?<=[.!?]['"”)]?)\s+(?=[\p{Lu}\d"“(]|\p{Script=Han})|(?<=[。！？；])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 1)

const LONGEST = 300

/** The beginning of a text: whole sentences as far as they fit, at least one. */
export function beginningOf(text: string): string {
  const [first = '', second] = inSentences(text)
  const both = second && first.length + second.length < LONGEST / 2 ? `${first} ${second}` : first
  return both.length > LONGEST ? `${both.slice(0, LONGEST - 1)}…` : both
}
