import { expect, test } from 'vitest'
import { changesOf, rewind } from './rewind.ts'

const values = (more: object = {}) => ({
  status: 'pending',
  resolved_at: null,
  restricted: false,
  updated_at: '2026-01-01T00:00:00.000Z',
  ...more,
})
const wants = { restricted: true, status: true }
const [before, after] = [values(), values({ status: 'open', restricted: true, updated_at: '2026-01-02T00:00:00.000Z' })]
const mine = changesOf(before, after, wants)

test('what nobody touched since goes back', () => {
  expect(rewind(mine, after, []).values).toEqual(before)
})

test('what somebody changed since stays', () => {
  const now = { ...after, status: 'on_hold', updated_at: '2026-01-03T00:00:00.000Z' }
  expect(rewind(mine, now, []).values).toEqual({ resolved_at: null, restricted: false })
})

test('what a later merge wanted too stays, and that one will put back what was before both', () => {
  const later = { id: 'later', changes: changesOf(after, after, wants) }
  const undone = rewind(mine, after, [later])
  expect(undone.values).toEqual({})
  expect(rewind(undone.later[0]!.changes, after, []).values).toEqual(before)
})

test('a later merge that stands on somebody’s own change keeps that', () => {
  const held = values({ status: 'on_hold', restricted: true })
  const later = { id: 'later', changes: changesOf(held, { ...held, status: 'open' }, wants) }
  const undone = rewind(mine, { ...held, status: 'open' }, [later])
  expect(undone.later[0]!.changes.status).toEqual({ before: 'on_hold', after: 'open' })
})

test('a merge that asked for nothing changes nothing but when', () => {
  expect(Object.keys(changesOf(before, after, { restricted: false, status: false }))).toEqual(['updated_at'])
})
