import { expect, test } from 'vitest'
import { parseLedgerSearch, parseOutboxSearch } from './mail-search.ts'

test('the address of the ledger says which mails are listed and which one is open', () => {
  const search = {
    state: 'dropped',
    automatic: 'bounce',
    account_id: 'account',
    reason: 'blocked_sender',
    from: ' Bea@Shop.example ',
    since: '2026-11-01',
    until: '2026-11-30',
    mail: 'mail',
  }
  expect(parseLedgerSearch(search)).toEqual({ ...search, from: 'bea@shop.example' })
})

test('what makes no sense filters nothing', () => {
  expect(
    parseLedgerSearch({
      state: 'lost',
      automatic: 'none',
      reason: 'Not a word',
      since: '2026-13-01',
      until: '1 May',
      from: '  ',
    }),
  ).toEqual({})
  expect(parseOutboxSearch({ tab: 'nowhere' })).toEqual({})
  expect(parseOutboxSearch({ tab: 'queued' })).toEqual({ tab: 'queued' })
})
