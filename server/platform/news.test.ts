import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Context } from './context.ts'
import { systemActor } from './context.ts'
import type { Listener } from './listen.ts'
import { followNews, noteNews, untilNews } from './news.ts'

const ctx = { db: {}, actor: systemActor } as unknown as Context
let anotherNodeCommits: () => void
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  const on = vi.fn()
  stop = followNews({ on } as unknown as Listener)
  anotherNodeCommits = on.mock.calls[0]![1]
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

const counting = (answers: unknown[] = []) => vi.fn(async () => answers.shift() ?? 'answer')

test('an answer is computed once for all who ask at the same time, and after', async () => {
  const compute = counting()
  await Promise.all([untilNews(ctx, 'together', compute), untilNews(ctx, 'together', compute)])
  await untilNews(ctx, 'together', compute)
  expect(compute).toHaveBeenCalledTimes(1)
})

test('what is named otherwise, or asked of another database, is computed by itself', async () => {
  const compute = counting()
  await untilNews(ctx, 'of one', compute)
  await untilNews(ctx, 'of another', compute)
  await untilNews({ ...ctx, db: {} as Context['db'] }, 'of one', compute)
  expect(compute).toHaveBeenCalledTimes(3)
})

test('a commit of this node ends it, and one of another node', async () => {
  const compute = counting(['first', 'second', 'third'])
  expect(await untilNews(ctx, 'news', compute)).toBe('first')
  noteNews()
  expect(await untilNews(ctx, 'news', compute)).toBe('second')
  anotherNodeCommits()
  expect(await untilNews(ctx, 'news', compute)).toBe('third')
})

test('what was committed while it was being computed ends it too', async () => {
  const compute = counting(['old', 'new'])
  const asked = untilNews(ctx, 'meanwhile', compute)
  noteNews()
  expect(await asked).toBe('old')
  expect(await untilNews(ctx, 'meanwhile', compute)).toBe('new')
})

test('two seconds end it, whatever was heard', async () => {
  const compute = counting()
  await untilNews(ctx, 'time', compute)
  vi.advanceTimersByTime(1_999)
  await untilNews(ctx, 'time', compute)
  expect(compute).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(2)
  await untilNews(ctx, 'time', compute)
  expect(compute).toHaveBeenCalledTimes(2)
})

test('neither nothing nor a failure is kept', async () => {
  const missing = vi.fn(async () => undefined)
  await untilNews(ctx, 'missing', missing)
  await untilNews(ctx, 'missing', missing)
  expect(missing).toHaveBeenCalledTimes(2)
  const failing = vi.fn(async () => Promise.reject(new Error('gone')))
  await expect(untilNews(ctx, 'failing', failing)).rejects.toThrow('gone')
  await expect(untilNews(ctx, 'failing', failing)).rejects.toThrow('gone')
  expect(failing).toHaveBeenCalledTimes(2)
})

test('in a transaction, and where nobody listens, it is always computed', async () => {
  const compute = counting()
  const inside = { ...ctx, tx: {} } as Context
  await untilNews(inside, 'always', compute)
  await untilNews(inside, 'always', compute)
  stop()
  await untilNews(ctx, 'always', compute)
  await untilNews(ctx, 'always', compute)
  expect(compute).toHaveBeenCalledTimes(4)
})
