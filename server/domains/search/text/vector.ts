import { charactersOf, pairsOf, runsIn } from '../../../platform/text/words.ts'

/** Where a word counts, by PostgreSQL's four letters: A, the subject, weighs most. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/** PostgreSQL keeps places up to 16,383 and 255 of each word; what lies beyond is still found, but not in a phrase. */
const LAST_PLACE = 16_000
const MOST_PLACES = 200
/** Words of one document, and what they may take at most: a vector of more than a million bytes is refused altogether. */
const MOST_WORDS = 12_000
const MOST_BYTES = 900_000
/** Of a word, besides its letters, and of a letter: three in UTF-8 for each in UTF-16 is the most there can be. */
const [BYTES_OF_WORD, BYTES_OF_LETTER, BYTES_OF_PLACE] = [8, 3, 2]

/** Words with their places, as a text that PostgreSQL reads as a tsvector. */
export class Vector {
  readonly #places = new Map<string, string[]>()
  readonly #marks = new Set<string>()
  #next = 1
  #bytes = 0

  /** Adds a text. Between two texts there is a gap, so that no phrase reaches from one into the other. */
  add(text: string, weight: Weight): void {
    for (const run of runsIn(text)) {
      if (this.#places.size >= MOST_WORDS) break
      if (run.unspaced) this.#addUnspaced(run.word, weight)
      else this.#put(run.word, this.#next++, weight)
    }
    this.#next += 10
  }

  /** Adds a word of our own, which no text can contain. */
  mark(word: string): void {
    this.#marks.add(word)
  }

  /** Each character by itself, and each with the next one. Both stand at the place of the first. */
  #addUnspaced(run: string, weight: Weight): void {
    const pairs = pairsOf(run)
    for (const [index, character] of charactersOf(run).entries()) {
      this.#put(character, this.#next, weight)
      if (index < pairs.length) this.#put(pairs[index]!, this.#next, weight)
      this.#next++
    }
  }

  #put(word: string, place: number, weight: Weight): void {
    const places = this.#places.get(word)
    const text = place <= LAST_PLACE ? `${place}${weight}` : undefined
    const bytes = (places ? 0 : BYTES_OF_WORD + word.length * BYTES_OF_LETTER) + BYTES_OF_PLACE
    if (this.#bytes + bytes > MOST_BYTES) return
    if (places && (!text || places.length >= MOST_PLACES)) return
    this.#bytes += bytes
    if (places) places.push(text!)
    else this.#places.set(word, text ? [text] : [])
  }

  /** The words of the text, without our own. */
  words(): Iterable<string> {
    return this.#places.keys()
  }

  /** As PostgreSQL reads it. Words are letters and digits, so nothing in them needs escaping. */
  toText(): string {
    const parts: string[] = []
    for (const [word, places] of this.#places)
      parts.push(places.length > 0 ? `'${word}':${places.join(',')}` : `'${word}'`)
    for (const mark of this.#marks) parts.push(`'${mark}'`)
    return parts.join(' ')
  }
}
