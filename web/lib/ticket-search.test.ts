import { describe, expect, test } from 'vitest'
import {
  filtersOf,
  filtersToKeep,
  parseTicketSearch,
  sameFilters,
  searchOfKept,
  withFilter,
  withoutFilters,
} from './ticket-search.ts'

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

describe('the address', () => {
  test('that nobody knows opens the inbox', () => {
    const search = { view: 'lost', sort: 'sideways', status: 'gone', created_within_days: 'x', created_from: 'when' }
    expect(filtersOf(parseTicketSearch(search))).toEqual({ view: 'inbox', sort: 'newest' })
  })
  test('keeps several values and drops those nobody knows', () => {
    const search = { status: 'open,lost,closed', priority: 'high', tag: 'a,b', created_within_days: '7' }
    expect(parseTicketSearch(search)).toEqual({
      status: 'open,closed',
      priority: 'high',
      tag: 'a,b',
      created_within_days: 7,
    })
  })
  test('may hold what was typed as a number', () => {
    expect(parseTicketSearch({ q: 4711, tag: 2026 })).toEqual({ q: '4711', tag: '2026' })
  })
})

describe('a filter', () => {
  test('for statuses the view never holds widens it, and keeps whose it is', () => {
    expect(withFilter({}, { status: 'closed' })).toEqual({ view: 'all', status: 'closed' })
    expect(withFilter({ view: 'mine' }, { status: 'closed' })).toEqual({
      view: 'all',
      assignee_id: 'me',
      status: 'closed',
    })
    expect(withFilter({ view: 'spam' }, { status: 'open' })).toEqual({ view: 'spam', status: 'open' })
  })
  test('without values is taken away, all others stay', () => {
    expect(withFilter({ tag: 'vip', priority: 'high' }, { tag: undefined })).toEqual({ priority: 'high' })
    expect(withFilter({ tag: 'vip' }, { tag: '' })).toEqual({})
    expect(withoutFilters({ view: 'mine', tag: 'vip', kept: 'v', sort: 'oldest' })).toEqual({
      view: 'mine',
      sort: 'oldest',
    })
  })
})

test('a list that is kept comes back as it was', () => {
  for (const search of [
    {},
    { view: 'all', status: 'open,pending' },
    { view: 'mine', tag: 'vip', created_within_days: 7, sort: 'oldest' },
  ] as const) {
    expect(searchOfKept('v', filtersToKeep(search))).toEqual({ ...search, kept: 'v' })
  }
  expect(filtersToKeep({ q: 'words', kept: 'v' })).toEqual({ view: 'inbox' })
})

test('lists are the same in whatever order their filters are named', () => {
  expect(sameFilters({ tag: 'a', status: 'open' }, { status: 'open', tag: 'a', q: undefined })).toBe(true)
  expect(sameFilters({ tag: 'a' }, { tag: 'b' })).toBe(false)
})
