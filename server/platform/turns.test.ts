import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

const busyFor = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('others have their turn during long work, many times', async () => {
  let others = 0
  const beside = setInterval(() => others++, 1)
  const turn = inTurns()
  for (let step = 0; step < 100; step++) {
    busyFor(1)
    await turn()
  }
  clearInterval(beside)
  expect(others).toBeGreaterThan(4)
})

test('short work is not interrupted', async () => {
  let others = 0
  setImmediate(() => others++)
  const turn = inTurns()
  for (let step = 0; step < 50; step++) await turn()
  expect(others).toBe(0)
})
