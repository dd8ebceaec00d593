import { expect, test } from 'vitest'
import { isDeeperThan, tokensOf } from './tokens.ts'

const shown = (html: string) =>
  [...tokensOf(html)].map((token) => (token.kind === 'text' ? token.text : `${token.kind} ${token.name}`))

test.each([
  ['<p class="a > b">x</P>', ['open p', 'x', 'close p']],
  ["<a title='it\"s' href=x>y</a>", ['open a', 'y', 'close a']],
  ['a < b', ['a < b']],
  ['<!-- <p> -->x<!doctype html>', ['x']],
  ['<style>p > a {}</style>x', ['open style', 'close style', 'x']],
  ['<script>"<p>"', ['open script']],
  ['<p title="never closed', ['open p']],
  ['<', ['<']],
])('%s', (html, expected) => {
  expect(shown(html)).toEqual(expected)
})

test('depth is what is open at the same time, and what need not be closed does not count', () => {
  expect(isDeeperThan('<div>'.repeat(200), 200)).toBe(false)
  expect(isDeeperThan('<div>'.repeat(201), 200)).toBe(true)
  expect(isDeeperThan('<div></div>'.repeat(5_000), 200)).toBe(false)
  expect(isDeeperThan('<p>a<br><img src=x><li>b'.repeat(5_000), 200)).toBe(false)
  expect(isDeeperThan('<font>a</p></td>'.repeat(5_000), 200)).toBe(true)
})

test.each([
  ['tags', '<a>'.repeat(2_000_000)],
  ['open brackets', '<'.repeat(2_000_000)],
  ['comments never closed', '<!--'.repeat(500_000)],
  ['styles never closed', '<style>'.repeat(300_000)],
  ['equal signs', `<a ${'= '.repeat(1_000_000)}`],
])('hostile input takes time in proportion to its length: %s', (_name, html) => {
  const start = performance.now()
  isDeeperThan(html, Number.POSITIVE_INFINITY)
  expect(performance.now() - start).toBeLessThan(3_000)
})
