import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastOf } from './contrast.ts'
import { readableOn } from './readable.ts'

const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
const colour = fc.tuple(channel, channel, channel).map((channels) => `#${channels.join('')}`)

test('whatever the brand’s colour, what is written in it can be read by day and by night', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom('#ffffff', '#0f1217'), (brand, ground) => {
      expect(contrastOf(readableOn(brand, ground), ground)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('a colour that reads well stays as it is', () => {
  expect(readableOn('#3b5bdb', '#ffffff')).toBe('#3b5bdb')
  expect(readableOn('#ffd43b', '#ffffff')).not.toBe('#ffd43b')
})
