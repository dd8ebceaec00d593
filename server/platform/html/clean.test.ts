import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { cleanHtml, cleanOwnHtml } from './clean.ts'
import { activeParts } from './testing/active.ts'
import { payloads } from './testing/payloads.ts'

test('there is enough to defend against, and what is active is seen', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(250)
  expect(activeParts('<img src=x onerror=a()><a href="javascript:a()">x</a><p style="background:url(x)">').length).toBe(
    4,
  )
})

describe('nothing active is left of', () => {
  test.each(payloads)('%s: %s', async (_kind, html) => {
    const clean = await cleanHtml(html)
    expect(activeParts(clean!)).toEqual([])
    const around = await cleanHtml(`<p>before</p><table><tr><td>${html}</td></tr></table><p>after</p>`)
    expect(activeParts(around!)).toEqual([])
  })
})

const attack = fc.constantFrom(...payloads.map(([, html]) => html))
const odd = fc.constantFrom(
  '<',
  '>',
  '"',
  "'",
  '</p>',
  '<p ',
  '<!--',
  '-->',
  '</style>',
  '<svg>',
  '<table>',
  '&lt;',
  '\u0000',
  'x',
)
test('nothing active is left of attacks in pieces, and cleaning twice is cleaning once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(attack, odd), { maxLength: 5 }), fc.nat(60), async (parts, cut) => {
      const clean = await cleanHtml(parts.join('').slice(cut))
      // A page of frames.
      if (clean === null) return
      expect(activeParts(clean)).toEqual([])
      expect(await cleanHtml(clean)).toBe(clean)
    }),
    { numRuns: 300 },
  )
})

describe('what people write stays', () => {
  test.each([
    '<p>Hello <b>you</b><br>中文</p><ul><li>a</li></ul>',
    '<table border="1" cellpadding="4" cellspacing="0" width="600" bgcolor="#eeeeee" align="center"><tbody><tr><td colspan="2" width="50%" height="20" valign="top" nowrap="">1</td></tr></tbody></table>',
    '<table style="border-collapse: collapse; border: 1px solid #ccc"><tbody><tr><th style="padding: 4px 8px; text-align: left">a</th></tr></tbody></table>',
    '<p style="color: rgb(1, 2, 3); font-family: Calibri, \'Segoe UI\', sans-serif; font-size: 11.0pt; margin: 0 0 8px">x</p>',
    '<font color="#ff0000" face="Arial" size="2">x</font>',
    '<ol start="3" type="a"><li value="4">x</li></ol><h2 dir="rtl" lang="he">שלום</h2><pre>a\n  b</pre><hr>',
    '<img src="cid:logo@x.example" alt="Logo" width="120" height="40">',
    '<blockquote style="margin: 0 0 0 40px; border: none">indented</blockquote>',
    '<s>a</s><u>b</u><i>c</i><em>d</em><strong>e</strong><sub>f</sub><sup>g</sup><code>h</code><center>i</center>',
  ])('%s', async (html) => {
    expect(await cleanHtml(html)).toBe(html)
  })

  const tag = fc.constantFrom('p', 'div', 'b', 'i', 'span', 'h1', 'li', 'td', 'blockquote', 'pre')
  const tree = fc.letrec<{ html: string }>((tie) => ({
    html: fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\0\r&<>]/g, '')),
      fc
        .tuple(tag, fc.array(tie('html'), { maxLength: 3 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    ),
  })).html
  test('text is the same as before', async () => {
    const textOf = (html: string) => new JSDOM(`<body>${html}`).window.document.body.textContent
    await fc.assert(
      fc.asyncProperty(tree, async (html) => {
        expect(textOf((await cleanHtml(html))!)).toBe(textOf(html))
      }),
      { numRuns: 100 },
    )
  })
})

