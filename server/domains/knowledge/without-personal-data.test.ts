import { describe, expect, test } from 'vitest'
import { chanceOf } from '../../../seeds/chance.ts'
import { makeCompanies } from '../../../seeds/company/companies.ts'
import { type Customer, makeCustomers } from '../../../seeds/company/customers.ts'
import { withoutPersonalData } from './without-personal-data.ts'

describe('what names somebody goes', () => {
  test.each([
    ['Mail me at cara.o’neill+desk@mail.example.co please', /cara|mail\.example/i],
    ['Write to cara [at] customer.example', /cara|customer\.example/],
    ['Call +49 (0)170 123 45 67 or 020 7946 0958 or 13812345678', /170|7946|138/],
    ['My card is 4111 1111 1111 1111, also 5500-0000-0000-0004', /4111|5500|0004/],
    ['Pay to DE89 3704 0044 0532 0130 00', /3704|DE89/],
    ['Order no. 48213 and invoice KW-2026-12345 and PO-123456', /48213|12345|123456/],
    ['My order is no. 48213 and the other one number 4711, or 48214', /4821|4711/],
    ['see SR-0042 and ticket 998', /0042|998/],
    ['reset: https://x.example/reset?token=abc#x and www.carasbakery.com', /token|carasbakery|x\.example/],
    ['attached Scan_Passport_Cara.pdf and IMG-2001.HEIC', /passport|IMG/i],
    ['My password is hunter2, the PIN: 4711, api key = abc-def', /hunter2|4711|abc-def/],
    ['key sk_live_51Habcdef0123456789 from 192.168.1.20', /51Hab|192/],
    ['I live at 221b Baker Street, London NW1 6XE', /baker|NW1/i],
    ['221B Baker Street', /baker|221/i],
    ['Hauptstraße 5, 10115 Berlin', /Hauptstr|10115/],
    ['我叫王小明，订单号20261123001，电话13812345678', /王小明|2026|138/],
    ['地址：北京市朝阳区建国路88号3单元502室', /朝阳|建国|502/],
    ['密码是abc123，验证码：123456，请联系张经理。', /abc123|123456|张/],
    ['My colleague Freya Lindqvist-Holm is the owner', /Freya|Lindqvist/],
    ['Mr. Bilbo Baggins called', /Bilbo|Baggins/],
    ['my name is zaphod beeblebrox', /zaphod|beeblebrox/],
    ['The export fails.\n\nKind regards,\nPriscilla Quux\nHead of Sales, Quux Ltd', /Priscilla|Quux/],
    ['导出失败。\n此致\n敬礼\n钱多多', /钱多多/],
    ['Dear Priscilla,\nplease try again.', /Priscilla/],
  ])('%s', (text, canary) => {
    expect(withoutPersonalData(text)).not.toMatch(canary)
  })

  test('names that are known go wherever they stand, as a whole and in parts', () => {
    const known = { names: ['Xanthe Q. Veldkamp', '诸葛小花', 'Quillon & Sons Ltd'], phrases: ['xv77', '@floral'] }
    const text = withoutPersonalData(
      'xanthe wrote that VELDKAMP’s board at Quillon (login xv77) is empty; 小花 and 诸葛小花 saw it, too.',
      known,
    )
    expect(text).not.toMatch(/xanthe|veldkamp|quillon|xv77|小花/i)
    expect(text).toContain('is empty')
  })

  test('a name that is an everyday word goes only where it is written as a name', () => {
    expect(withoutPersonalData('Bill cannot pay the bill on the price page.', { names: ['Bill Price'] })).toBe(
      '[name] cannot pay the bill on the price page.',
    )
  })
})

test.each([
  'Error KS-4029, HTTP 502 and code 0x80070057 in version 4.18.2, build 183622 on Windows 11.',
  'An export of 48000 rows, error 18362 and the limit of 10000.',
  'It costs $14.50 a month, 1,200 rows are free, until 2026-11-23 14:30 or 12/31/2026.',
  'Open Settings > Billing > Invoices, choose Mark as paid, then press Download.',
  'The password is wrong. My password does not work. The code was not accepted.',
  'I am Unable to log in. Open the Admin Portal and the Customer Portal.',
  'Wait 15 minutes, then restart the Team Board 3 times.',
  '马上打开设置，选择高级选项，何时可以退款？工程师已经处理，请在 14 天内完成。',
  'Set keep_days to 30 in config.json and restart.',
])('what an article needs stays: %s', (text) => {
  expect(withoutPersonalData(text)).toBe(text)
})

test('a link to the help center stays, without what is hung to it it would not be one', () => {
  const [page, traced] = ['http://localhost:3000/help/en/articles/12-reset', 'http://localhost:3000/help/en?visit=abc']
  const kept = withoutPersonalData(`Read ${page}. Not ${traced}.`)
  expect(kept).not.toContain('visit=')
})

/** Everything a customer of the demo world may be known by. */
const tracesOf = ({ name, email, phone, handle, company, language }: Customer): string[] => [
  name,
  ...(language === 'zh' ? [] : name.split(' ')),
  email,
  ...(phone ? [phone] : []),
  ...(handle ? [handle] : []),
  ...(company ? [company.name, company.domain] : []),
]

const lettersOf = (them: Customer, friend: Customer, number: number): string[] => [
  `Hi ${friend.name},\n\nI am ${them.name} from ${them.company?.name ?? 'nowhere'}. Mail ${them.email} or call ${them.phone ?? '+1 555 010 4477'}.\nOrder #${number} on ${them.company?.domain ?? 'home.example'} is lost.\n\nThanks\n${them.name}`,
  `${them.name}'s invoice INV-${number} was sent to ${friend.email}, not to ${them.email.toUpperCase()}. ${friend.name} paid with 4111 1111 ${String(number).slice(0, 4)} 1111.`,
  `您好，我是${them.name}（${them.company?.name ?? ''}）。订单号${number}，电话${them.phone ?? '13900001111'}，请联系${friend.name}。${them.handle ?? ''}`,
  `ping ${them.name.toLowerCase()} / ${friend.name.toUpperCase()}: see https://${them.company?.domain ?? 'home.example'}/u/${number}?token=zz${number}`,
]

test('nothing of the people of the demo world is left in what they write', () => {
  const chance = chanceOf(7, 'without-personal-data')
  const customers = makeCustomers(chance, makeCompanies(chance, 60, Date.UTC(2026, 0, 1)), 300)
  for (const [index, them] of customers.entries()) {
    const friend = customers[(index + 1) % customers.length]!
    const number = 10_000_000 + index * 7_919
    const names = [them, friend].flatMap(({ name, company }) => [name, ...(company ? [company.name] : [])])
    const phrases = [them, friend].flatMap(({ handle }) => handle ?? [])
    for (const letter of lettersOf(them, friend, number)) {
      const left = withoutPersonalData(letter, { names, phrases })
      for (const trace of [...tracesOf(them), ...tracesOf(friend), String(number)])
        if (trace.length >= 3) expect(left.toLowerCase(), letter).not.toContain(trace.toLowerCase())
    }
  }
})

test('taking out twice takes out no more, and long texts take no longer than they should', () => {
  const text = `Hi Priscilla,\n${'Call 555 010 4477 or mail a.b@c.example about order 12345. '.repeat(2_000)}`
  const started = performance.now()
  const once = withoutPersonalData(text)
  expect(performance.now() - started).toBeLessThan(3_000)
  expect(withoutPersonalData(once)).toBe(once)
})
