import { expect, test } from 'vitest'
import { nameForType, safeName } from './content/file-name.ts'
import { parseStructured } from './mime/parameters.ts'
import { parseMail } from './parse.ts'
import { lines, multipart, PNG, samples, TEXT } from './sample-mails.ts'

const nameOf = async (...head: string[]) => {
  const { attachments } = await parseMail(multipart('mixed', TEXT, lines(...head, '', 'x')))
  return attachments[0]?.name
}

test('names in every form programs write them', async () => {
  const names: [string, string][] = [
    ['attachment; filename="plain.pdf"', 'plain.pdf'],
    ['attachment; filename=with space.pdf', 'with space.pdf'],
    ['attachment; FileName="with \\"quotes\\".pdf"', 'with "quotes".pdf'],
    ['attachment; filename="=?utf-8?B?5L2g5aW9LnBkZg==?="', '你好.pdf'],
    ['attachment; filename==?utf-8?Q?=C3=BC.pdf?=', 'ü.pdf'],
    ["attachment; filename*=utf-8'de'%C3%BCber%20uns.pdf", 'über uns.pdf'],
    ["attachment; filename*=iso-8859-1''%FCber.pdf; filename=ueber.pdf", 'über.pdf'],
    ["attachment; filename*1*=%A0.pdf; filename*0*=utf-8''%E4%BD", '你.pdf'.replace('你', '\u4f60')],
    ['attachment; filename*0="one "; filename*1="two.pdf"', 'one two.pdf'],
    ['attachment; filename*0="=?utf-8?Q?=C3=BC"; filename*1="ber.pdf?="', 'über.pdf'],
    ['attachment; filename="no end.pdf', 'no end.pdf'],
    ['attachment; filename="C:\\Users\\ann\\report.pdf"', 'report.pdf'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="invoice\u202efdp.exe"', 'invoicefdp.exe'],
  ]
  for (const [disposition, name] of names) {
    expect(await nameOf('Content-Type: application/pdf', `Content-Disposition: ${disposition}`), disposition).toBe(name)
  }
  expect(await nameOf('Content-Type: application/pdf;\r\n name="from type.pdf"')).toBe('from type.pdf')
  expect(await nameOf('Content-Type: image/jpeg', 'Content-Location: http://x.example/a/Photo.jpg?size=2')).toBe(
    'Photo.jpg',
  )
})

test('bare 8-bit letters in a name', async () => {
  const raw = Buffer.from(
    multipart('mixed', TEXT, lines('Content-Disposition: attachment; filename="\xfcber.pdf"', '', 'x')).toString(),
    'latin1',
  )
  expect((await parseMail(raw)).attachments).toMatchObject([{ name: 'über.pdf' }])
})

test('files without a name get one after their type', async () => {
  expect(await nameOf('Content-Type: image/png')).toBe('image.png')
  expect(await nameOf('Content-Type: application/pdf')).toBe('attachment.pdf')
  expect(await nameOf('Content-Type: application/x-unheard-of')).toBe('attachment')
  expect(nameForType('message/delivery-status')).toBe('delivery-status.txt')
})

test('a name is harmless on any disk', () => {
  expect(safeName('a\0b\x1f\u0085c.txt')).toBe('a b c.txt')
  expect(safeName('..')).toBe('')
  expect(safeName('dir/')).toBe('dir')
  expect(safeName('name. . ')).toBe('name')
  expect(safeName(`${'長'.repeat(300)}.docx`)).toMatch(/^長{195}\.docx$/)
})

test('parameters of one header cannot be made to cost much', () => {
  const { parameters } = parseStructured(`text/plain${';a*1*=%41'.repeat(100_000)};charset=utf-8`)
  expect(parameters.size).toBeLessThan(3)
})

test('pictures the HTML shows are inline, by their id or their location', async () => {
  const html = lines('Content-Type: text/html', '', '<img src="cid:one@x"><img src="two.png"><p>Look</p>')
  const picture = (...head: string[]) => lines('Content-Type: image/png', ...head, '', 'x')
  const mail = await parseMail(
    multipart(
      'mixed',
      html,
      picture('Content-ID: <one@x>'),
      picture('Content-Location: two.png'),
      picture('Content-ID: <three@x>', 'Content-Disposition: attachment; filename=three.png'),
      picture('Content-Disposition: inline'),
    ),
  )
  expect(mail.attachments.map(({ inline, content_id }) => [inline, content_id])).toEqual([
    [true, 'one@x'],
    [true, 'two.png'],
    [false, 'three@x'],
    [true, null],
  ])
  expect((await parseMail(multipart('related', html, picture('Content-ID: <four@x>')))).attachments).toMatchObject([
    { inline: true, content_id: 'four@x' },
  ])
})

test('named texts are files; they are read where the mail has no other text', async () => {
  const named = lines('Content-Type: text/plain; name=log.txt', '', 'Log')
  expect(await parseMail(multipart('mixed', TEXT, named))).toMatchObject({
    text: 'Hello',
    attachments: [{ name: 'log.txt' }],
  })
  expect(await parseMail(multipart('mixed', named, PNG))).toMatchObject({ text: 'Log' })
})

test('files put between the lines of a text, as before MIME', async () => {
  const { text, attachments } = await parseMail(samples.uuencoded!)
  expect(text).toBe('See this:\n\nBye')
  expect(attachments).toMatchObject([{ name: 'a.txt', content: Buffer.from('Cat') }])
  const letter = multipart(
    'mixed',
    lines('Content-Type: text/plain', '', 'We begin 644 times\r\nbegin 644 of them\r\nnow'),
  )
  expect((await parseMail(letter)).text).toBe('We begin 644 times\nbegin 644 of them\nnow')
})

test('an archive is never unpacked: what it claims to hold costs nothing', async () => {
  // The head of a zip entry that claims four gigabytes, and a gzip member of zeros.
  const bomb = Buffer.from('504b03042d000000080000000000ffffffff0a000000ffffffff01000000', 'hex')
  const raw = multipart(
    'mixed',
    TEXT,
    lines(
      'Content-Type: application/zip; name=a.zip',
      'Content-Transfer-Encoding: base64',
      '',
      bomb.toString('base64'),
    ),
  )
  expect((await parseMail(raw)).attachments).toMatchObject([{ name: 'a.zip', content: bomb }])
})
