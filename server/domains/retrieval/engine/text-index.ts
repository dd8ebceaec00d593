import { MOST_TEXTS, makePostings, type Postings } from './postings.ts'
import { partsIn, runsOf, wordsOfRun } from './terms.ts'
import { headOf, partsOf, priorOf, type SearchText, type WeightedText } from './text.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'

/** What is kept of a text besides its words. */
export type Indexed = Pick<SearchText, 'article_id' | 'language' | 'visibility'> & {
  prior: number
  /** Counts articles; all languages of one have the same. */
  article: number
}

/** Texts by their words. Removed ones leave a gap; an index with many gaps is better made anew. */
export interface TextIndex {
  /** Takes in a text; an earlier state of it goes. */
  add(text: SearchText): void
  /** Takes out all languages of an article. */
  remove(articleId: string): void
  /** By place; null where one was removed. */
  texts: readonly (Indexed | null)[]
  /** Another one after each change. */
  version(): number
  vocabulary: Vocabulary
  /** Words of heads and bodies, by the vocabulary's number. */
  head: Postings
  body: Postings
  /** Parts of words. `partList` is undefined for a part no text has. */
  parts: Postings
  partList(part: number): number | undefined
  /** How long heads, bodies and parts are, in weighted terms, by place. */
  lengths: { head: Float64Array; body: Float64Array; parts: Float64Array }
  /** Texts that can be found, and gaps. */
  counts(): { texts: number; gaps: number }
}

export function makeTextIndex(): TextIndex {
  const texts: (Indexed | null)[] = []
  const places = new Map<string, number[]>()
  const vocabulary = makeVocabulary()
  const [head, body, parts] = [makePostings(), makePostings(), makePostings()]
  const partLists = new Map<number, number>()
  const lengths = { head: new Float64Array(256), body: new Float64Array(256), parts: new Float64Array(256) }
  const articles = new Map<string, number>()
  let [gaps, version] = [0, 0]

  const partListFor = (part: number): number => {
    const known = partLists.get(part)
    if (known !== undefined) return known
    partLists.set(part, partLists.size)
    return partLists.size - 1
  }

  function removePlaces(articleId: string, which: (text: Indexed) => boolean): void {
    const kept = (places.get(articleId) ?? []).filter((place) => {
      if (!which(texts[place]!)) return true
      texts[place] = null
      gaps++
      version++
      return false
    })
    if (kept.length > 0) places.set(articleId, kept)
    else places.delete(articleId)
  }

  function add(text: SearchText): void {
    const { article_id, language, visibility } = text
    removePlaces(article_id, (indexed) => indexed.language === language)
    if (texts.length === MOST_TEXTS) throw new Error(`An index holds ${MOST_TEXTS} texts at most.`)
    const article = articles.get(article_id) ?? articles.size
    articles.set(article_id, article)
    const place = texts.push({ article_id, language, visibility, prior: priorOf(text), article }) - 1
    places.set(article_id, [...(places.get(article_id) ?? []), place])
    version++
    for (const kind of ['head', 'body', 'parts'] as const) lengths[kind] = roomFor(lengths[kind], place)
    lengths.head[place] = put(head, place, wordCounts(headOf(text), vocabulary))
    lengths.body[place] = put(body, place, wordCounts([{ text: text.body, weight: 1 }], vocabulary))
    lengths.parts[place] = put(parts, place, partCounts(partsOf(text), partListFor))
  }

  return {
    version: () => version,
    ...{ add, texts, vocabulary, head, body, parts, lengths },
    remove: (articleId) => removePlaces(articleId, () => true),
    partList: (part) => partLists.get(part),
    counts: () => ({ texts: texts.length - gaps, gaps }),
  }
}

/** A text's terms into their lists; says how long it is. */
function put(postings: Postings, place: number, counts: ReadonlyMap<number, number>): number {
  let length = 0
  for (const [list, count] of counts) {
    postings.add(list, place, count)
    length += count
  }
  return length
}

function wordCounts(texts: readonly WeightedText[], vocabulary: Vocabulary): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { text, weight } of texts)
    for (const run of runsOf(text))
      for (const word of wordsOfRun(run)) {
        const number = vocabulary.add(word)
        counts.set(number, (counts.get(number) ?? 0) + weight)
      }
  return counts
}

function partCounts(texts: readonly WeightedText[], listFor: (part: number) => number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { text, weight } of texts)
    for (const part of partsIn(text)) {
      const list = listFor(part)
      counts.set(list, (counts.get(list) ?? 0) + weight)
    }
  return counts
}

function roomFor(array: Float64Array<ArrayBuffer>, place: number): Float64Array<ArrayBuffer> {
  if (place < array.length) return array
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
