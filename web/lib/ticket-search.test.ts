import { expect, test } from 'vitest'
import { filtersOf, parseTicketSearch } from './ticket-search.ts'

test('lists that people work off stand in the order of the queue, all others by what is new', () => {
  expect(filtersOf({ view: 'unassigned' }).sort).toBe('queue')
  expect(filtersOf({ view: 'at_risk' }).sort).toBe('queue')
  expect(filtersOf({}).sort).toBe('newest')
  expect(filtersOf({ view: 'resolved' }).sort).toBe('newest')
})

test('an order that was chosen stands, and a search begins with what is new', () => {
  expect(filtersOf({ view: 'unassigned', sort: 'newest' }).sort).toBe('newest')
  expect(filtersOf({ sort: 'queue' }).sort).toBe('queue')
  expect(filtersOf({ view: 'unassigned', q: 'invoice' }).sort).toBe('newest')
})

test('an address that nobody knows opens the inbox', () => {
  expect(filtersOf(parseTicketSearch({ view: 'lost', sort: 'sideways' }))).toEqual({ view: 'inbox', sort: 'newest' })
})
