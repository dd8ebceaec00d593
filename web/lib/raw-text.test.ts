import { expect, test } from 'vitest'
import { rawText } from './raw-text.ts'

test('UTF-8 is read as such, even when its last character was cut in two', () => {
  const bytes = new TextEncoder().encode('Subject: 发票')
  expect(rawText(bytes)).toBe('Subject: 发票')
  expect(rawText(bytes.subarray(0, -1))).toBe('Subject: 发')
})

test('anything else shows a character for every byte', () => {
  expect(rawText(Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65))).toBe('Grüße')
})
