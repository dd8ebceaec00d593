import { CHINESE_FILLERS, STOP_WORDS } from './stop-words.ts'

/** Letters of a question that count: what it is about is said at its beginning. */
const LONGEST = 1_200
/** Of a long letter; the words come in the order they were written. */
const MOST_FEATURES = 160
const HAN_RUN = /\p{Script=Han}+/gu
const WORD = /[\p{L}\p{N}]+/gu
const MARK = /\[(?:name|…|e-mail|phone|number|link|address|file|secret)\]/g

/**
 * A question as fingerprints of its words, sorted, each once: the stems of English words and, since people mistype, the
 * groups of three letters in them; of Chinese, which has no spaces, each two characters that stand together.
 */
export function featuresOf(text: string, language: string): number[] {
  const plain = text.replace(MARK, ' ').slice(0, LONGEST).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const found = new Set<number>()
  for (const feature of namedIn(plain, language)) {
    if (found.size >= MOST_FEATURES) break
    found.add(feature.startsWith('g:') ? fingerprint(feature) | 1 : fingerprint(feature) & ~1)
  }
  return [...found].sort((a, b) => a - b)
}

function* namedIn(text: string, language: string): Generator<string> {
  for (const [run] of text.replace(CHINESE_FILLERS, ' ').matchAll(HAN_RUN)) yield* pairsOf(run)
  const stop = STOP_WORDS[language] ?? STOP_WORDS.en!
  for (const [word] of text.replace(HAN_RUN, ' ').replaceAll(/['’]/g, '').matchAll(WORD)) {
    if (word.length < 2 || stop.has(word)) continue
    const stem = stemOf(word)
    yield `w:${stem}`
    yield* groupsOf(stem)
  }
}

function* pairsOf(run: string): Generator<string> {
  if (run.length === 1) yield `h:${run}`
  for (let at = 0; at + 2 <= run.length; at++) yield `h:${run.slice(at, at + 2)}`
}

const SHORTEST_TO_MISTYPE = 5
function* groupsOf(stem: string): Generator<string> {
  if (stem.length < SHORTEST_TO_MISTYPE) return
  for (let at = 0; at + 3 <= stem.length; at++) yield `g:${stem.slice(at, at + 3)}`
}

/** What the forms of an English word begin with. It need not be a word. */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  const single = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<=ss|sh|ch|x|z)es$|(?<![su])s$/, '')
  const bare = single.replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
  return bare
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/(?<=[a-z]{3})e$/, '')
    .replace(/y$/, 'i')
}

/** Whether it stands for letters of a word: weaker than the word itself, and there for those who mistype. */
export const isPartOfWord = (feature: number): boolean => (feature & 1) === 1

/** FNV-1a (Fowler, Noll, Vo), 32 bits, as PostgreSQL's integers have it. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}
