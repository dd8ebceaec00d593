import { expect, test } from 'vitest'
import type { Message } from '../../server/domains/tickets/contract.ts'
import { cameInSince } from './reply-basis.ts'

const message = (id: string, author: string | null, automatic = 'none') =>
  ({ id, author: { type: 'agent', id: author, name: 'Somebody' }, automatic }) as Message

const messages = [
  message('a', null),
  message('b', 'ada'),
  message('c', 'bob'),
  message('d', null, 'acknowledgement'),
  message('e', null, 'auto_reply'),
]
const since = (basis: string | null) => cameInSince(messages, basis, 'ada').map(({ id }) => id)

test('what others have said behind the basis came in; one’s own words and our own programs did not', () => {
  expect(since('a')).toEqual(['c', 'e'])
  expect(since('c')).toEqual(['e'])
  expect(since('e')).toEqual([])
})

test('of a basis that is gone, or was never known, nothing is claimed', () => {
  expect(since('taken back')).toEqual([])
  expect(since(null)).toEqual([])
})
