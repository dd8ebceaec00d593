import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributions, weakAttributions } from './cases/attributions.ts'
import { headers, separators } from './cases/headers.ts'
import { deviceLines, signatures } from './cases/signatures.ts'
import { kept, wholeMails } from './cases/whole-mails.ts'
import { newTextOf } from './new-text.ts'

const ANSWER = 'It still fails, sorry.\n\nWhat now?'
const newText = (text: string) => newTextOf({ text })

describe('whole mails', () => {
  test.each(wholeMails)('%s', (_name, text, expected) => {
    expect(newText(text)).toBe(expected)
    expect(newText(text.replaceAll(/\r?\n/g, '\r\n'))).toBe(expected)
  })

  test.each(kept)('nothing is lost of %s', (_name, text) => {
    expect(newText(text)).toBe(text)
  })
})

describe('what is answered goes', () => {
  test.each([...attributions, ...weakAttributions])('%s, above a quote', (_where, line) => {
    expect(newText(`${ANSWER}\n\n${line}\n\n> Did you try this?\n> Yours`)).toBe(ANSWER)
  })

  test.each(attributions.filter(([, line]) => !line.startsWith('>')))('%s, above text as it stands', (_where, line) => {
    expect(newText(`${ANSWER}\n\n${line}\n\nDid you try this?\nYours`)).toBe(ANSWER)
  })

  test.each(headers)('header lines in %s', (_language, from, sent, to, subject) => {
    const plain = `${from}: Desk <d@x.example>\n${sent}: 2. 11. 2026\n${to}: Bea\n${subject}: Re: it fails`
    expect(newText(`${ANSWER}\n\n${plain}\n\nDid you try this?`)).toBe(ANSWER)
    expect(newText(`${ANSWER}\n\n${plain.replaceAll(/^(.*?):/gm, '*$1:*')}\n\nDid you try this?`)).toBe(ANSWER)
    expect(newText(`${ANSWER}\n________________________________\n${plain.replaceAll(':', ' :')}\n\nTry`)).toBe(ANSWER)
  })

  test.each(separators)('%s', (line) => {
    expect(newText(`${ANSWER}\n\n${line}\nDid you try this?`)).toBe(ANSWER)
  })
})

describe('who wrote it goes', () => {
  test.each(deviceLines)('%s', (line) => {
    expect(newText(`${ANSWER}\n\n${line}`)).toBe(ANSWER)
    expect(newText(`${ANSWER}\n\n${line}\n\n> Did you try this?`)).toBe(ANSWER)
  })

  test.each(signatures)('%s', (_name, below) => {
    expect(newText(`${ANSWER}\n\n${below}`)).toBe(ANSWER)
    expect(newText(`${ANSWER}\n\n${below}\n\nOn 2 Nov 2026 at 15:04, Desk <d@x.example> wrote:\n> Try`)).toBe(ANSWER)
  })
})

test('something is always left, and nothing is invented', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const result = newText(text)
      expect(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')).toContain(result)
      if (text.trim() !== '') expect(result).not.toBe('')
    }),
  )
})

const pieces = [
  ...attributions.map(([, line]) => line),
  ...separators,
  ...deviceLines,
  '> quoted',
  '-- ',
  'text',
  '',
  '--',
]
test('every line of the result is a line that came in, in the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (given) => {
      const lines = given
        .join('\n')
        .split('\n')
        .map((line) => line.trim())
      let at = 0
      for (const line of newText(given.join('\n')).split('\n')) at = lines.indexOf(line.trim(), at) + 1 || Number.NaN
      expect(at).not.toBeNaN()
    }),
    { numRuns: 500 },
  )
})

const MEGABYTE = 1_000_000
test.each([
  ['quotes', '>'.repeat(MEGABYTE)],
  ['quoted lines', '> a\n'.repeat(MEGABYTE / 4)],
  ['beginnings of attributions', 'On \n'.repeat(MEGABYTE / 4)],
  ['attributions without an end', 'On Mon, Nov 2, 2026 at 3:04 PM <d@x.example>\n'.repeat(MEGABYTE / 46)],
  ['ends of attributions', 'x wrote:\n'.repeat(MEGABYTE / 9)],
  ['header lines', 'From: x\n'.repeat(MEGABYTE / 8)],
  ['subjects', 'Subject: a@b\n'.repeat(MEGABYTE / 13)],
  ['rules', '-----\n'.repeat(MEGABYTE / 6)],
  ['delimiters', '-- \n'.repeat(MEGABYTE / 4)],
  ['closings', 'Thanks,\n'.repeat(MEGABYTE / 8)],
  ['device lines', 'Sent from my iPhone\n'.repeat(MEGABYTE / 20)],
  ['notices', 'This message is confidential.\n\n'.repeat(MEGABYTE / 31)],
  ['one line of letters', 'a'.repeat(MEGABYTE)],
  ['one line of addresses', 'a@b '.repeat(MEGABYTE / 4)],
  ['one line of colons', ':'.repeat(MEGABYTE)],
  ['empty lines', `x${'\n'.repeat(MEGABYTE - 2)}x`],
  ['quote and answer in turn', '> a\nb\n'.repeat(MEGABYTE / 6)],
  ['a text nobody wrote by hand', 'a\n'.repeat(10 * MEGABYTE)],
])('hostile input is read in one pass: %s', (_name, text) => {
  const start = performance.now()
  expect(newText(text).length).toBeGreaterThan(0)
  expect(performance.now() - start).toBeLessThan(3_000)
})
