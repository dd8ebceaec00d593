import { expect, test } from 'vitest'
import { accountDataIn, withoutAccountData } from './account-data.ts'

test.each([
  ['We wrote to lea.berg@mail.example about it', 'email', 'lea.berg@mail.example'],
  ['邮箱是lea@mail.example请查收', 'email', 'lea@mail.example'],
  ['Call me on +49 170 1234567 please', 'phone', '+49 170 1234567'],
  ['or (555) 010-4477', 'phone', '(555) 010-4477'],
  ['0800 123 456', 'phone', '0800 123 456'],
  ['我的电话13800138000请回电', 'phone', '13800138000'],
  ['我的电话１３８００１３８０００请回电', 'phone', '１３８００１３８０００'],
  ['card 4242 4242 4242 4242 was charged', 'card', '4242 4242 4242 4242'],
  ['your card ending in 4242', 'card', 'card ending in 4242'],
  ['IBAN DE89 3704 0044 0532 0130 00 is right', 'bank_account', 'DE89 3704 0044 0532 0130 00'],
  ['Your order 48213 has left', 'reference', 'order 48213'],
  ['order no. 482 has left', 'reference', 'order no. 482'],
  ['INV-2291 is paid', 'reference', 'INV-2291'],
  ['Case SR-100042', 'reference', 'SR-100042'],
  ['see #48213', 'reference', '#48213'],
  ['您的订单号是20261123001已发货', 'reference', '订单号是20261123001'],
  ['your password is hunter22', 'secret', 'password is hunter22'],
  ['Account 100294455', 'reference', 'Account 100294455'],
  ['it is 100294455', 'number', '100294455'],
])('%s: %s', (text, kind, found) => {
  expect(accountDataIn(text)).toContainEqual({ kind, text: found, start: text.indexOf(found) })
})

test.each([
  'Sorry to hear that! We are on it.',
  'We are open 2026-11-23 from 09:00 to 17:30, and on 24.12.2026 until 12:00.',
  'It costs $1,299.00, or 1.299,00 EUR a year, for up to 10 000 users and 1 000 000 rows.',
  'Fixed in version 10.15.7, error 0x80070057, code 500 and HTTP 404.',
  'See https://acme.example/help/en/articles/12345678-reset and tell us.',
  'Thanks @acme@mastodon.social and @cloud9, order 365 is not a thing, invoices 2026 neither',
  '很抱歉给您带来不便，我们2026年11月23日会修复，共3个版本。',
  'Between 2024-2026 we had 3 outages; 99.95 % uptime.',
  'A supercalifragilisticexpialidocious-word is no key.',
])('nothing in: %s', (text) => {
  expect(accountDataIn(text)).toEqual([])
})

test('what is found is taken out, and the rest stays as it is', () => {
  expect(withoutAccountData('Mail lea@mail.example, then call +49 170 1234567 about INV-2291 today.')).toBe(
    'Mail [email], then call [phone] about [reference] today.',
  )
  expect(withoutAccountData('token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc-DEF_123 failed')).not.toMatch(
    /eyJ/,
  )
  expect(withoutAccountData('nothing here')).toBe('nothing here')
})
