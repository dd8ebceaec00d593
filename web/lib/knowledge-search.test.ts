import { expect, test } from 'vitest'
import { parseArticleSearch } from './knowledge-search.ts'

test('what the address says about the list is taken, what it does not know is left out', () => {
  expect(parseArticleSearch({ status: 'stale', visibility: 'secret', category: 'billing', language: '' })).toEqual({
    status: 'stale',
    category: 'billing',
  })
  expect(parseArticleSearch({ q: 2026 })).toEqual({ q: '2026' })
  expect(parseArticleSearch({ q: '  ' })).toEqual({})
})
