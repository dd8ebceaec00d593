import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Message } from '../../server/domains/tickets/contract.ts'
import { forgetTakingBack, heldFor, isScheduled, offerTakingBack, undoAlongside, wasTakenBack } from './held-replies.ts'
import { undoLast } from './undo.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-01T10:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const reply = (id: string, fields: Partial<Message> = {}) =>
  ({
    id,
    undo_until: '2026-03-01T10:00:10.000Z',
    delivery: { state: 'queued', detail: null },
    ...fields,
  }) as Message

test('a reply is held until its moment, and only while it waits', () => {
  expect(heldFor(reply('a'))).toBe(10_000)
  expect(heldFor(reply('a', { undo_until: null }))).toBe(0)
  expect(heldFor(reply('a', { delivery: { state: 'sent', detail: null } }))).toBe(0)
  vi.advanceTimersByTime(11_000)
  expect(heldFor(reply('a'))).toBe(0)
})

test('z takes the reply back once, however often it was drawn, and not after it has left', () => {
  const takeBack = vi.fn()
  offerTakingBack(reply('drawn twice'), takeBack)
  offerTakingBack(reply('drawn twice'), takeBack)
  undoLast()
  undoLast()
  expect(takeBack).toHaveBeenCalledTimes(1)

  offerTakingBack(reply('too late'), takeBack)
  vi.advanceTimersByTime(10_000)
  undoLast()
  offerTakingBack(reply('by its button', { undo_until: '2026-03-01T10:00:30.000Z' }), takeBack)
  forgetTakingBack('by its button')
  undoLast()
  expect(takeBack).toHaveBeenCalledTimes(1)
})

test('what was done later is what z undoes, also when an older reply leaves', () => {
  const [older, newer] = [vi.fn(), vi.fn()]
  offerTakingBack(reply('older'), older)
  offerTakingBack(reply('newer', { undo_until: '2026-03-01T10:00:30.000Z' }), newer)
  vi.advanceTimersByTime(10_000)
  undoLast()
  expect([older.mock.calls.length, newer.mock.calls.length]).toEqual([0, 1])
})

test('a reply that was put off on purpose is told from one that just waits, and z is not about it', () => {
  const created_at = '2026-03-01T10:00:00.000Z'
  const put_off = reply('put off', { created_at, undo_until: '2026-04-01T09:00:00.000Z' })
  expect(isScheduled(put_off)).toBe(true)
  expect(isScheduled(reply('held', { created_at }))).toBe(false)
  const takeBack = vi.fn()
  offerTakingBack(put_off, takeBack)
  undoLast()
  expect(takeBack).not.toHaveBeenCalled()
})

test('what was done along with a reply is undone once, when it is taken back', () => {
  const undo = vi.fn()
  undoAlongside('with changes', undo)
  wasTakenBack('another')
  expect(undo).not.toHaveBeenCalled()
  wasTakenBack('with changes')
  wasTakenBack('with changes')
  expect(undo).toHaveBeenCalledTimes(1)
})
