/** Forms no rule leads to, among the words customers use most. */
const IRREGULAR: Record<string, string> = {
  paid: 'pay',
  sent: 'send',
  lost: 'lose',
  bought: 'buy',
  broke: 'break',
  broken: 'break',
  used: 'use',
  using: 'use',
  got: 'get',
  made: 'make',
  gave: 'give',
  given: 'give',
  wrote: 'write',
  written: 'write',
  found: 'find',
  kept: 'keep',
  left: 'leave',
  went: 'go',
  gone: 'go',
  took: 'take',
  taken: 'take',
  told: 'tell',
}

const LETTERS = /^[a-z]+$/
const HAS_VOWEL = /[aeiouy]/
const WORD = /^\p{L}+$/u

/**
 * What the forms of an English word have in common: refund, refunds, refunded and refunding have the same. After the first
 * step of Porter's algorithm (Program 14, 1980); it need not be a word. Null for what has no forms, such as a number.
 */
export function stemOf(word: string): string | null {
  if (!WORD.test(word)) return null
  if (!LETTERS.test(word) || word.length < 3) return word
  const regular = IRREGULAR[word] ?? word
  return evened(withoutEnding(withoutPlural(regular)))
}

function withoutPlural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && /(?<!ss|us|is)$/.test(word) && word.endsWith('s') ? word.slice(0, -1) : word
}

function withoutEnding(word: string): string {
  for (const ending of ['ing', 'ed']) {
    const rest = word.slice(0, -ending.length)
    if (word.endsWith(ending) && rest.length >= 3 && HAS_VOWEL.test(rest) && !word.endsWith('eed')) return rest
  }
  return word
}

/** What the rules above leave different of one word: a silent e, a doubled letter, a y. */
function evened(word: string): string {
  if (word.length <= 3) return word
  const open = word.endsWith('e') ? word.slice(0, -1) : word
  const single = open.replace(/([bdfgmnprt])\1$|(?<=.{4})(l)l$/, '$1$2')
  return single.endsWith('y') ? `${single.slice(0, -1)}i` : single
}
