import { inSimplified } from '../../../platform/text/simplified.ts'
import { charactersOf, pairsOf, type Run, runsIn } from '../../../platform/text/words.ts'

/** The runs of a text where they stand; what is written in traditional characters is read as in simplified ones. */
export const runsOf = (text: string): Run[] => runsIn(inSimplified(text))

/** The words of a run: where a script has no spaces, its characters and pairs of them. */
export const wordsOfRun = ({ word, unspaced }: Run): string[] =>
  unspaced ? [...charactersOf(word), ...pairsOf(word)] : [word]

/**
 * The parts of a text, as numbers: three and four letters in a row with the gaps between words; where a script has no
 * spaces, one and two characters. A slip of the finger spoils a few of them, so the others still lead to the text.
 */
export function partsIn(text: string): number[] {
  const parts: number[] = []
  let spaced = ' '
  for (const { word, unspaced } of runsOf(text)) {
    if (unspaced) addUnspaced(word, parts)
    else spaced += `${word} `
  }
  addSpaced(spaced, parts)
  return parts
}

function addSpaced(text: string, parts: number[]): void {
  for (let at = 0; at + 3 <= text.length; at++) {
    const three = mixed(mixed(mixed(3, text.charCodeAt(at)), text.charCodeAt(at + 1)), text.charCodeAt(at + 2))
    parts.push(shortened(three))
    if (at + 4 <= text.length) parts.push(shortened(mixed(three ^ 0x55, text.charCodeAt(at + 3))))
  }
}

function addUnspaced(run: string, parts: number[]): void {
  let before = 0
  for (const character of run) {
    const code = character.codePointAt(0)!
    parts.push(shortened(mixed(1, code)))
    if (before > 0) parts.push(shortened(mixed(mixed(2, before), code)))
    before = code
  }
}

/** MurmurHash3's step for one more value (Appleby 2011). */
function mixed(hash: number, value: number): number {
  const scrambled = Math.imul(rotated(Math.imul(value, 0xcc9e2d51), 15), 0x1b873593)
  return (Math.imul(rotated(hash ^ scrambled, 13), 5) + 0xe6546b64) | 0
}

const rotated = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))

/** 30 bits, which V8 keeps without a box. Of 200,000 parts some twenty share a number with another one. */
const shortened = (hash: number): number => (hash ^ (hash >>> 15)) & 0x3fffffff
