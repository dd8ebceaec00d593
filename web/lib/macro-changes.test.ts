import { expect, test } from 'vitest'
import type { Ticket } from '../../server/domains/tickets/contract.ts'
import { changeFor, inverseOf, merged, partsOf, without } from './macro-changes.ts'

const ticket = {
  status: 'new',
  priority: 'medium',
  team: 'billing',
  assignee_id: null,
  tags: ['vip'],
} as unknown as Ticket

test('a second macro adds to the first, and wins where both say something', () => {
  const first = { status_after: 'pending', priority: 'high', add_tags: ['a', 'b'] } as const
  const both = merged({ ...first, add_tags: [...first.add_tags] }, { priority: 'low', remove_tags: ['b'] })
  expect(both).toEqual({ status_after: 'pending', priority: 'low', add_tags: ['a'], remove_tags: ['b'] })
})

test('each part is a chip of its own and can be taken out alone', () => {
  const changes = { priority: 'high' as const, add_tags: ['a', 'b'] }
  expect(partsOf(changes)).toEqual([
    { part: 'priority', value: 'high' },
    { part: 'add_tags', value: 'a' },
    { part: 'add_tags', value: 'b' },
  ])
  expect(without(changes, { part: 'add_tags', value: 'a' })).toEqual({ priority: 'high', add_tags: ['b'] })
  expect(without({ add_tags: ['a'] }, { part: 'add_tags', value: 'a' })).toEqual({})
})

test('only what is not so already is asked for; the status goes with a reply, and by itself with a note', () => {
  const changes = { status_after: 'on_hold', team: 'billing', assignee: 'me', add_tags: ['VIP', 'x'] } as const
  const given = { ...changes, add_tags: [...changes.add_tags] }
  expect(changeFor({ ticket, kind: 'reply', me: 'ada' }, given)).toEqual({ assignee_id: 'ada', add_tags: ['x'] })
  expect(changeFor({ ticket, kind: 'note', me: 'ada' }, given)).toEqual({
    assignee_id: 'ada',
    add_tags: ['x'],
    status: 'on_hold',
  })
  expect(changeFor({ ticket, kind: 'reply', me: 'ada' }, { team: 'billing', remove_tags: ['y'] })).toBeNull()
})

test('a change is taken back by what was before', () => {
  expect(inverseOf({ priority: 'high', assignee_id: 'ada', add_tags: ['x'], status: 'open' }, ticket)).toEqual({
    priority: 'medium',
    assignee_id: null,
    remove_tags: ['x'],
    status: 'open',
  })
  expect(inverseOf({ team: 'other' }, { ...ticket, team: null })).toBeNull()
})
