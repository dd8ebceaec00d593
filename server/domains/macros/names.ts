const TITLES = /^(?:dr|prof|mr|mrs|ms|mx|herr|frau|ing|mag|dipl|sir|dame)\.?$/i
const CJK = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * How one greets somebody of this name: without titles, "Weiss, Hannah" turned round, an initial not alone. Chinese,
 * Japanese and Korean names stay whole, since their first characters are the family's.
 */
export function firstNameIn(name: string | null): string | null {
  const whole = name?.trim().replaceAll(/\s+/g, ' ')
  if (!whole) return null
  if (CJK.test(whole)) return whole
  const [family, given] = whole.split(/\s*,\s*/)
  const words = (given || family!).split(' ').filter((word) => !TITLES.test(word))
  const first = words[0]
  if (!first) return whole
  return isInitial(first) ? words.join(' ') : first
}

const isInitial = (word: string): boolean => /^\p{L}\.?$/u.test(word)

interface Known {
  name: string
  identities: readonly { value: string }[]
}

/** The name somebody gave. Who gave none is called by an address, a handle or a number, which is no way to greet. */
export function givenName({ name, identities }: Known): string | null {
  const standIns = identities.flatMap(({ value }) => [value, value.split('@')[0]])
  return name.includes('@') || standIns.includes(name) ? null : name
}
