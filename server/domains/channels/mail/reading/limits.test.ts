import { expect, test } from 'vitest'
import { readParts } from './mime/part.ts'
import { parseMail, UnreadableMail } from './parse.ts'
import { lines, mailOf, multipart, PNG, partsOf, TEXT } from './sample-mails.ts'

const several = (count: number, of: (at: number) => string, between = '') =>
  Array.from({ length: count }, (_, at) => of(at)).join(between)

test('more parts than anybody sends: what is left out is said, and the whole mail attached', async () => {
  const raw = multipart('mixed', TEXT, ...Array.from({ length: 10_000 }, () => PNG))
  const { text, attachments, cut } = await parseMail(raw)
  expect(text).toBe('Hello')
  expect(attachments).toHaveLength(101)
  expect(attachments.at(-1)).toMatchObject({ name: 'original.eml', type: 'message/rfc822' })
  expect(attachments.at(-1)!.content).toBe(raw)
  expect(cut).toMatch(/1000 parts/)
  expect((await parseMail(multipart('mixed', TEXT, ...Array.from({ length: 150 }, () => PNG)))).cut).toMatch(
    /100 files/,
  )
  expect((await parseMail(multipart('mixed', TEXT, ...Array.from({ length: 100 }, () => PNG)))).cut).toBeNull()
})

test('nesting without end', async () => {
  const nested = several(10_000, (at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`)
  const deep = await parseMail(Buffer.from(`From: a@x.example\r\n${nested}${TEXT}`))
  expect(deep).toMatchObject({ cut: expect.stringContaining('30 levels') })
  expect(deep.attachments.at(-1)?.name).toBe('original.eml')
  const mails = `Subject: a\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}Hello`
  expect((await parseMail(Buffer.from(mails))).attachments).toHaveLength(1)
})

test('heads: many headers are read, one without end is refused', async () => {
  const many = several(100_000, (at) => `X-A: ${at}\r\n`)
  expect((await parseMail(Buffer.from(`${many}Subject: Found\r\n\r\nHello`))).subject).toBe('Found')
  const refused = parseMail(Buffer.from(`X-A: ${'a'.repeat(10_000_000)}\r\n\r\nHello`))
  await expect(refused).rejects.toThrow(UnreadableMail)
  await expect(refused).rejects.toThrow(/head/)
})

test('recipients: five hundred are all there; a list without end is cut, and that is said', async () => {
  const to = (count: number) => `To: ${several(count, (at) => `"P, ${at}" <p${at}@x.example>`, ',\r\n ')}`
  expect((await parseMail(mailOf([to(500).replace('To', 'Cc')], 'Hi'))).cc).toHaveLength(500)
  const endless = await parseMail(Buffer.from(lines('From: a@x.example', to(20_000), '', 'Hi')))
  expect(endless.to).toHaveLength(1_000)
  expect(endless.cut).toMatch(/recipients/)
  const references = `References: ${several(20_000, (at) => `<${at}@x.example>`, '\r\n ')}`
  expect((await parseMail(mailOf([references], 'Hi'))).references).toHaveLength(50)
})

test('text without end is cut, and that is said', async () => {
  const { text, cut, attachments } = await parseMail(mailOf([], 'A line of text\r\n'.repeat(400_000)))
  expect(text).toHaveLength(2_000_000)
  expect(cut).toMatch(/two million/)
  expect(attachments).toMatchObject([{ name: 'original.eml' }])
})

test('a mail of 36 MB is taken apart without a copy of its parts', () => {
  const file = Buffer.alloc(36 * 1024 * 1024, 'AAAAAAA\n')
  const head = lines(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    TEXT,
    '--b',
    'Content-Type: application/zip',
    '',
    '',
  )
  const raw = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--b--\r\n')])
  const { root } = readParts(raw)
  expect(root.parts[1]!.head.body.buffer).toBe(raw.buffer)
  expect(root.parts[1]!.head.body).toHaveLength(file.length)
})

test('what is made to be slow takes no longer than a letter of its size', async () => {
  const evil = (piece: string, count: number) => piece.repeat(count)
  const heads = [
    `Subject: ${evil('=?utf-8?q?', 20_000)}`,
    `Subject: ${evil('=?utf-8?b?=?= ', 20_000)}`,
    `From: ${evil('<"', 50_000)}`,
    `From: ${evil('=?a?q?', 30_000)}`,
    `To: ${evil('(', 100_000)}`,
    `In-Reply-To: ${evil('(<', 100_000)}`,
    `Date: ${evil('1 ', 100_000)}`,
    `Content-Type: text/plain; x="${evil('\\"', 100_000)}`,
    `Content-Type: text/plain${evil(';a*1*=x', 100_000)}`,
    `Content-Disposition: attachment; filename=${evil('/.', 100_000)}`,
  ]
  const bodies = ['--b\r\n', '\n--bx', 'begin 644 a\n', '+', '> a \r\n', '<meta ', ' \t', '=?', '-'].map((piece) =>
    evil(piece, 100_000),
  )
  const before = process.cpuUsage().user
  for (const head of heads) await parseMail(Buffer.from(`${head}\r\n\r\nHello`))
  for (const body of bodies) await parseMail(mailOf(['Content-Type: multipart/mixed; boundary=b'], body))
  // Together some five million letters; the slowest of these patterns, read carelessly, takes minutes.
  expect(process.cpuUsage().user - before).toBeLessThan(20_000_000)
})

test('base64 of nothing but padding, and of many pieces', async () => {
  const raw = mailOf(['Content-Type: application/pdf', 'Content-Transfer-Encoding: base64'], 'QQ='.repeat(500_000))
  expect((await parseMail(raw)).attachments[0]!.content.length).toBeLessThan(1_000_000)
  const pieces = multipart(
    'mixed',
    TEXT,
    lines('Content-Transfer-Encoding: base64', 'Content-Type: application/pdf', '', partsOf('x', ['====']).repeat(3)),
  )
  expect((await parseMail(pieces)).attachments).toHaveLength(1)
})
