import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainHtml } from './plain-html.ts'
import { sanitize } from './sanitize.ts'
import { nearlyPlain } from './testing/nearly-plain.ts'
import { payloads } from './testing/payloads.ts'

const cleanedByParser = (html: string): string => sanitize({ html, from: 'stranger' })

/** Whether it was taken for plain; then it must be what the parser and the sanitizer make of it. */
function isTakenRightly(html: string): boolean {
  const plain = plainHtml(html)
  if (plain !== null) expect(plain).toBe(cleanedByParser(html))
  return plain !== null
}

test('whatever is taken for plain comes out as from the parser and the sanitizer', () => {
  let taken = 0
  fc.assert(
    fc.property(nearlyPlain, (html) => {
      if (isTakenRightly(html)) taken++
    }),
    { numRuns: 2_500 },
  )
  expect(taken).toBeGreaterThan(300)
})

test.each(payloads)(
  'an attack is refused, or comes out as from the parser and the sanitizer: %s: %s',
  (_kind, html) => {
    for (const around of [html, `<div dir="ltr">a ${html} b</div>`, `<html><body><p>a</p>\n${html}</body></html>`]) {
      isTakenRightly(around)
    }
  },
)

const paragraph =
  '<p style="margin:0">Our order <b>has not arrived</b>, see <a href="https://shop.example">here</a>.</p>'

describe('mails as people write them are plain', () => {
  test.each([
    ['paragraphs', `<html><body>${`${paragraph}\n`.repeat(16)}</body></html>`],
    ['Gmail', '<div dir="ltr">Hello,<div><br></div><div>where is it?<br clear="all"></div></div>\r\n'],
    [
      'a reply from Gmail',
      '<div dir="ltr">Thank you!</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">' +
        'On Mon, Jun 1, 2026 at 9:00 AM Shop &lt;<a href="mailto:help@shop.example">help@shop.example</a>&gt; wrote:<br></div>' +
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">' +
        '<p>Hello,</p>\r\n<p>it&#39;s on its way.</p></blockquote></div>\r\n',
    ],
    ['nothing but a quote', '<blockquote type="cite">Hello</blockquote>'],
    [
      'Thunderbird',
      '<!DOCTYPE html>\r\n<html>\r\n  <head>\r\n\r\n    <meta http-equiv="content-type" content="text/html; charset=UTF-8">\r\n' +
        '  </head>\r\n  <body>\r\n    <p>Grüße &amp; tsch&uuml;ss</p>\r\n    <div class="moz-signature">-- <br>\r\nAnna</div>\r\n  </body>\r\n</html>\r\n',
    ],
    [
      'Apple Mail',
      '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">' +
        'Where is it?<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my iPhone</div></body></html>',
    ],
    [
      'Outlook on the web',
      '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">\r\n' +
        '<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>\r\n</head>\r\n<body dir="ltr">\r\n' +
        '<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);">\r\n' +
        'Where is it?</div>\r\n</body>\r\n</html>\r\n',
    ],
    [
      'lists and headings',
      '<h2>Order</h2>\n<ul>\n<li>one <em>big</em> box</li>\n<li><p>two</p><ol start="3"><li>three</li></ol></li>\n</ul><hr />',
    ],
    ['formats around blocks', '<b><div>a<p>b</p></div></b><font face="Arial" size="2"><p><u><i>c</i></u></p></font>'],
    ['a link that lies', '<p><a href="https://evil.example/?a=1&b=2" title="x"><b>www.bank</b>.example</a></p>'],
    ['one that runs', '<a href="javascript:alert(1)">x</a><a name="top">y</a>'],
    ['capitals', '<HTML><BODY BGCOLOR="#FFFFFF"><P ALIGN="center">x</P></BODY></HTML>'],
    ['text', ' Hello & goodbye\r\n'],
    ['nothing', ''],
  ])('%s', (_name, html) => {
    expect(plainHtml(html)).toBe(cleanedByParser(html))
  })
})

describe('what a parser would change is not plain', () => {
  test.each([
    '<p>a<p>b</p></p>',
    '<p><b>a</p></b>',
    '<p><div>a</div></p>',
    '<p><span><div>a</div></span></p>',
    '<a href="https://x.example"><span><a href="https://y.example">x</a></span></a>',
    '<h1><h2>a</h2></h1>',
    '<ul><li>a<li>b</li></li></ul>',
    '<li>a</li>',
    '<b><b><b><b>a</b></b></b></b>',
    '<table><tr><td>a</td></tr></table>',
    '<div>a',
    'a</div>',
    '<div/>a',
    'a<br></br>',
    '<!-- a -->b',
    '<head><style>@import "x.css";</style></head>a',
    '<head><link href="x.css"></head>a',
    '<body onload="a()">b',
    '<p>a</p></body>b',
    'a &copy b',
    '<p title="a" title="b">c</p>',
    '<p title=a>b</p>',
    '<div style="border-top:1px solid #e1e1e1">From: a</div>',
    '<hr tabindex="-1">',
    'a\u0000b',
    '\ud83d',
  ])('%j', (html) => {
    expect(plainHtml(html)).toBeNull()
  })

  test('nor is what is long or deep', () => {
    expect(plainHtml('x'.repeat(64_001))).toBeNull()
    expect(plainHtml('<div>'.repeat(101) + '</div>'.repeat(101))).toBeNull()
    expect(plainHtml('<div>'.repeat(100) + '</div>'.repeat(100))).not.toBeNull()
  })
})

describe('it holds nobody up', () => {
  const LONGEST = 64_000
  const filled = (unit: string): string => unit.repeat(Math.floor(LONGEST / unit.length))
  test.each([
    ['&', filled('&')],
    ['&a', filled('&a')],
    ['&aaa', `&${'a'.repeat(LONGEST - 1)}`],
    ['spaces in a tag', `<p${' '.repeat(LONGEST - 2)}`],
    ['spaces after the body', `<p>x</p></body>${' '.repeat(LONGEST - 20)}x`],
    ['an open value', filled('<p a="')],
    ['attributes', `<b${Array.from({ length: 4_000 }, (_, n) => ` data-a${n}="x"`).join('')}>x</b>`],
    ['names of hosts', filled(`<a href="https://x.example">${'a.'.repeat(149)}</a>`)],
    ['long declarations', filled(`<p style="${`color:${'a'.repeat(190)};`.repeat(10)}">x</p>`)],
    ['one long declaration', filled(`<p style="color:${'a'.repeat(1_900)}">x</p>`)],
    ['borders', filled(`<div style="${'border: '.repeat(25)}">x</div>`)],
    ['prefixes of classes', filled(`<b class="${'x_'.repeat(200)}">x</b>`)],
    ['nesting', filled('<i>'.repeat(3) + '<span>'.repeat(90) + '</span>'.repeat(90) + '</i>'.repeat(3))],
  ])('with %s', (_name, html) => {
    expect(html.length).toBeLessThanOrEqual(LONGEST)
    const start = process.cpuUsage()
    plainHtml(html)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1_000).toBeLessThan(300)
  })
})
