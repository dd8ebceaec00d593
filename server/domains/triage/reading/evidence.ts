import { type Entry, type Found, findIn } from './lexicon.ts'
import type { Sentence } from './sentences.ts'
import { stem } from './stem.ts'
import type { Token } from './tokens.ts'
import { vocabulary } from './vocabulary.ts'

/** An entry of the word lists found in what somebody wrote, and how much it counts there. */
export interface Evidence {
  entry: Entry
  sentence: Sentence
  weight: number
  /** "not", "不": it says the opposite. */
  negated: boolean
  /** "what if", "如果": it has not happened. */
  imagined: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(stem))
const NEGATIONS = words('not no never without nothing neither nor hardly cannot 不 没 无 未 勿')
const INTENSE = words(
  'very so extremely really absolutely totally completely incredibly super utterly 太 很 非 极 超 特 真',
)
const STRETCH = 3
const IMAGINED =
  /\b(?:what (?:happens )?if|in case|what would happen|if (?:ever|there (?:is|were|was)|we had|i had|somebody|someone)|how do you (?:protect|prevent|handle|secure)|how (?:can|do|should) (?:i|we) (?:prevent|avoid|protect))\b|如果|假如|万一|要是|如何(?:防止|避免|防范)|怎么(?:防止|避免)/i

/** What the word lists know of in these sentences. */
export const evidenceIn = (sentences: readonly Sentence[]): Evidence[] => sentences.flatMap(ofSentence)

function ofSentence(sentence: Sentence): Evidence[] {
  const imagined = IMAGINED.test(sentence.text)
  return findIn(vocabulary, sentence.tokens).map((found) => ({
    entry: found.entry,
    sentence,
    weight:
      found.entry.weight * (isIntense(sentence.tokens, found) ? 1.2 : 1) * (sentence.from === 'subject' ? 1.2 : 1),
    negated: !isDeadline(found) && isNegated(sentence.tokens, found),
    imagined,
  }))
}

const before = (tokens: readonly Token[], { from }: Found): Token[] =>
  tokens.slice(Math.max(0, from - STRETCH), from).filter(({ clause }) => clause === tokens[from]?.clause)

const isIntense = (tokens: readonly Token[], found: Found): boolean =>
  before(tokens, found)
    .slice(-1)
    .some(({ word }) => INTENSE.has(word))

/** "这不是骗人吗" asks for a yes. */
const isRhetorical = (tokens: readonly Token[]): boolean => tokens.at(-1)?.word === '吗' || tokens.at(-1)?.word === '么'

/** "If it is not done by Friday" is a deadline all the same. */
const isDeadline = ({ entry }: Found): boolean => entry.facet === 'urgency' && entry.size > 1

const isNegated = (tokens: readonly Token[], found: Found): boolean => {
  const negation = before(tokens, found).findLast(({ word }) => NEGATIONS.has(word))
  return negation !== undefined && !(negation.word === '不' && isRhetorical(tokens))
}

/** Each further hint of the same kind counts less: ten mild words are no strong one. */
const FURTHER = [1, 0.6, 0.4, 0.3, 0.2, 0.15, 0.1]

/** What hints of one kind amount to; an entry found twice counts once. */
export function amountOf(evidence: readonly Evidence[]): number {
  const best = new Map<string, number>()
  for (const { entry, weight } of evidence) best.set(entry.words, Math.max(best.get(entry.words) ?? 0, weight))
  return [...best.values()]
    .toSorted((one, other) => other - one)
    .reduce((sum, weight, rank) => sum + weight * (FURTHER[rank] ?? 0), 0)
}

export const ofFacet = (evidence: readonly Evidence[], facet: string): Evidence[] =>
  evidence.filter(({ entry }) => entry.facet === facet)

/** Hints by the value they speak for. */
export const byValue = (evidence: readonly Evidence[]): Map<string, Evidence[]> =>
  Map.groupBy(evidence, ({ entry }) => entry.value)
