import { describe, expect, test } from 'vitest'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { inParts, patchOfBulk, tagsAmong, waysBack } from './bulk-changes.ts'

const aTicket = (fields: Partial<Ticket>) =>
  ({
    id: '1',
    assignee_id: null,
    priority: 'low',
    team: 'a',
    status: 'open',
    tags: [],
    spam: false,
    ...fields,
  }) as Ticket
const named = (ways: ReturnType<typeof waysBack>) =>
  ways.map(({ tickets, change }) => [tickets.map(({ id }) => id).join(''), change])

test('many are changed in parts, none left out', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(inParts([], 2)).toEqual([])
})

test('tags are shown changed without touching the others', () => {
  expect(patchOfBulk({ add_tags: ['new', 'vip'], remove_tags: ['old'] }, { tags: ['vip', 'old'] })).toEqual({
    tags: ['vip', 'new'],
  })
  expect(patchOfBulk({ priority: 'high' }, { tags: ['vip'] })).toEqual({ priority: 'high' })
})

describe('the way back', () => {
  test('gives each what it had, those that were alike together', () => {
    const before = [
      aTicket({ id: '1', priority: 'low' }),
      aTicket({ id: '2', priority: 'high' }),
      aTicket({ id: '3', priority: 'low' }),
    ]
    expect(named(waysBack({ priority: 'critical' }, before))).toEqual([
      ['13', { priority: 'low' }],
      ['2', { priority: 'high' }],
    ])
  })
  test('takes a tag off those alone that did not have it, and leaves the others be', () => {
    const before = [aTicket({ id: '1', tags: ['vip'] }), aTicket({ id: '2' })]
    expect(named(waysBack({ add_tags: ['vip'] }, before))).toEqual([['2', { remove_tags: ['vip'] }]])
    expect(named(waysBack({ remove_tags: ['vip'] }, before))).toEqual([['1', { add_tags: ['vip'] }]])
  })
  test('leads to open where the desk cannot go back by itself, and nowhere for a ticket that had no team', () => {
    expect(named(waysBack({ status: 'pending' }, [aTicket({ status: 'new' })]))).toEqual([['1', { status: 'open' }]])
    expect(waysBack({ team: 'b' }, [aTicket({ team: null })])).toEqual([])
  })
  test('unassigns whoever was unassigned, and takes spam back', () => {
    expect(named(waysBack({ assignee_id: 'ann' }, [aTicket({})]))).toEqual([['1', { assignee_id: null }]])
    expect(named(waysBack({ spam: true }, [aTicket({})]))).toEqual([['1', { spam: false }]])
  })
})

test('tags are told with how many have them, the most common first', () => {
  expect([...tagsAmong([{ tags: ['a', 'b'] }, { tags: ['b'] }])]).toEqual([
    ['b', 2],
    ['a', 1],
  ])
})
