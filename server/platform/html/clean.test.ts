import { expect, test } from 'vitest'
import { cleanHtml } from './clean.ts'

const ACTIVE = /<script|javascript:|on\w+\s*=|<iframe|<object|<embed|<form|<svg|<style|expression\(|url\(/i

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jAvAsCrIpT&#58;alert(1)">x</a>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<form action="https://evil.example"><input name=password></form>',
  '<div style="background:url(https://evil.example/x)">x</div>',
  '<div style="position:fixed;inset:0">x</div>',
  '<p style="width:expr/**/ession(alert(1))">x</p>',
  '<style>@import "https://evil.example"</style>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
])('nothing active is left of %s', async (html) => {
  const clean = await cleanHtml(html)
  expect(clean).not.toBeNull()
  expect(clean).not.toMatch(ACTIVE)
})

test('what people write stays', async () => {
  const clean = await cleanHtml('<p>Hello <b>you</b><br>中文</p><table><tr><td>1</td></tr></table><ul><li>a</li></ul>')
  expect(clean).toBe(
    '<p>Hello <b>you</b><br>中文</p><table><tbody><tr><td>1</td></tr></tbody></table><ul><li>a</li></ul>',
  )
})

test('a link opens a new page and tells it nothing', async () => {
  const clean = await cleanHtml('<a href="https://x.example">x</a>')
  expect(clean).toContain('target="_blank"')
  expect(clean).toContain('rel="noopener noreferrer nofollow"')
})

/** The longest time the event loop stood still while `work` ran, in milliseconds. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0]
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  await work()
  clearInterval(timer)
  return Math.max(longest, performance.now() - last)
}

test('deep nesting is refused at once', async () => {
  await cleanHtml('<p>warm</p>')
  const start = performance.now()
  expect(await cleanHtml('<div>'.repeat(12_000))).toBeNull()
  expect(await cleanHtml('x'.repeat(2_000_001))).toBeNull()
  expect(performance.now() - start).toBeLessThan(500)
})

test('what is slow neither stops the process nor takes for ever, and the next one is cleaned as ever', async () => {
  // Each <div> stands in the one before, though every <x> ends: only the parser finds that out.
  const slow = '<x><div></x>'.repeat(5_000)
  expect(await longestPause(async () => expect(await cleanHtml(slow)).toBeNull())).toBeLessThan(1_000)
  expect(await cleanHtml('<p>next</p>')).toBe('<p>next</p>')
})
