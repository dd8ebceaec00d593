import { expect, test } from 'vitest'
import { decodeText } from './mime/charset.ts'
import { headerText } from './mime/header-text.ts'
import { parseMail } from './parse.ts'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const body = (content: Buffer, type = 'text/plain') =>
  Buffer.concat([Buffer.from(`From: a@x.example\r\nContent-Type: ${type}\r\n\r\n`), content])
const latin1 = (text: string) => Buffer.from(text, 'latin1')

const CYRILLIC = 'Здравствуйте, у меня не работает вход в личный кабинет после обновления приложения.'
const single = (text: string, encode: (code: number) => number) =>
  Buffer.from([...text].map((char) => (char.charCodeAt(0) < 128 ? char.charCodeAt(0) : encode(char.charCodeAt(0)))))
const windows1251 = single(CYRILLIC, (code) => code - 0x410 + 0xc0)

test('declared charsets are read, under all the names programs give them', () => {
  expect(decodeText(latin1('caf\xe9'), 'ISO-8859-1')).toBe('café')
  expect(decodeText(latin1('\x8020 \x96 \x93ok\x94'), 'iso-8859-1')).toBe('€20 – “ok”')
  expect(decodeText(bytes('d6d0cec4 d2bb'), 'gb2312')).toBe('中文一')
  expect(decodeText(bytes('8130 8130'), 'GBK')).toBe('\x80')
  expect(decodeText(bytes('a4a4a4e5'), '"big5"')).toBe('中文')
  expect(decodeText(bytes('93fa967b 8cea'), 'cp932')).toBe('日本語')
  expect(decodeText(bytes('1b2442 467c 4b5c 386c 1b2842'), 'iso-2022-jp')).toBe('日本語')
  expect(decodeText(bytes('c7d1b1db'), 'ks_c_5601-1987')).toBe('한글')
  expect(decodeText(bytes('f0d2c9d7c5d4'), 'koi8-r')).toBe('Привет')
  expect(decodeText(windows1251, 'cp1251')).toBe(CYRILLIC)
  expect(decodeText(Buffer.from('Hi +AOQ- +ZeVnLIqe-, 1 +- 1'), 'unicode-1-1-utf-7')).toBe('Hi ä 日本語, 1 + 1')
  expect(decodeText(Buffer.from('\x1b$)C\x0eGQ1[\x0f!', 'latin1'), 'iso-2022-kr')).toBe('한글!')
  expect(decodeText(Buffer.from('Hi ~{VPND~} ~~'), 'hz-gb-2312')).toBe('Hi 中文 ~')
  expect(decodeText(Buffer.from('Grüße', 'utf16le'), 'utf-16')).toBe('Grüße')
  expect(decodeText(Buffer.from('Grüße', 'utf16le').swap16(), 'utf-16')).toBe('Grüße')
  expect(decodeText(bytes('fffe 4100 e400'), 'us-ascii')).toBe('Aä')
})

test('what is declared wrongly, or not at all, is read as what it is', () => {
  const utf8 = Buffer.from('Grüße aus Zürich – 你好')
  for (const declared of [
    '',
    'us-ascii',
    'unknown-8bit',
    'x-nobody-knows',
    'iso-8859-1',
    'windows-1252',
    'gb2312',
    'utf8',
  ]) {
    expect(decodeText(utf8, declared)).toBe('Grüße aus Zürich – 你好')
  }
  for (const declared of ['', 'utf-8', 'ascii', 'x-unknown']) {
    expect(
      decodeText(latin1('Gr\xfc\xdfe aus Z\xfcrich, das k\xf6nnen wir n\xe4chste Woche kl\xe4ren.'), declared),
    ).toBe('Grüße aus Zürich, das können wir nächste Woche klären.')
    expect(decodeText(windows1251, declared)).toBe(CYRILLIC)
  }
  expect(decodeText(bytes('1b2442 467c 4b5c 386c 1b2842'), '')).toBe('日本語')
})

