import { describe, expect, it } from 'vitest'
import { linkify } from './linkify.ts'

const links = (text: string) => linkify(text).flatMap((part) => (part.href ? [part.href] : []))

describe('linkify', () => {
  it('finds web and mail addresses and leaves the rest alone', () => {
    expect(linkify('See https://acme.test/a?b=1 or ana@acme.test now')).toEqual([
      { text: 'See ', href: null },
      { text: 'https://acme.test/a?b=1', href: 'https://acme.test/a?b=1' },
      { text: ' or ', href: null },
      { text: 'ana@acme.test', href: 'mailto:ana@acme.test' },
      { text: ' now', href: null },
    ])
  })

  it('leaves sentence punctuation outside', () => {
    expect(links('Go to https://acme.test/x. Then (https://acme.test/y), ok?')).toEqual([
      'https://acme.test/x',
      'https://acme.test/y',
    ])
    expect(links('https://en.wikipedia.org/wiki/Desk_(furniture).')).toEqual([
      'https://en.wikipedia.org/wiki/Desk_(furniture)',
    ])
    expect(links('请看https://acme.test/路径。谢谢')).toEqual(['https://acme.test/路径'])
  })

  it('never makes a link of a script', () => {
    expect(links('javascript:alert(1) data:text/html,x')).toEqual([])
  })

  it('loses no character', () => {
    const text = 'a https://x.test/). b, c@d.test; '
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})
