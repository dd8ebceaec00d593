import { expect, test } from 'vitest'
import { decompressRtf } from './content/lzfu.ts'
import { readRtf } from './content/rtf.ts'
import { readTnef } from './content/tnef.ts'
import { parseMail } from './parse.ts'
import { lines, multipart, TEXT } from './sample-mails.ts'

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
const padded = (value: Buffer) => Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)])
const attribute = (level: number, id: number, value: Buffer) =>
  Buffer.concat([Buffer.of(level), uint32(id), uint32(value.length), value, Buffer.of(0, 0)])
const property = (type: number, id: number, value: Buffer) =>
  Buffer.concat([uint32((id << 16) | type), uint32(1), uint32(value.length), padded(value)])
const properties = (...all: Buffer[]) => Buffer.concat([uint32(all.length), ...all])
const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le')
const tnef = (...attributes: Buffer[]) => Buffer.concat([uint32(0x223e9f78), Buffer.of(1, 0), ...attributes])
const file = (title: string, content: Buffer, ...more: Buffer[]) => [
  attribute(2, 0x69002, Buffer.alloc(14)),
  attribute(2, 0x18010, Buffer.from(`${title}\0`)),
  attribute(2, 0x6800f, content),
  attribute(2, 0x69005, properties(...more)),
]
/** RTF in the compressed form, every letter by itself. */
const literal = (rtf: string) => {
  const bytes = Buffer.from(rtf)
  const runs = Array.from({ length: Math.ceil(bytes.length / 8) }, (_, run) =>
    Buffer.concat([Buffer.of(0), bytes.subarray(run * 8, run * 8 + 8)]),
  )
  return Buffer.concat([uint32(bytes.length + 12), uint32(bytes.length), uint32(0x75465a4c), uint32(0), ...runs])
}
const winmail = (stream: Buffer) =>
  multipart(
    'mixed',
    TEXT,
    lines(
      'Content-Type: application/ms-tnef; name=winmail.dat',
      'Content-Transfer-Encoding: base64',
      '',
      stream.toString('base64'),
    ),
  )

test("files come out of Outlook's wrapping with their long names", async () => {
  const stream = tnef(
    attribute(1, 0x69007, Buffer.concat([uint32(1251), uint32(0)])),
    ...file(
      'REPORT~1.PDF',
      Buffer.from('%PDF'),
      property(0x1f, 0x3707, wide('Отчёт за март.pdf')),
      property(0x1e, 0x370e, Buffer.from('application/pdf\0')),
    ),
    ...file('short.txt', Buffer.from('x'), property(0x1e, 0x3712, Buffer.from('one@x\0'))),
  )
  const { attachments, text } = await parseMail(winmail(stream))
  expect(text).toBe('Hello')
  expect(attachments).toMatchObject([
    { name: 'Отчёт за март.pdf', type: 'application/pdf', content: Buffer.from('%PDF') },
    { name: 'short.txt', content_id: 'one@x' },
  ])
})

test('the text inside is shown where the mail has none: HTML, RTF or plain', async () => {
  const only = (...props: Buffer[]) => {
    const part = tnef(attribute(1, 0x69003, properties(...props)))
    return parseMail(
      multipart(
        'mixed',
        lines('Content-Type: application/ms-tnef', 'Content-Transfer-Encoding: base64', '', part.toString('base64')),
      ),
    )
  }
  expect(await only(property(0x102, 0x1013, Buffer.from('<p>Hi <b>Ann</b></p>')))).toMatchObject({
    text: 'Hi Ann',
    attachments: [],
  })
  expect((await only(property(0x102, 0x1009, literal('{\\rtf1\\ansi Hello\\par Ann}')))).text).toBe('Hello\nAnn')
  expect((await only(property(0x1e, 0x1000, Buffer.from('Plain\r\nAnn\0')))).text).toBe('Plain\nAnn')
})

test('what is in it is never lost: broken or cut off, the wrapping itself is kept', async () => {
  const stream = tnef(...file('a.txt', Buffer.alloc(1_000, 65)))
  const whole = (await parseMail(winmail(stream))).attachments
  expect(whole.map(({ name }) => name)).toEqual(['a.txt'])
  for (const broken of [stream.subarray(0, 60), Buffer.from('no tnef'), Buffer.alloc(0)]) {
    expect((await parseMail(winmail(broken))).attachments.map(({ name }) => name)).toContain('winmail.dat')
  }
})

test('mails inside mails are opened only so far', () => {
  let inner = tnef(...file('deep.txt', Buffer.from('x')))
  for (let depth = 0; depth < 50; depth++) {
    inner = tnef(...file(`level${depth}`, Buffer.concat([Buffer.alloc(16), inner])))
  }
  expect(readTnef(inner)?.files).toMatchObject([{ name: 'level46' }])
})

test('numbers a forger made up are not believed', () => {
  expect(
    readTnef(tnef(attribute(1, 0x69003, Buffer.concat([uint32(0xffffffff), uint32(0x1000001f), uint32(0xffffffff)]))))
      ?.text,
  ).toBe('')
  expect(readTnef(Buffer.concat([tnef(), Buffer.of(1), uint32(0x69003), uint32(0xfffffff0)]))).toMatchObject({
    files: [],
    text: '',
  })
})

test('compressed RTF: references back, the end mark, and no more than asked for', () => {
  // "{\rtf1\ansi" as a reference into the prepared text, then letters.
  const stream = Buffer.concat([
    uint32(0),
    uint32(0),
    uint32(0x75465a4c),
    uint32(0),
    Buffer.from([0b00000001, 0x00, 0x03]),
    Buffer.from('Hi'),
  ])
  expect(decompressRtf(stream, 100)?.toString()).toBe('{\\rtfHi')
  const bomb = Buffer.concat([uint32(0), uint32(0), uint32(0x75465a4c), uint32(0), Buffer.alloc(300_000, 0xff)])
  expect(decompressRtf(bomb, 1_000)!.length).toBeLessThan(1_200)
  expect(decompressRtf(Buffer.from('short'), 100)).toBeNull()
})

test('RTF as text, and the HTML that mail programs wrap in it', () => {
  expect(
    readRtf("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\uc1 Gr\\'fc\\'dfe \\u8364?5\\line{\\*\\gen x}ok\\~!}")
      .text,
  ).toBe('Grüße €5\nok\u00a0!')
  const wrapped =
    '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\b \\htmlrtf0 Hi\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}'
  expect(readRtf(wrapped).html).toBe('<p>Hi</p>')
  expect(readRtf("{\\rtf1\\ansi\\ansicpg936 \\'d6\\'d0\\'ce\\'c4}").text).toBe('中文')
})
