import { expect, test } from 'vitest'
import { compareClocks } from '../../testing/clock-cases.ts'

const CASES = 2_000

/*
 * 2,000 random tickets, each with changes of status, of the pause rule, of the time it may take and of whose hours count, in
 * twenty zones around the days their clocks change. `npm run bench -- --only clock` compares 100,000.
 */
test('what counts, and when each mark is reached, is what a walk second by second finds', () => {
  const seed = Number(process.env.CLOCK_SEED ?? Temporal.Now.instant().epochMilliseconds % 2 ** 32)
  console.log(`clocks against the walk: ${CASES} cases, CLOCK_SEED=${seed}`)
  expect(compareClocks(CASES, seed)).toEqual([])
}, 60_000)
