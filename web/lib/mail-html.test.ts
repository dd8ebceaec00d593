import { describe, expect, it } from 'vitest'
import { hasQuotes, hasRemoteContent, isRich, mailDocument, withInlineImages } from './mail-html.ts'

describe('mailDocument', () => {
  it('blocks remote content until asked, and scripts always', () => {
    const closed = mailDocument('<p>Hi</p>', { remote: false, unfolded: false })
    expect(closed).toContain("default-src 'none'; img-src 'self' data:;")
    const open = mailDocument('<p>Hi</p>', { remote: true, unfolded: false })
    expect(open).toContain("img-src 'self' data: https: http:;")
    expect(open).not.toContain('script-src')
  })

  it('loads the pictures the server held back once asked', () => {
    const html = '<img alt="x" data-remote-src="https://a.test/p.png">'
    expect(hasRemoteContent(html)).toBe(true)
    expect(mailDocument(html, { remote: false, unfolded: false })).toContain(html)
    expect(mailDocument(html, { remote: true, unfolded: false })).toContain('<img alt="x" src="https://a.test/p.png">')
  })

  it('folds what the server marked as quoted', () => {
    expect(hasQuotes('<div data-quoted="">old</div>')).toBe(true)
    expect(mailDocument('x', { remote: false, unfolded: false })).toContain('[data-quoted],')
  })

  it('folds quotes until asked', () => {
    expect(mailDocument('x', { remote: false, unfolded: false })).toContain('.gmail_quote')
    expect(mailDocument('x', { remote: false, unfolded: true })).not.toContain('.gmail_quote')
  })

  it('opens links elsewhere, without an opener', () => {
    expect(mailDocument('<a href="https://a.test">x</a>', { remote: false, unfolded: false })).toContain(
      '<a rel="noopener noreferrer" target="_blank" href="https://a.test">',
    )
  })
})

describe('what a mail contains', () => {
  it('knows remote pictures from our own', () => {
    expect(hasRemoteContent('<img src="https://tracker.test/p.gif">')).toBe(true)
    expect(hasRemoteContent('<img src=//tracker.test/p.gif>')).toBe(true)
    expect(hasRemoteContent('<img src="/api/v1/files/1"><a href="https://a.test">x</a>')).toBe(false)
  })

  it('knows plain mails that merely travelled as HTML', () => {
    expect(isRich('<div dir="ltr">Hello<br>there</div>', 'Hello\nthere')).toBe(false)
    expect(isRich('<p>Hello</p><table><tr><td>1</td></tr></table>', 'Hello')).toBe(true)
    expect(hasQuotes('<div class="gmail_quote">…</div>')).toBe(true)
  })

  it('shows a link that its text hides, and names the host of one that pretends', () => {
    const plain = '<p>Read <a href="https://shop.example/a?b=1&amp;c=2/">this</a></p>'
    expect(isRich(plain, 'Read this')).toBe(true)
    expect(isRich(plain, 'Read this <https://shop.example/a?b=1&c=2/>')).toBe(false)
    expect(isRich('<a href="https://evil.example" data-mismatch="evil.example">bank.example</a>', '')).toBe(true)
    const shown = mailDocument('<p>x</p>', { remote: false, unfolded: false, elsewhere: 'leads "to</style> ' })
    expect(shown).toContain('a[data-mismatch]::after{content:" (" "leads to/style> " attr(data-mismatch)')
  })

  it('puts attachments where the mail names them', () => {
    expect(withInlineImages('<img src="cid:a@b">', [{ id: 'f1', content_id: '<a@b>' }])).toBe(
      '<img src="/api/v1/files/f1">',
    )
  })
})
