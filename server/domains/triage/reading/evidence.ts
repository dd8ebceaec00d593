import { type Entry, type Found, findIn, type Lexicon } from './lexicon.ts'
import { isNegation } from './negation.ts'
import type { Sentence } from './sentences.ts'
import { IS_HABIT } from './speech-patterns.ts'
import { isDeniedWithin, isImagined, isPast } from './standing.ts'
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
  /** "last month", "上个月": it is over. */
  past: boolean
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(stem))
const INTENSE = words(
  'very so extremely really absolutely totally completely incredibly super utterly 太 很 非 极 超 特 真',
)
const STRETCH = 3

/** What the word lists know of in these sentences. */
export const evidenceIn = (sentences: readonly Sentence[], lexicon: Lexicon = vocabulary): Evidence[] =>
  sentences.flatMap((sentence) => ofSentence(sentence, lexicon))

function ofSentence(sentence: Sentence, lexicon: Lexicon): Evidence[] {
  const imagined = isImagined(sentence)
  const isHabit = IS_HABIT.test(sentence.plain)
  return findIn(lexicon, sentence.tokens)
    .filter((found) => !(isHabit && isRightNow(found)))
    .map((found) => ({
      entry: found.entry,
      sentence,
      weight:
        found.entry.weight * (isIntense(sentence.tokens, found) ? 1.2 : 1) * (sentence.from === 'subject' ? 1.2 : 1),
      negated: !isDeadline(found) && (isNegated(sentence.tokens, found) || isDeniedWithin(sentence.tokens, found)),
      imagined,
      past: isPast(sentence, found),
    }))
}

/** "Right now we use …" tells how things are, not how soon. */
const isRightNow = ({ entry }: Found): boolean => entry.facet === 'urgency' && entry.words.includes('right now')

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
  const negation = before(tokens, found).findLast((token) => isNegation(tokens, tokens.indexOf(token)))
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