test('what is declared as Western letters and is another script is read as that', () => {
  const chinese = bytes('c4fabac3a3acced2b5c4b7a2c6b1bdf0b6eeb2bbb6d4a3acc7ebb0efc3a6bacbb6d4b2a2d6d8d0c2bfaabedf')
  for (const declared of ['iso-8859-1', 'windows-1252', 'ISO-8859-15', 'latin1']) {
    expect(decodeText(windows1251, declared)).toBe(CYRILLIC)
    expect(decodeText(chinese, declared)).toBe('您好，我的发票金额不对，请帮忙核对并重新开具')
  }
  for (const western of [
    'ÄÖÜäöüß ÀÉÈÙÇ',
    'Señor Müller: «\xa0très déçu\xa0» – Ærø, þægð, coração',
    '\xb7\xb7\xb7\xb7\xb7\xb7\xb7\xb7 Größe '.repeat(20),
  ]) {
    expect(decodeText(latin1(western.replace('–', '\x96')), 'iso-8859-1')).toBe(western)
  }
})

test('a damaged letter costs that letter, not the whole text', () => {
  const cut = Buffer.from('Die Rechnung für März ist höher als üblich, schöne Grüße – ä').subarray(0, -1)
  expect(decodeText(cut, 'utf-8')).toBe('Die Rechnung für März ist höher als üblich, schöne Grüße – \ufffd')
  const chinese = Buffer.concat([bytes('d6d0cec4 d6d0cec4 d6d0cec4'), bytes('ff')])
  expect(decodeText(chinese, 'gb2312')).toMatch(/^中文中文中文/)
})

test('headers: encoded words of every kind, letters cut in two between words, and bare 8-bit letters', () => {
  const read = (raw: string, charset?: string) => headerText(raw, charset)
  expect(read('=?UTF-8?B?4oI=?= =?UTF-8?B?rA==?=')).toBe('€')
  expect(read('=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?= aus =?iso-8859-1*de?Q?K=F6ln?=')).toBe('Grüße aus Köln')
  expect(read('=?utf-8?Q?Was ist das??= ok')).toBe('Was ist das? ok')
  expect(read('=?utf-8?Q?Wer?=20da??=')).toBe('Wer? da?')
  expect(read('=?gb2312?B?1tDOxA==?=')).toBe('中文')
  expect(read('=?iso-2022-jp?B?GyRCRnw=?= =?iso-2022-jp?B?GyRCS1wbKEI=?=')).toMatch(/^日本/)
  expect(read('=?iso-2022-jp?B?GyRCRnwbKEI=?= =?ISO-2022-JP?B?GyRCS1wbKEI=?=')).toBe('日本')
  expect(read('=?x-what?B?4pyT?= done')).toBe('✓ done')
  expect(read('=?utf-8?B?broken')).toBe('=?utf-8?B?broken')
  expect(read('a =? b ?= c')).toBe('a =? b ?= c')
  expect(read(Buffer.from('Grüße').toString('latin1'))).toBe('Grüße')
  expect(read('\xd6\xd0\xce\xc4', 'gb2312')).toBe('中文')
  expect(read('Caf\xe9 cr\xe8me')).toBe('Café crème')
})

test('a mail in bytes of no declared charset is read in head and body', async () => {
  const raw = latin1(
    'From: J\xf6rg <j@x.example>\r\nSubject: Gr\xfc\xdfe\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nSch\xf6n',
  )
  expect(await parseMail(raw)).toMatchObject({ subject: 'Grüße', from: { name: 'Jörg' }, text: 'Schön' })
  const utf8 = 'From: Jörg <jörg@köln.example>\r\nSubject: Grüße 你好\r\n\r\nSchön'
  expect(await parseMail(Buffer.from(utf8))).toMatchObject({
    subject: 'Grüße 你好',
    from: { name: 'Jörg', email: 'jörg@köln.example' },
    text: 'Schön',
  })
})

test('HTML may tell its charset itself', async () => {
  const html = latin1(
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>\xcf\xf0\xe8\xe2\xe5\xf2</body></html>',
  )
  expect((await parseMail(body(html, 'text/html'))).text).toBe('Привет')
})
