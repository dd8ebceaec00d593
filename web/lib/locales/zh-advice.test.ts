import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { adviceInChinese } from './zh-advice.ts'

const channels = new URL('../../../server/domains/channels/', import.meta.url)
const sources = [
  'accounts/connection-test/advice.ts',
  'mail/domains/dns-facts.ts',
  'mail/domains/judge-domain.ts',
  'mail/domains/judge-spf.ts',
  'mail/domains/judge-dmarc.ts',
  'mail/domains/look-up-spf.ts',
  'mail/domains/spf-record.ts',
]

/** Everything in quotes that reads like a sentence; what is filled in becomes a number. */
const sentencesIn = (source: string): string[] =>
  [...source.matchAll(/'([^'\n]*[a-z] [^'\n]*[.?])'|`([^`\n]*[a-z] [^`\n]*[.?])`/g)].map((match) =>
    (match[1] ?? match[2]!).replace(/\$\{[^}]*\}/g, '7'),
  )
const AT_LEAST = 30

test('whatever the server advises has Chinese words', async () => {
  const texts = await Promise.all(sources.map((path) => readFile(new URL(path, channels), 'utf8')))
  const sentences = texts.flatMap(sentencesIn)
  expect(sentences.length).toBeGreaterThan(AT_LEAST)
  const english = sentences.filter((sentence) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(adviceInChinese(sentence)))
  expect(english).toEqual([])
})

test('several sentences, and what is named in them', () => {
  const advice = 'The record is in order and needs 3 of 10 lookups. The policy of shop.example holds here.'
  expect(adviceInChinese(advice)).toBe('记录正确，需要 3 次查询（上限 10 次）。此处适用 shop.example 的策略。')
  expect(adviceInChinese('Something new is wrong.')).toBe('Something new is wrong.')
})
