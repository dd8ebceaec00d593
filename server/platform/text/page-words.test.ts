import { expect, test } from 'vitest'
import { pageWithoutIds, wordsOfPage } from './page-words.ts'

test.each([
  ['/billing/invoices', 'billing invoices'],
  ['https://app.example/en/billing/invoices/8812?token=abc#top', 'billing invoices'],
  ['/app/#/team-members/inviteUser', 'team members invite user'],
  ['/设置/账单', '设置 账单'],
  ['/%E8%B4%A6%E5%8D%95', '账单'],
  ['/', ''],
  ['/app/0f3c9a2e-11/42', ''],
  ['/%zz', 'zz'],
])('%s is about: %s', (page, words) => {
  expect(wordsOfPage(page)).toBe(words)
})

test.each([
  ['https://app.example/orders/48213?mail=lea@mail.example', '/orders/:id'],
  ['/users/lea@mail.example/edit', '/users/:id/edit'],
  ['/users/lea%40mail.example', '/users/:id'],
  ['/api/v2/things/0f3c9a2e-11aa', '/api/v2/things/:id'],
  ['/billing', '/billing'],
])('%s is kept as %s', (page, kept) => {
  expect(pageWithoutIds(page)).toBe(kept)
})
