import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastOf, textColourOn } from './contrast.ts'
import { html } from './markup.ts'
import { documentOf } from './public-page.ts'

const page = { language: 'zh', title: 'Hello <you>', brand: { name: 'Tom & Co', accent: '#3b5bdb' } } as const

test('the document says its language, its title and whose it is', () => {
  const { html: text } = documentOf({ ...page, body: html`<h1>Hello</h1>` })
  expect(text).toMatch(/^<!DOCTYPE html><html lang="zh-CN">/)
  expect(text).toContain('<title>Hello &lt;you&gt; · Tom &amp; Co</title>')
  expect(text).toContain('<main><h1>Hello</h1></main>')
  expect(text).not.toMatch(/<script|@import|url\(|https?:/)
})

test('the policy allows its own style sheet by its hash, and no script at all', () => {
  const { html: text, policy } = documentOf({ ...page, body: html`` })
  const style = /<style>(.*)<\/style>/s.exec(text)![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect(text.length).toBeLessThan(15_000)
})

test('a button can be read in every colour a brand may have', () => {
  const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (channels) => {
      const colour = `#${channels.join('')}`
      expect(contrastOf(colour, textColourOn(colour))).toBeGreaterThanOrEqual(4.5)
    }),
  )
  expect([textColourOn('#ffd43b'), textColourOn('#3b5bdb')]).toEqual(['#000000', '#ffffff'])
  expect(contrastOf('#000000', '#ffffff')).toBe(21)
})
