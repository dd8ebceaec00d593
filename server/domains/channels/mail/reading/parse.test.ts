import { expect, test } from 'vitest'
import { parseMail } from './parse.ts'

const mail = (headers: string[], body: string) => Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`)
const HTML = 'Content-Type: text/html; charset=utf-8'
const from = ['From: Ann <ann@x.example>', 'Message-ID: <1@x.example>']

test('HTML with large pictures in it is read; its text is kept when the HTML is not', async () => {
  const picture = `<img src="data:image/png;base64,${'A'.repeat(3_000_000)}">`
  const large = await parseMail(mail([...from, HTML], `<p>Look &auml; here</p>${picture}<p>Bye</p>`))
  expect(large).toMatchObject({ text: 'Look ä here\n\nBye', new_text: 'Look ä here\n\nBye', html: null })
  const small = await parseMail(mail([...from, HTML], `<p>Look</p>${picture.slice(0, 1_000)}">`))
  expect(small.html).toContain('base64,AAA')
})

test('HTML nested without end is read for its text', async () => {
  const parsed = await parseMail(mail([...from, HTML], `${'<div>'.repeat(20_000)}Help me`))
  expect(parsed).toMatchObject({ text: 'Help me', html: null })
})

test('control characters reach nobody', async () => {
  const headers = [
    'From: "An\0n" <ann@x.example>',
    'Reply-To: =?utf-8?Q?A=00nn?= <re\0ply@x.example>',
    'Cc: "C\0" <c@x.example>',
    'Subject: =?utf-8?Q?He=00llo=07?=',
    'Message-ID: <a\0b@x.example>',
    'References: <r\0s@x.example>',
    'Content-Type: multipart/mixed; boundary=b',
  ]
  const parts = [
    'Content-Type: text/plain\r\n\r\nOne\0two\tthree\r\nfour\x1b',
    'Content-Type: image/png; name="p\0.png"\r\nContent-ID: <c\0id>\r\nContent-Disposition: inline\r\n\r\nbytes\0',
  ]
  const parsed = await parseMail(mail(headers, `--b\r\n${parts.join('\r\n--b\r\n')}\r\n--b--\r\n`))
  const { attachments, ...strings } = parsed
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(JSON.stringify(strings)).not.toMatch(/\\u00[01]|[\0-\x1f]/)
  expect(parsed).toMatchObject({ subject: 'Hello', text: expect.stringContaining('Onetwo\tthree\nfour') })
  const [{ content, ...file }] = attachments as [(typeof attachments)[0]]
  expect(JSON.stringify(file)).not.toContain('\\u0000')
  expect(content.includes(0)).toBe(true)
})

test('the text is that of the text part; where HTML stands beside it, both are read', async () => {
  const parts = (type: string) =>
    mail(
      [...from, `Content-Type: multipart/${type}; boundary=b`],
      `--b\r\nContent-Type: text/plain\r\n\r\nPlain\r\n--b\r\n${HTML}\r\n\r\n<p>Other</p>\r\n--b--\r\n`,
    )
  expect((await parseMail(parts('alternative'))).text.trim()).toBe('Plain')
  expect((await parseMail(parts('mixed'))).text).toBe('Plain\n\nOther')
})

test('a quoted answer in HTML is told from what is new', async () => {
  const html = '<div>It works.</div><div>On Monday, Desk wrote:<blockquote><p>Try this</p></blockquote></div>'
  expect(await parseMail(mail([...from, HTML], html))).toMatchObject({ new_text: 'It works.' })
})

test('no text stays no text', async () => {
  expect(await parseMail(mail([...from, HTML], '<img src="cid:1">'))).toMatchObject({ text: '', new_text: '' })
  expect(await parseMail(mail(['From: a@x.example'], ''))).toMatchObject({ text: '', subject: '', html: null })
})

test('the same form from two senders is two mails unless it says itself who wrote it', async () => {
  const idOf = async (headers: string[], sender: string) => (await parseMail(mail(headers, 'Yes'), sender)).external_id
  for (const headers of [['Subject: Form'], from.slice(0, 1), from.slice(1)]) {
    expect(await idOf(headers, 'a@x.example')).not.toBe(await idOf(headers, 'b@x.example'))
    expect(await idOf(headers, 'a@x.example')).toBe(await idOf(headers, 'A@x.example'))
  }
  expect(await idOf(from, 'a@x.example')).toBe(await idOf(from, 'bounce-17@list.example'))
})

test('answers go where Reply-To says, or to the writer; what is too long is no address', async () => {
  const long = `${'l'.repeat(250)}@x.example`
  const read = async (...headers: string[]) => parseMail(mail(headers, 'Hello'))
  expect((await read(...from)).reply_to).toBe('ann@x.example')
  expect((await read(...from, 'Reply-To: nobody, <Two@x.example>, three@x.example')).reply_to).toBe('two@x.example')
  expect((await read(...from, `Reply-To: ${long}`)).reply_to).toBe('ann@x.example')
  expect(await read(`From: ${long}`, `Cc: ${long}, c@x.example`)).toMatchObject({ from: null, cc: ['c@x.example'] })
})
