import { type Found, find, type Question } from './engine/find.ts'
import { judged } from './engine/sure.ts'
import type { TextIndex } from './engine/text-index.ts'
import { partsAsking } from './questions/question-in.ts'

/** What is found for that part of a text which says best what is asked: a long mail tells much that no article has. */
export function findForText(index: TextIndex, text: string, asked: Omit<Question, 'q'>): Found {
  const [whole, ...parts] = partsAsking(text).map((q) => ({ q, found: find(index, { ...asked, q }) }))
  const telling = parts.filter(({ q, found }) => !HAN.test(q) || tellsEnough(found))
  return [whole!, ...telling].reduce((best, one) => (strength(one.found) > strength(best.found) ? one : best)).found
}

const HAN = /\p{Script=Han}/u
/** A part with one word that tells, such as 请问可以联系谁, is about anything that has it. */
const ENOUGH_WORDS = 2

const tellsEnough = ({ reading }: Found): boolean =>
  reading.groups.filter(({ telling, weight }) => telling && weight === 1).length >= ENOUGH_WORDS

const strength = (found: Found): number => (judged(found).sure ? 1 : 0) + (found.matches[0]?.covered ?? 0)
