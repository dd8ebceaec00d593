import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContent } from './content/content.ts'
import { contentHash } from './content-hash.ts'
import { readParts } from './mime/part.ts'
import { parseMail } from './parse.ts'
import { samples } from './sample-mails.ts'

/** What a way through bad machines does to a mail. */
type Damage = (raw: Buffer) => Buffer

const offset = fc.nat({ max: 4_000 })
const within = (raw: Buffer, at: number) => (raw.length === 0 ? 0 : at % raw.length)
const onLines = (change: (lines: string[], at: number) => string[]) =>
  offset.map(
    (at): Damage =>
      (raw) => {
        const lines = raw.toString('latin1').split('\r\n')
        return Buffer.from(change(lines, at % lines.length).join('\r\n'), 'latin1')
      },
  )
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(offset, fc.nat({ max: 255 })).map(
    ([at, byte]): Damage =>
      (raw) => {
        const copy = Buffer.from(raw)
        if (copy.length > 0) copy[within(raw, at)] = byte
        return copy
      },
  ),
  offset.map(
    (at): Damage =>
      (raw) =>
        raw.subarray(0, within(raw, at)),
  ),
  onLines((lines, at) => lines.toSpliced(at, 1)),
  onLines((lines, at) => lines.toSpliced(at, 0, lines[at]!)),
  onLines((lines, at) => lines.toSpliced(at, 0, '--b')),
  onLines((lines, at) => lines.toSpliced(at, 0, '--b--')),
  onLines((lines, at) => lines.map((line, index) => (index === at ? line.replace(/[=;:"<]/, '') : line))),
  fc.constant((raw: Buffer) => Buffer.from(raw.toString('latin1').replaceAll('boundary=b', 'boundary="b'), 'latin1')),
)
const damaged = fc
  .tuple(fc.constantFrom(...Object.values(samples)), fc.array(damage, { minLength: 1, maxLength: 6 }))
  .map(([raw, all]) => all.reduce((left, change) => change(left), raw))

test('no damage makes a mail unreadable, loses it or makes it another one at the second look', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (raw) => {
      const [first, again] = [await parseMail(raw, 'a@x.example'), await parseMail(Buffer.from(raw), 'A@x.example')]
      expect(again.external_id).toBe(first.external_id)
      expect(again).toEqual(first)
      expect(`${first.subject}${first.text}${first.from?.name}`).not.toMatch(/\0/)
      for (const { name } of first.attachments) expect(name).toMatch(/^[^/\\]+$/)
    }),
    { numRuns: 300, seed: 20260131 },
  )
})

test('arbitrary bytes are read, and never grow', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
      const raw = Buffer.from(bytes)
      const { text, files } = readContent(readParts(raw).root)
      expect(text.length).toBeLessThanOrEqual(raw.length * 2)
      expect(files.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300, seed: 20260131 },
  )
})

test('a body folded otherwise on the way is the same content, one with other words is not', () => {
  fc.assert(
    fc.property(damaged, (raw) => {
      const onTheWay = Buffer.concat([
        Buffer.from('Received: from a by b\r\nX-Spam: no\r\n'),
        raw,
        Buffer.from('\r\n\r\n'),
      ])
      const hasHead = /^[^\r\n:]+:/.test(raw.toString('latin1')) && raw.includes('\r\n\r\n')
      if (hasHead) expect(contentHash(onTheWay, '')).toBe(contentHash(raw, ''))
      if (hasHead) expect(contentHash(Buffer.concat([raw, Buffer.from('!')]), '')).not.toBe(contentHash(raw, ''))
    }),
    { numRuns: 200, seed: 20260131 },
  )
})
