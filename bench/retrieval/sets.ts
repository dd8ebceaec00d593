import { existsSync, readFileSync } from 'node:fs'
import type { ArticleOfSet, QueryOfSet } from '../../server/domains/retrieval/measure.ts'

const FOLDER = new URL('../../../shared/data/intents/', import.meta.url)

/** A question and what it is about. */
export interface Labelled {
  text: string
  about: string
}

/** Questions of a bank's customers under 77 intents (Casanueva et al. 2020); null where the file is not there. */
export function banking(): Labelled[] | null {
  const source = read('banking77-train.csv')
  if (!source) return null
  return rowsOf(source)
    .slice(1)
    .map(([text, about]) => ({ text: text!.replace(/\s+/g, ' ').trim(), about: about! }))
}

/** Questions to an assistant under 150 intents (Larson et al. 2019); null where the file is not there. */
export function clinc(): Labelled[] | null {
  const source = read('clinc150-train.json')
  if (!source) return null
  const { train } = JSON.parse(source) as { train: [string, string][] }
  return train.map(([text, about]) => ({ text, about }))
}

/** Rows of two cells; a cell in quotation marks may hold commas, ends of lines, and its marks doubled (RFC 4180). */
const rowsOf = (source: string): string[][] =>
  [...source.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*),("(?:[^"]|"")*"|[^,\r\n]*)(?:\r?\n|$)/g)].map(([, ...cells]) =>
    cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
  )

function read(name: string): string | null {
  const file = new URL(name, FOLDER)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

export interface SearchSet {
  articles: ArticleOfSet[]
  queries: QueryOfSet[]
}

/** How an article is called: by its intent's name, or by its first question. */
export type Titled = 'name' | 'question'

/** An article of so many questions for each intent; of the others every one is a query. */
export function setOf(
  labelled: readonly Labelled[],
  random: () => number,
  how: { known: number; titled: Titled; from?: number },
): SearchSet {
  const { known, titled, from = known } = how
  const set: SearchSet = { articles: [], queries: [] }
  for (const [about, same] of Map.groupBy(labelled, (one) => one.about)) {
    const texts = shuffled(
      same.map(({ text }) => text),
      random,
    )
    const [first, ...others] = texts.slice(0, known)
    const words =
      titled === 'name'
        ? { title: about.replaceAll('_', ' '), questions: [first!, ...others] }
        : { title: first!, questions: others }
    set.articles.push({ id: about, body: '', language: 'en', ...words })
    set.queries.push(...texts.slice(from).map((text) => ({ text, relevant: [about] })))
  }
  return set
}

/** One random slip in half of the words of four letters and more. */
export const misspelled = (text: string, random: () => number): string =>
  text.replaceAll(/[a-z]{4,}/gi, (word) => (random() < 0.5 ? slipped(word, random) : word))

/** A letter left out, one too many, a wrong one, or two neighbours swapped. */
function slipped(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length)
  const letter = String.fromCharCode(97 + Math.floor(random() * 26))
  const swap = Math.min(at, word.length - 2)
  return [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, swap) + word[swap + 1] + word[swap] + word.slice(swap + 2),
  ][Math.floor(random() * 4)]!
}

/** Mulberry32 (Tommy Ettinger 2017): the same numbers for the same seed, on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all
}
