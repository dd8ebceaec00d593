import { sentencesOf } from '../drafts/sentences.ts'

/** How hard a text is to read, in the measure of its language. */
export interface ReadingLevel {
  measure: 'grade' | 'characters'
  value: number
  sentences: number
  /** The longest sentences: where to begin. */
  longest: string[]
  is_hard: boolean
}

/** Years of school: more than an adult who is in a hurry reads with ease. */
const HARD_GRADE = 12
/** Characters of a Chinese sentence between two stops. */
const HARD_CHARACTERS = 40
/** Of fewer words or characters nothing can be said. */
const [FEWEST_WORDS, FEWEST_CHARACTERS] = [100, 200]
const LONGEST = 3
const HAN = /\p{Script=Han}/gu
const WORD = /[\p{L}][\p{L}'’]*/gu

/**
 * Of English the grade after Kincaid et al. (1975), with words of menus and code left out of it; of Chinese the characters
 * between two stops. Null for what is too short to say, or in a language without a measure here.
 */
export function readingLevelOf(plain: string, language: string): ReadingLevel | null {
  const sentences = sentencesOf(plain, language)
  if (language === 'zh') return chinese(sentences)
  return language === 'en' ? english(sentences.filter((sentence) => /\s/.test(sentence))) : null
}

function english(sentences: readonly string[]): ReadingLevel | null {
  const words = sentences.flatMap((sentence) => sentence.match(WORD) ?? [])
  if (words.length < FEWEST_WORDS) return null
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return {
    measure: 'grade',
    value: grade,
    sentences: sentences.length,
    longest: longestOf(sentences),
    is_hard: grade > HARD_GRADE,
  }
}

/** Groups of vowels, without a silent e: right for about nine words in ten. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  const spoken = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '')
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0)
}

function chinese(sentences: readonly string[]): ReadingLevel | null {
  const own = sentences.filter((sentence) => /\p{Script=Han}/u.test(sentence))
  const characters = own.reduce((sum, sentence) => sum + (sentence.match(HAN)?.length ?? 0), 0)
  if (characters < FEWEST_CHARACTERS) return null
  const perSentence = characters / own.length
  return {
    measure: 'characters',
    value: perSentence,
    sentences: sentences.length,
    longest: longestOf(sentences),
    is_hard: perSentence > HARD_CHARACTERS,
  }
}

const longestOf = (sentences: readonly string[]): string[] =>
  sentences.toSorted((a, b) => b.length - a.length).slice(0, LONGEST)
