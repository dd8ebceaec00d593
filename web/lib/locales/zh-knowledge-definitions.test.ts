import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { definitionInChinese } from './zh-knowledge-definitions.ts'

const domains = new URL('../../../server/domains/', import.meta.url)
const sources = [
  'curation/effect/queries.ts',
  'curation/performance.ts',
  'curation/gaps/recurrence.ts',
  'curation/suggestions/rates.ts',
  'curation/suggestions/shape.ts',
  'curation/suggestions/missing-words.ts',
  'retrieval/log/summary.ts',
  'help-center/deflection/definitions.ts',
]

/** What a rule has found is told by its kind, and has words of its own. */
const NAMES = ['High bounce rate', 'Recurring negative feedback', 'High related ticket volume']

/** Everything in quotes that reads like a sentence; what is filled in becomes a length of time, or a number. */
const sentencesIn = (source: string): string[] =>
  [...source.matchAll(/'([A-Z][a-z]+ [^'\n]+)'|`((?:\$\{point\} |[A-Z])[^`\n]*[a-z] [^`\n]*)`/g)]
    .map((match) => (match[1] ?? match[2]!).replace(/\$\{silence\}/g, '7 days').replace(/\$\{[^}]*\}/g, '7'))
    .filter((sentence) => !NAMES.includes(sentence))
const AT_LEAST = 32

test('every figure is defined in Chinese', async () => {
  const texts = await Promise.all(sources.map((path) => readFile(new URL(path, domains), 'utf8')))
  const written = texts.flatMap(sentencesIn)
  expect(written.length).toBeGreaterThan(AT_LEAST)
  expect(written.filter((one) => definitionInChinese(one) === one)).toEqual([])
})

test('lengths of time and numbers are kept; what is new stays as it was written', () => {
  expect(definitionInChinese('Of these, not judged yet: 36 hours have not passed since the last thing they did.')).toBe(
    '其中尚未判断的访问：距最后一次操作还不到 36 小时。',
  )
  expect(definitionInChinese('40 % fewer, between -3 % and 62 % in nine of ten cases; the goal is 30 %.')).toBe(
    '减少 40%，十次中有九次介于 -3% 与 62% 之间；目标为 30%。',
  )
  expect(definitionInChinese('Something new.')).toBe('Something new.')
})
