import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlOfText, mailDocument, withMailStyles } from './html-part.ts'

/** Without the styles, which only get in the way of reading. */
const plain = (html: string) => html.replace(/ (style|dir)="[^"]*"/g, '')

test.each([
  ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
  ['Do this:\n- first\n- second\nthen', '<p>Do this:</p><ul><li>first</li><li>second</li></ul><p>then</p>'],
  ['3. go\n4. stop', '<ol start="3"><li>go</li><li>stop</li></ol>'],
  ['> you said\n> - this\nno', '<blockquote><p>you said</p><ul><li>this</li></ul></blockquote><p>no</p>'],
  ['<b>&"', '<p>&lt;b&gt;&amp;&quot;</p>'],
  [
    'See <https://x.example/a?b=1&c=2>, or (http://y.example/z).',
    '<p>See &lt;<a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>&gt;, or (<a href="http://y.example/z">http://y.example/z</a>).</p>',
  ],
])('%j', (text, html) => {
  expect(plain(htmlOfText(text))).toBe(html)
})

test('nothing a person writes becomes markup', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const left = htmlOfText(text).replace(/<\/?(p|ul|ol|li|blockquote|a|br)( [a-z]+="[^"<>]*")*>/g, '')
      expect(left).not.toMatch(/[<>"]/)
    }),
  )
})

test('the signature stands below, and what the composer wrote gets its margins', () => {
  const html = mailDocument(withMailStyles('<p>Hi</p><ul><li>a</li></ul>'), 'Ann\nDesk & Co')
  expect(plain(html)).toContain('<p>Hi</p><ul><li>a</li></ul><div>-- <br>Ann<br>Desk &amp; Co</div>')
  expect(html).toContain('<p dir="auto" style="margin')
  expect(mailDocument('<p>Hi</p>', '')).not.toContain('-- ')
})

test('a long text takes no time', () => {
  const began = performance.now()
  htmlOfText(`${'https://'.repeat(20_000)}\n${'> '.repeat(2_000)}\n${' '.repeat(50_000)}-`)
  expect(performance.now() - began).toBeLessThan(2_000)
})
