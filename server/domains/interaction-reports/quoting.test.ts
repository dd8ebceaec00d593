import { expect, test } from 'vitest'
import { beginning, firstSentence, linksIn, wordsIn } from './quoting.ts'

test('a text is quoted in whole sentences as long as one fits', () => {
  expect(beginning('One two three. Four five six.', 60)).toBe('One two three. Four five six.')
  expect(beginning('One two three. Four five six.', 5)).toBe('One two three.')
  expect(beginning('One two three four', 2)).toBe('One two…')
  expect(beginning('  a\n\n b\t c ', 60)).toBe('a b c')
  expect(beginning('', 60)).toBe('')
})

test('Chinese has words and sentences too', () => {
  const text = '我被重复扣款了。请尽快退款。'
  expect(wordsIn(text)).toBeGreaterThan(4)
  expect(beginning(text, 60)).toBe(text)
  expect(beginning(text, wordsIn('我被重复扣款了。'))).toBe('我被重复扣款了。')
  expect(wordsIn(beginning('很'.repeat(500), 60))).toBeLessThanOrEqual(60)
})

test('a long first sentence is cut, never in the middle of a character', () => {
  const cut = firstSentence('👩‍💻'.repeat(200), 200)
  expect(cut.length).toBeLessThanOrEqual(200)
  expect(cut.isWellFormed()).toBe(true)
  expect(cut.endsWith('…')).toBe(true)
  expect(firstSentence('Done. And more.', 200)).toBe('Done.')
})

test.each([
  ['See https://help.example/a_b?x=1&y=2.', ['https://help.example/a_b?x=1&y=2']],
  ['(http://a.example/x)', ['http://a.example/x']],
  ['https://wiki.example/Foo_(bar) and', ['https://wiki.example/Foo_(bar)']],
  ['<a href="https://a.example/?p=1&amp;q=2">here</a>', ['https://a.example/?p=1&q=2']],
  ['请看 https://a.example/帮助。谢谢', ['https://a.example/帮助']],
  ['https://a.example https://a.example', ['https://a.example']],
  ['javascript:alert(1) ftp://a.example mailto:a@a.example', []],
])('links of %s', (text, links) => {
  expect(linksIn(text)).toEqual(links)
})
