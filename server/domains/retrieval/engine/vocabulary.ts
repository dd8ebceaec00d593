import { slipsAllowed, slipsBetween } from '../../../platform/text/slips.ts'
import { stemOf } from '../../../platform/text/stem.ts'

export interface Alike {
  word: number
  slips: number
}

/** Every word that is or was in a text, by number. Whether it still is, its list of texts tells. */
export interface Vocabulary {
  /** The number of a word; a new one when it is not there. */
  add(word: string): number
  spelt(word: number): string
  /** Words that are forms of the same word, this one included. */
  formsOf(word: string): readonly number[]
  beginningWith(beginning: string): number[]
  /** Words it may be a slip of the finger for. */
  alike(word: string): Alike[]
}

export function makeVocabulary(): Vocabulary {
  const numbers = new Map<string, number>()
  const words: string[] = []
  const byStem = new Map<string, number[]>()
  let letters = new Int32Array(1_024)

  function add(word: string): number {
    const known = numbers.get(word)
    if (known !== undefined) return known
    const number = words.push(word) - 1
    numbers.set(word, number)
    const stem = stemOf(word) ?? word
    const forms = byStem.get(stem)
    if (forms) forms.push(number)
    else byStem.set(stem, [number])
    if (number >= letters.length) {
      const larger = new Int32Array(letters.length * 2)
      larger.set(letters)
      letters = larger
    }
    letters[number] = lettersOf(word)
    return number
  }

  function alike(word: string): Alike[] {
    const most = slipsAllowed(word)
    if (most === 0 || !CORRECTABLE.test(word)) return []
    const own = lettersOf(word)
    const found: Alike[] = []
    for (let number = 0; number < words.length; number++) {
      // A slip changes which letters a word has by two at most: most words are out before they are compared.
      if (bitsIn(own ^ letters[number]!) > 2 * most) continue
      const slips = slipsBetween(word, words[number]!, most)
      if (slips <= most && CORRECTABLE.test(words[number]!)) found.push({ word: number, slips })
    }
    return found
  }

  function beginningWith(beginning: string): number[] {
    const found: number[] = []
    for (let number = 0; number < words.length; number++) if (words[number]!.startsWith(beginning)) found.push(number)
    return found
  }

  return {
    add,
    spelt: (word) => words[word]!,
    formsOf: (word) => byStem.get(stemOf(word) ?? word) ?? [],
    beginningWith,
    alike,
  }
}

const CORRECTABLE = /^\p{L}+$/u

/** Which letters a word has, a bit for each. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

/** How many bits of a number are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
