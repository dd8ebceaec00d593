import type { Frame } from './frame.ts'

export interface Meant {
  word: string
  slips: number
  /** All forms of it. */
  forms: number[]
}

/** The word somebody may have meant who wrote one that is in no text: the fewest slips, the same beginning, the most used. */
export function correctionOf(frame: Frame, word: string): Meant | undefined {
  const { vocabulary } = frame.index
  const alike = vocabulary
    .alike(word)
    .filter((one) => frame.isPresent(one.word))
    .map((one) => {
      const spelt = vocabulary.spelt(one.word)
      return { slips: one.slips, spelt, sameStart: spelt[0] === word[0] ? 0 : 1, texts: frame.textsWith(one.word) }
    })
  const [best] = alike.sort(
    (a, b) => a.slips - b.slips || a.sameStart - b.sameStart || b.texts - a.texts || (a.spelt < b.spelt ? -1 : 1),
  )
  return best && { word: best.spelt, slips: best.slips, forms: frame.present(vocabulary.formsOf(best.spelt)) }
}

/** Of many words those in the most texts. */
export function pickFrequent(frame: Frame, words: readonly number[], most: number): number[] {
  if (words.length <= most) return [...words]
  const { vocabulary } = frame.index
  return words
    .map((word) => ({ word, spelt: vocabulary.spelt(word), texts: frame.textsWith(word) }))
    .sort((a, b) => b.texts - a.texts || (a.spelt < b.spelt ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word)
}
