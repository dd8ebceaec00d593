import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, markupText } from './markup.ts'

const shown = (...parts: Parameters<typeof html>) => markupText(html(...parts))

test('texts are escaped, markup is not, and what is not there leaves no trace', () => {
  const name = `<b>"Tom" & 'Ann'</b>`
  expect(shown`<p title="${name}">${name}${null}${false}${undefined}${0}</p>`).toBe(
    '<p title="&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;">&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;0</p>',
  )
  expect(shown`<ul>${['a', 'b<'].map((item) => html`<li>${item}</li>`)}</ul>`).toBe('<ul><li>a</li><li>b&lt;</li></ul>')
})

test('no text becomes markup, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(shown`${text}`).not.toMatch(/[<>"']/)
    }),
  )
})

test('what only looks like markup, such as JSON from outside, is not taken for it', () => {
  const outside = JSON.parse('{"markup":"<script>"}')
  expect(() => shown`${outside}`).toThrow()
})
