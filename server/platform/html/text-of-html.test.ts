import { expect, test } from 'vitest'
import { textOfHtml } from './text-of-html.ts'

test.each([
  ['paragraphs and lines', '<p>Hello <b>you</b>,<br>\n there</p><p>Bye</p>', 'Hello you,\nthere\n\nBye'],
  ['blocks', '<div>one<div>two</div></div>three', 'one\ntwo\nthree'],
  ['lists', '<ul><li>one<li>two</ul>end', '- one\n- two\n\nend'],
  ['tables', '<table><tr><td>1</td><td>2</td></tr><tr><td>3<td>4</table>', '1\t2\n3\t4'],
  ['entities', 'a &lt; b &amp;&nbsp;c &auml;&#x4e2d;&#25991; &unknown; &#0;', 'a < b & c ä中文 &unknown;'],
  [
    'quotes',
    '<div>On Monday X wrote:</div><blockquote><p>old</p><p>older</p></blockquote>new',
    'On Monday X wrote:\n\n> old\n>\n> older\n\nnew',
  ],
  ['text as it stands', '<pre>a\n  b</pre>', 'a\n  b'],
  ['no head, no script, no style', '<title>t</title><style>s</style><script>x</script><p>text', 'text'],
  ['empty lines', 'a<br><br><br><br>b', 'a\n\nb'],
  ['nothing', '<img src="cid:1">', ''],
])('%s', (_name, html, expected) => {
  expect(textOfHtml(html)).toBe(expected)
})

test.each([
  ['deep', '<div>x'.repeat(500_000)],
  ['wide', '<td>x'.repeat(2_000_000)],
  ['quoted ever deeper', '<blockquote>x'.repeat(200_000)],
  ['one long word', 'x'.repeat(30_000_000)],
  ['a picture', `<p>x<img src="data:image/png;base64,${'A'.repeat(30_000_000)}">`],
])('it is bounded in time and length: %s', (_name, html) => {
  const start = performance.now()
  expect(textOfHtml(html).length).toBeLessThanOrEqual(1_000_000)
  expect(performance.now() - start).toBeLessThan(3_000)
})