describe('links', () => {
  const link = (href: string, shown: string) => cleanHtml(`<a href="${href}">${shown}</a>`)

  test('they open a new page and tell it nothing', async () => {
    expect(await link('https://x.example', 'x')).toBe(
      '<a href="https://x.example" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  test.each([
    ['https://evil.example/login', 'https://bank.example/login'],
    ['https://evil.example', 'www.bank.example'],
    ['https://bank.example.evil.example', '<b>bank.example</b>'],
    ['https://evil.example', 'Sign in at https://bank.example now'],
    ['//evil.example/x', 'bank.example/x'],
  ])('%s behind %s is marked', async (href, shown) => {
    const host = new URL(href.replace(/^\/\//, 'https://')).hostname
    expect(await link(href, shown)).toContain(`data-mismatch="${host}" title="${host}"`)
  })

  test.each([
    ['https://www.bank.example/x', 'bank.example'],
    ['https://bank.example', 'https://login.bank.example/'],
    ['https://bank.example', 'Sign in'],
    ['https://bank.example', 'Version 2.1 of Mr.Smith'],
    ['mailto:a@bank.example', 'a@other.example'],
    ['https://müller.example', 'müller.example'],
  ])('%s behind %s is honest', async (href, shown) => {
    expect(await link(href, shown)).not.toContain('data-mismatch')
  })
})

describe('pictures', () => {
  test('those from the web wait; those one cannot see go', async () => {
    expect(await cleanHtml('<img src="https://x.example/a.png" alt="A"><img src=//x.example/b.png>')).toBe(
      '<img alt="A" data-remote-src="https://x.example/a.png"><img data-remote-src="https://x.example/b.png">',
    )
    expect(await cleanHtml('<p>x<img src="https://x.example/a.gif" width="1" height=1></p>')).toBe('<p>x</p>')
    expect(await cleanHtml('<p>x<img src="https://x.example/a.gif" style="width:1px;height:0"></p>')).toBe('<p>x</p>')
  })

  test('in what we send they stay', async () => {
    expect(await cleanOwnHtml('<img src="https://x.example/a.png"><blockquote>x</blockquote>')).toBe(
      '<img src="https://x.example/a.png"><blockquote>x</blockquote>',
    )
  })
})

describe('earlier mail is marked', () => {
  test.each([
    [
      'Gmail',
      '<div>Hi</div><div class="gmail_quote"><div class="gmail_attr">On …</div><blockquote class="gmail_quote">old</blockquote></div>',
      'On …old',
    ],
    [
      'Thunderbird',
      '<p>Hi</p><div class="moz-cite-prefix">On …</div><blockquote type="cite">old</blockquote>',
      'On …old',
    ],
    [
      'Outlook on the web',
      '<div>Hi</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg">From</div><div>old</div>',
      'Fromold',
    ],
    [
      'Word',
      '<div><p>Hi</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> a<br><b>Sent:</b> b<br><b>To:</b> c</p></div></div><p>old</p></div>',
      'From: aSent: bTo: cold',
    ],
    ['Yahoo', '<div>Hi</div><div class="yahoo_quoted"><div>On …</div>old</div>', 'On …old'],
    ['Proton', '<div>Hi</div><div class="protonmail_quote">old</div>', 'old'],
  ])('%s', async (_program, html, old) => {
    const { document } = new JSDOM((await cleanHtml(html))!).window
    const outermost = [...document.querySelectorAll('[data-quoted]')].filter(
      (element) => !element.parentElement!.closest('[data-quoted]'),
    )
    expect(outermost.map((element) => element.textContent).join('')).toBe(old)
    const again = await cleanHtml(document.body.innerHTML)
    expect(again).toBe(document.body.innerHTML)
  })

  test('not when nothing else is said, nor behind a line the writer drew', async () => {
    expect(await cleanHtml('<div id="divRplyFwdMsg">From</div><p>forwarded</p>')).not.toContain('data-quoted')
    expect(await cleanHtml('<p>a</p><div style="border-top: 1px solid #e1e1e1">b</div><p>c</p>')).not.toContain(
      'data-quoted',
    )
  })
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
  await cleanHtml('<img>')
  const start = performance.now()
  expect(await cleanHtml('<div>'.repeat(12_000))).toBeNull()
  expect(await cleanHtml('x'.repeat(2_000_001))).toBeNull()
  expect(performance.now() - start).toBeLessThan(500)
})

test('what is slow neither stops the process nor takes for ever, and the next one is cleaned as ever', async () => {
  // Each <div> stands in the one before, though every <x> ends: only the parser finds that out.
  const slow = '<x><div></x>'.repeat(5_000)
  expect(await longestPause(async () => expect(await cleanHtml(slow)).toBeNull())).toBeLessThan(1_000)
  // A picture, since plain HTML asks no thread.
  expect(await cleanHtml('<p><img src="cid:next"></p>')).toBe('<p><img src="cid:next"></p>')
})

test('a page of frames has no body that could be shown', async () => {
  expect(await cleanHtml('<frameset><frame src="https://evil.example"></frameset>')).toBeNull()
})

test('what we write ourselves does not wait for hostile mail', async () => {
  await cleanOwnHtml('<p>warm</p>')
  const hostile = cleanHtml('<x><div></x>'.repeat(5_000)).then(() => 'hostile')
  const own = cleanOwnHtml('<p>Dear Ann</p>')
  expect(await Promise.race([hostile, own])).toBe('<p>Dear Ann</p>')
  await hostile
})
