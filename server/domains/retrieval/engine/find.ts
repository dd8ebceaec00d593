import type { Visibility } from '../../knowledge/contract.ts'
import { type Frame, frameOf, type View } from './frame.ts'
import { type Match, ranking } from './ranking.ts'
import { type Reading, read } from './reading.ts'
import { scoresOf } from './scoring.ts'
import type { Synonyms } from './synonyms.ts'
import type { TextIndex } from './text-index.ts'

export interface Question {
  q: string
  /** Texts in this language come first; others only when it has none. Undefined: any. */
  language?: string | undefined
  sees: readonly Visibility[]
  limit: number
  synonyms: Synonyms
  unfinished?: boolean
}

export interface Found {
  matches: Match[]
  /** How many articles there are in all. */
  total: number
  corrected: string | undefined
  /** Found in other languages only. */
  otherLanguage: boolean
  reading: Reading
  frame: Frame
}

/** Articles for what somebody typed, best first. Says the same for the same texts, in whatever order they came. */
export function find(index: TextIndex, question: Question): Found {
  const { language = null, sees } = question
  const found = findInView(index, question, { sees, language })
  if (found.matches.length > 0 || language === null) return found
  const elsewhere = findInView(index, question, { sees, language: null, butNot: language })
  return elsewhere.matches.length > 0 ? { ...elsewhere, otherLanguage: true } : found
}

function findInView(index: TextIndex, { q, limit, synonyms, unfinished = false }: Question, view: View): Found {
  const frame = frameOf(index, view)
  const reading = read(frame, q, { synonyms, unfinished })
  const { matches, total } = ranking(frame, scoresOf(frame, reading), limit)
  return { matches, total, corrected: reading.corrected, otherLanguage: false, reading, frame }
}
