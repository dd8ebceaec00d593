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
/** A line that only greets: names are written with capitals. */
const GREETING =
  /^(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening))(?: (?:there|all|team|everyone|everybody|\p{Lu}[\p{L}.'’-]*)){0,4}\s*[,.!:]?$|^(?:您好|你好|尊敬的.{1,12}|.{1,6}您好)[，,。！!：:]?$/u

/** The beginning of a text: whole sentences as far as they fit, at least one. A line that only greets is left out. */
export function beginningOf(text: string): string {
  const [line = '', ...rest] = text.trimStart().split('\n')
  const isGreeting = GREETING.test(line.trim()) && rest.some((one) => one.trim() !== '')
  const said = inSentences(isGreeting ? rest.join('\n') : text)
  const [first = '', second] = said
  const both = second && first.length + second.length < LONGEST / 2 ? `${first} ${second}` : first
  return both.length > LONGEST ? `${both.slice(0, LONGEST - 1)}…` : both
}
