import { expect, test } from 'vitest'
import { parseMail } from './parse.ts'
import { HTML, lines, mailOf, multipart, PNG, partsOf, samples, TEXT } from './sample-mails.ts'

const read = (raw: Buffer | string) => parseMail(Buffer.from(raw))
const namesIn = async (raw: Buffer | string) => (await read(raw)).attachments.map(({ name }) => name)

test('nothing, and a mail of nothing but a head', async () => {
  expect(await read('')).toMatchObject({ subject: '', text: '', html: null, from: null, attachments: [], cut: null })
  expect(await read('From: a@x.example\r\nSubject: Only')).toMatchObject({ subject: 'Only', text: '' })
  expect(await read('Just text, no head at all')).toMatchObject({ subject: '', text: 'Just text, no head at all' })
  expect(await read(Buffer.alloc(5_000_000))).toMatchObject({ from: null, text: '' })
})

test('line ends of every system, an mbox separator and empty lines before the head change nothing', async () => {
  const raw = samples.mixed!.toString()
  const { external_id: _, ...expected } = await read(raw)
  for (const other of [
    raw.replaceAll('\r\n', '\n'),
    raw.replaceAll('\r\n', '\r'),
    `From ann@x.example Thu Jan  1 00:00:00 2026\r\n${raw}`,
    `\r\n\r\n${raw}`,
    `\ufeff${raw}`,
  ]) {
    const { external_id: _, ...found } = await read(other)
    expect(found).toEqual(expected)
  }
})

test('headers are unfolded, whatever white space they were folded with', async () => {
  const raw = lines('From : Ann', '\t<ann (home) @ x.example>', 'SUBJECT:  One', ' \ttwo', '   three  ', '', 'Hi')
  expect(await read(raw)).toMatchObject({ subject: 'One two three', from: { name: 'Ann', email: 'ann@x.example' } })
})

test('a line that is no header ends the head only when no other header follows', async () => {
  expect(await read('Subject: A\r\nthis is nonsense\r\nFrom: a@x.example\r\n\r\nHi')).toMatchObject({
    from: { email: 'a@x.example' },
    text: 'Hi',
  })
  expect(await read('Subject: A\r\nNo empty line, the text begins\r\nand goes on')).toMatchObject({
    subject: 'A',
    text: 'No empty line, the text begins\nand goes on',
  })
})

test('delimiters that are missing, cut off, undeclared or alike', async () => {
  const declared = ['Content-Type: multipart/mixed; boundary="b"']
  const body = `preamble\r\n--b\r\n${TEXT}\r\n--b\r\n${PNG}`
  expect(await read(mailOf(declared, body))).toMatchObject({ text: 'Hello', attachments: [{ name: 'a.png' }] })
  expect(await read(mailOf(['Content-Type: multipart/mixed'], body))).toMatchObject({
    text: 'Hello',
    attachments: [{ name: 'a.png' }],
  })
  expect(await read(mailOf(declared, 'No parts at all'))).toMatchObject({ text: 'No parts at all' })
  const alike = `--b\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n${partsOf('b2', [TEXT, HTML])}--b--`
  expect(await read(mailOf(declared, alike))).toMatchObject({ text: 'Hello', attachments: [] })
  expect(await read(mailOf(declared, `${partsOf('b', [TEXT])}\r\n--b\r\n${PNG}\r\n--b--`))).toMatchObject({
    attachments: [{ name: 'a.png' }],
  })
})

test('of two forms of a text one is shown; texts that stand beside each other are put together', async () => {
  expect((await read(samples.alternative!)).text).toBe('Hello')
  expect((await read(samples.alternative!)).html).toContain('<b>there</b>')
  expect((await read(samples.mixed!)).text).toBe('Hello\n\nHello there')
  expect((await read(multipart('related', TEXT, HTML, PNG))).text).toBe('Hello')
  const empty = lines('Content-Type: text/plain', '', '   ')
  expect((await read(multipart('alternative', empty, HTML))).text).toBe('Hello there')
  const second = lines('Content-Type: text/plain', '', 'Second & last')
  const both = await read(multipart('mixed', TEXT, HTML, second))
  expect(both.text).toBe('Hello\n\nHello there\n\nSecond & last')
  expect(both.html).toMatch(/Hello[\s\S]*there[\s\S]*Second &amp; last/)
})

test('text put into lines for old screens becomes one paragraph again', async () => {
  expect((await read(samples.flowed!)).text).toBe('> onetwo\nthreefour\n-- \nAnn')
  const stuffed = mailOf(['Content-Type: text/plain; format=flowed'], ' From here \r\nto there\r\n>> deep \r\n> less')
  expect((await read(stuffed)).text).toBe('From here to there\n>> deep \n> less')
})

test('transfer encodings as wrong as programs write them', async () => {
  const encoded = async (encoding: string, body: string) =>
    (await read(mailOf(['Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`], body)))
      .text
  expect(await encoded('Quoted-Printable;', 'a=3D1 =C3=BC=\r\nx =\t\r\ny =zz  \r\nend=')).toBe('a=1 üx y =zz\nend')
  expect(await encoded('BASE64', 'SGVsbG8=\r\nIHRoZXJl\r\n!!IQ==')).toBe('Hello there!')
  for (const unknown of ['7-bit', '8bits', 'text/html', 'binary', '', 'x-nonsense']) {
    expect(await encoded(unknown, 'a=3D1')).toBe('a=3D1')
  }
})

test('mails in mails are files named after their subject; their text is shown only where there is no other', async () => {
  const nested = await read(samples.nested!)
  expect(nested).toMatchObject({ subject: 'Sample', text: 'Hello' })
  expect(nested.attachments.map(({ name, type }) => [name, type])).toEqual([
    ['Inner.eml', 'message/rfc822'],
    ['a.png', 'image/png'],
  ])
  const forwarded = mailOf(
    ['Content-Type: message/rfc822'],
    lines('Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe/../x?=', '', 'Inside'),
  )
  expect(await read(forwarded)).toMatchObject({ text: 'Inside', attachments: [{ name: 'Grüße .. x.eml' }] })
})

test('an invitation is a file, and readable where the mail says nothing else', async () => {
  expect(await read(samples.calendar!)).toMatchObject({
    text: 'Invitation: Visit\n2026-01-31 12:00 UTC',
    attachments: [{ name: 'invite.ics', type: 'text/calendar' }],
  })
  const beside = multipart(
    'alternative',
    TEXT,
    lines('Content-Type: text/calendar; method=REQUEST', '', 'BEGIN:VEVENT'),
  )
  expect(await read(beside)).toMatchObject({ text: 'Hello', attachments: [{ name: 'invite.ics' }] })
})

test('signatures, sealed mails and two-part files of old Macs are kept as files', async () => {
  const signature = lines('Content-Type: application/pkcs7-signature', '', 'x')
  const pgp = lines('Content-Type: application/pgp-signature', '', 'x')
  expect(await namesIn(multipart('signed', TEXT, signature))).toEqual(['smime.p7s'])
  expect(await namesIn(multipart('signed', TEXT, pgp))).toEqual(['signature.asc'])
  expect(await namesIn(mailOf(['Content-Type: application/pkcs7-mime; smime-type=enveloped-data'], 'x'))).toEqual([
    'smime.p7m',
  ])
  const double = lines(
    'Content-Type: multipart/appledouble; boundary=c',
    '',
    partsOf('c', ['Content-Type: application/applefile\r\n\r\nx', PNG]),
  )
  expect(await namesIn(multipart('mixed', TEXT, double))).toEqual(['attachment', 'a.png'])
})
