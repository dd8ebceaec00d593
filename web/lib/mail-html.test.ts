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
    expect(isRich('<div dir="ltr">Hello<br>there</div>')).toBe(false)
    expect(isRich('<p>Hello</p><table><tr><td>1</td></tr></table>')).toBe(true)
    expect(hasQuotes('<div class="gmail_quote">…</div>')).toBe(true)
  })

  it('puts attachments where the mail names them', () => {
    expect(withInlineImages('<img src="cid:a@b">', [{ id: 'f1', content_id: '<a@b>' }])).toBe(
      '<img src="/api/v1/files/f1">',
    )
  })
})
