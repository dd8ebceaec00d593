import { stemOf } from '../questions/fingerprints.ts'
import { CHINESE_FILLERS, STOP_WORDS } from '../questions/stop-words.ts'
import { type Finding, NO_EVIDENCE, percentOf } from './finding.ts'
import type { PublishedText } from './shape.ts'

/** Tickets needed to say so, and the part of them that must use a word. */
const FEWEST_TICKETS = 5
const USED_BY = 0.3
const MOST_WORDS = 5
const segmenters: Record<string, Intl.Segmenter> = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
}

/** Words that customers who ask this use, and the article does not. `questions`: theirs of late, without personal data. */
export function missingWords(text: PublishedText, questions: readonly string[]): Finding | null {
  if (questions.length < FEWEST_TICKETS) return null
  const there = new Set(wordsIn(`${text.title} ${text.summary} ${text.plain}`, text.language).keys())
  const used = new Map<string, { word: string; count: number }>()
  for (const question of questions)
    for (const [stem, word] of wordsIn(question, text.language)) {
      if (there.has(stem)) continue
      const known = used.get(stem)
      if (known) known.count++
      else used.set(stem, { word, count: 1 })
    }
  const enough = Math.max(3, USED_BY * questions.length)
  const words = [...used.values()]
    .filter(({ count }) => count >= enough)
    .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
  return words.length > 0 ? findingOf(text, words.slice(0, MOST_WORDS), questions.length) : null
}

function findingOf(
  { article_id, language }: PublishedText,
  words: { word: string; count: number }[],
  n: number,
): Finding {
  const definition = 'Tickets of the last 60 days that ask this and use the word, of those that ask this'
  const figures = words.map(({ word, count }) => percentOf({ name: word, definition, count, n }))
  return {
    ...{ article_id, language, kind: 'words_missing', matter: '', priority: 'LOW' },
    evidence: {
      ...NO_EVIDENCE,
      figures,
      rows: `/knowledge/articles/${article_id}/asked`,
      terms: words.map(({ word }) => word),
    },
    weight: words.reduce((sum, { count }) => sum + count, 0),
  }
}

/** Words that tell something, by what their forms have in common. */
function wordsIn(text: string, language: string): Map<string, string> {
  const stop = STOP_WORDS[language] ?? STOP_WORDS.en!
  const plain = text
    .replace(/\[[^\]]{1,8}\]/g, ' ')
    .replace(CHINESE_FILLERS, ' ')
    .toLowerCase()
  const words = (segmenters[language] ?? segmenters.en!).segment(plain)
  const found = new Map<string, string>()
  for (const { segment, isWordLike } of words) {
    if (!isWordLike || segment.length < 2 || /^\d+$/.test(segment) || stop.has(segment)) continue
    found.set(stemOf(segment), segment)
  }
  return found
}
