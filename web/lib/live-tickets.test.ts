import { expect, test } from 'vitest'
import type { LiveTicket } from '../../server/domains/tickets/contract.ts'
import { belongs } from './belongs.ts'
import { type List, withTicket } from './live-tickets.ts'
import type { ListedTicket, TicketFilters } from './queries/tickets.ts'

const reader = { id: 'ann', now_ms: Date.parse('2026-06-01T12:00:00Z') }
const minute = (nr: number) => `2026-06-01T10:${String(nr).padStart(2, '0')}:00.000Z`
const aTicket = (id: string, changes: Partial<LiveTicket> = {}) =>
  ({
    ...{
      id,
      status: 'open',
      priority: 'medium',
      channel: 'email',
      team: 't1',
      tags: [],
      spam: false,
      message_count: 1,
    },
    ...{ assignee_id: null, merged_into: null, snoozed_until: null, risk_at: null, created_at: minute(0) },
    ...{ last_message_at: minute(30), queue_at: minute(30) },
    ...changes,
  }) as LiveTicket
const aRow = (id: string, changes: Partial<LiveTicket> = {}) =>
  ({ ...aTicket(id, changes), unread: false }) as ListedTicket
const aList = (...pages: ListedTicket[][]): List => ({
  pages: pages.map((items, nr) => ({ items, next_cursor: nr < pages.length - 1 ? 'more' : null })) as List['pages'],
  pageParams: pages.map(() => null),
})
const rowsOf = (list: List) => list.pages.flatMap(({ items }) => items)
const idsOf = (list: List) => rowsOf(list).map(({ id }) => id)
const inbox: TicketFilters = { view: 'inbox' }
const three = () =>
  aList(
    [aRow('c', { last_message_at: minute(40) }), aRow('b', { last_message_at: minute(20) })],
    [aRow('a', { last_message_at: minute(10) })],
  )

test('a new ticket comes in at its place, unread', () => {
  const list = withTicket(three(), aTicket('n', { last_message_at: minute(15) }), { filters: inbox, reader })
  expect(idsOf(list)).toEqual(['c', 'b', 'n', 'a'])
  expect(rowsOf(list)[2]!.unread).toBe(true)
})

test('one that moves is there once; news make it unread, other changes do not', () => {
  const moved = withTicket(three(), aTicket('a', { last_message_at: minute(50), message_count: 2 }), {
    filters: inbox,
    reader,
  })
  expect(idsOf(moved)).toEqual(['a', 'c', 'b'])
  expect(rowsOf(moved)[0]).toMatchObject({ message_count: 2, unread: true })
  const changed = withTicket(three(), aTicket('b', { last_message_at: minute(20), priority: 'high' }), {
    filters: inbox,
    reader,
  })
  expect(idsOf(changed)).toEqual(['c', 'b', 'a'])
  expect(rowsOf(changed)[1]).toMatchObject({ priority: 'high', unread: false })
})

test('one that no longer belongs leaves, and one beyond what is loaded waits for the next page', () => {
  const gone = withTicket(three(), aTicket('c', { status: 'closed' }), { filters: inbox, reader })
  expect(idsOf(gone)).toEqual(['b', 'a'])
  const loaded = aList([aRow('c', { last_message_at: minute(40) })], [])
  const part = { ...loaded, pages: [{ ...loaded.pages[0]!, next_cursor: 'more' }] }
  expect(idsOf(withTicket(part, aTicket('z', { last_message_at: minute(5) }), { filters: inbox, reader }))).toEqual([
    'c',
  ])
})

test('where only the server can tell, rows take their new content and nothing comes or goes', () => {
  const words: TicketFilters = { view: 'inbox', q: 'printer' }
  const list = withTicket(three(), aTicket('b', { status: 'closed' }), { filters: words, reader })
  expect(idsOf(list)).toEqual(['c', 'b', 'a'])
  expect(idsOf(withTicket(three(), aTicket('n'), { filters: words, reader }))).toEqual(['c', 'b', 'a'])
})

test.each<[TicketFilters, Partial<LiveTicket>, boolean]>([
  [{ view: 'mine' }, { assignee_id: 'ann', status: 'pending' }, true],
  [{ view: 'mine' }, { assignee_id: 'bob' }, false],
  [{ view: 'unassigned' }, { assignee_id: 'bob' }, false],
  [{ view: 'at_risk' }, { risk_at: minute(1) }, true],
  [{ view: 'at_risk' }, { risk_at: '2026-06-02T00:00:00.000Z' }, false],
  [{ view: 'resolved' }, { status: 'closed', merged_into: 'x' }, false],
  [{ view: 'spam' }, { spam: true }, true],
  [{ view: 'all', status: 'open,closed', tag: 'vip' }, { tags: ['vip'] }, true],
  [{ view: 'all', tag: 'vip,refund' }, { tags: ['vip'] }, false],
  [{ view: 'all', assignee_id: 'none' }, {}, true],
  [{ view: 'all', assignee_id: 'me' }, {}, false],
  [{ view: 'all', created_from: minute(1) }, {}, false],
  [{ view: 'all', created_within_days: 1 }, {}, true],
  [{ view: 'all', sort: 'queue' }, { status: 'pending' }, false],
])('%j holds %j: %s', (filters, changes, holds) => {
  expect(belongs(aTicket('x', changes), filters, reader)).toBe(holds)
})
