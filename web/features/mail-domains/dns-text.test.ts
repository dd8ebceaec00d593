import { expect, test } from 'vitest'
import { labelBelow, quotedParts } from './dns-text.ts'

test('a long text is cut into strings of at most 255 that are the text again when joined', () => {
  const key = `v=DKIM1; k=rsa; p=${'MIIB'.repeat(98)}`
  const parts =
    quotedParts(key)
      ?.match(/"([^"]*)"/g)
      ?.map((part) => part.slice(1, -1)) ?? []
  expect(parts.map(({ length }) => length)).toEqual([255, key.length - 255])
  expect(parts.join('')).toBe(key)
  expect(quotedParts('v=spf1 mx ~all')).toBeNull()
  expect(quotedParts('x'.repeat(255))).toBeNull()
})

test('the part of a name that stands before the domain', () => {
  expect(labelBelow('_dmarc.shop.example', 'shop.example')).toBe('_dmarc')
  expect(labelBelow('shop.example', 'shop.example')).toBe('@')
  expect(labelBelow('_dmarc.other.example', 'shop.example')).toBe('_dmarc.other.example')
})
