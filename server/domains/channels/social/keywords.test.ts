import { expect, test } from 'vitest'
import { keywordOf, matchedKeyword } from './keywords.ts'

const ours = { handles: ['acme', 'acme@social.example'], brand: 'Acme Cloud' }
const matched = (keyword: string, post: string) => matchedKeyword([keywordOf(keyword, ours)], post) === 0

test.each([
  ['@company_handle', 'Hey @acme, my sync is broken'],
  ['@company_handle', 'HEY ＠ＡＣＭＥ!'],
  ['@company_handle', '问一下@acme同步怎么坏了'],
  ['@company_handle', 'cc @acme.'],
  ['@company_handle', 'hello @acme@social.example again'],
  ['company_name complaints', 'So many COMPLAINTS about  acme\n cloud'],
  ['company_name complaints', '#AcmeCloud complaints thread'],
  ['company_name issues', 'issues again with Acme Cloud’s sync'],
  ['"acme cloud down"', 'is ACME   Cloud down?'],
  ['"company_name is down"', 'AcmeCloud is down'],
  ['极光 故障', '今天极光又故障了'],
])('%s fits: %s', (keyword, post) => {
  expect(matched(keyword, post)).toBe(true)
})

test.each([
  ['@company_handle', 'ask @acme2'],
  ['@company_handle', 'ask @acme_help or @the_acme'],
  ['@company_handle', 'ask @acme.support or @acme-fans'],
  ['@company_handle', 'write to sales@acme'],
  ['@company_handle', 'that is @acme@elsewhere.example'],
  ['@company_handle', 'acme is down'],
  ['company_name complaints', 'complaints about the weather'],
  ['company_name complaints', 'Acme Cloudy complaints'],
  ['company_name issues', 'Acme Cloud is great'],
  ['"acme cloud down"', 'down with Acme Cloud'],
  ['   ', 'anything'],
  ['""', 'anything'],
])('%s does not fit: %s', (keyword, post) => {
  expect(matched(keyword, post)).toBe(false)
})

test('of several keywords the first that fits is told, and signs in them are no pattern', () => {
  const keywords = ['c++ (beta)', 'acme'].map((text) => keywordOf(text, ours))
  expect(matchedKeyword(keywords, 'Acme and C++ (beta)')).toBe(0)
  expect(matchedKeyword(keywords, 'acme')).toBe(1)
  expect(matchedKeyword(keywords, 'c')).toBe(null)
})
