import { inSimplified } from '../../../platform/text/simplified.ts'
import type { Sentence } from './sentences.ts'
import {
  ASKING,
  BLAMING,
  BUT,
  DEMANDING,
  DOUBTING,
  GUESSING,
  HELPING,
  POLITE,
  QUESTION,
  SAYING,
  WHICH,
  WISHING,
} from './speech-patterns.ts'

/** How something is said, whatever it is about: what a sentence does and how it addresses us. */
export interface Speech {
  /** Sentences that ask. */
  questions: number
  /** Sentences that ask, or ask for something. */
  asks: number
  /** Sentences that tell something. */
  tellings: number
  /** "please", "could you", "请", "麻烦": whoever is polite asks, and does not scold. */
  isPolite: boolean
  /** "… or …?", "……还是……？": it is asked which of two. */
  asksWhich: boolean
  /** "Is it me?", "我是不是点错了": the fault is sought in oneself. */
  doubtsSelf: boolean
  /** Two sources that say different things. */
  contradicts: boolean
  /** How often we are addressed as the one who did it. */
  blames: number
  /** Sentences of two or three words, as people speak when they hold themselves back. */
  clipped: number
  /** "Fix it.", "Show me …", "退我": told to do something, without a "please". */
  demands: number
  /** Single exclamation marks. */
  exclaims: number
  /** Clauses that begin or end alike, three or more: "it spins. … it spins. … it spins." */
  insists: boolean
  /** "Is it my daughter?", "会不会是……？": a guess is put forward. */
  guesses: boolean
}

const SHORT = 3
const OFTEN = 3

/** What the sentences do; greetings and farewells are not among them. */
export function speechIn(sentences: readonly Sentence[], written: string): Speech {
  const spoken = sentences.filter(({ from }) => from === 'text')
  const text = spoken.map(({ plain }) => plain).join('\n')
  const questions = spoken.filter(isQuestion).length
  return {
    questions,
    asks: spoken.filter(isAsking).length,
    tellings: spoken.length - questions,
    isPolite: POLITE.test(inSimplified(written)),
    asksWhich: WHICH.test(text),
    doubtsSelf: DOUBTING.test(text),
    contradicts: count(text, SAYING) >= 2 && (BUT.test(text) || questions > 0),
    blames: count(text, BLAMING),
    clipped: spoken.filter(isClipped).length,
    demands: spoken.filter(({ plain }) => DEMANDING.test(plain)).length,
    exclaims: count(text, /[!！]/g),
    insists: isInsistent(spoken),
    guesses: GUESSING.test(text),
  }
}

/** Whether a sentence asks something. */
export const isQuestion = ({ plain }: Sentence): boolean => QUESTION.test(plain)

/** Whether a sentence asks something, or asks for something. */
export const isAsking = (sentence: Sentence): boolean => isQuestion(sentence) || ASKING.test(sentence.plain)

/** Whether somebody wishes for something by the way it is put, and not for help. */
export const isWishing = ({ plain }: Sentence): boolean => WISHING.test(plain) && !HELPING.test(plain)

const isClipped = ({ plain, tokens }: Sentence): boolean =>
  tokens.length <= SHORT && !/[?？:：]/.test(plain) && !/^\W*\d/.test(plain)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** The same two words at the ends, or at the beginnings, of three clauses. */
function isInsistent(sentences: readonly Sentence[]): boolean {
  const clauses = sentences.flatMap(({ tokens }) => [...Map.groupBy(tokens, ({ clause }) => clause).values()])
  const longer = clauses.filter((tokens) => tokens.length >= 2).map((tokens) => tokens.map(({ word }) => word))
  return [longer.map((words) => words.slice(-2)), longer.map((words) => words.slice(0, 2))].some((ends) =>
    [...Map.groupBy(ends, (words) => words.join(' ')).values()].some(({ length }) => length >= OFTEN),
  )
}
