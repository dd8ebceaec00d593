import { expect, test } from 'vitest'
import { SIZES, type Stretch, stepsFrom, stretchesAt } from './stretches.ts'

const DAY = 86_400
const MOMENTS = [1_795_000_000, 1_795_000_000 - 2 ** 22, 2 ** 30 + 5, 1_342_177_280, 700_000_000]
const nameOf = ({ size, number }: Stretch) => `${size}:${number}`
const lengthOf = (step: readonly Stretch[]) => step.reduce((sum, { size }) => sum + 2 ** size, 0)

/** In which of the steps a moment lies. */
const stepsAt = (steps: readonly Stretch[][], moment: number): number[] => {
  const own = new Set(stretchesAt(moment).map(nameOf))
  return steps.flatMap((step, index) => (step.some((stretch) => own.has(nameOf(stretch))) ? [index] : []))
}

test.each(MOMENTS)('the steps back from %d meet every earlier moment once, nearest first', (now) => {
  for (const first_seconds of [1, 3 * DAY, 400 * DAY]) {
    const steps = stepsFrom(now, { until: 0, first_seconds, growth: 3, begun: now - 900 * DAY })
    expect(steps.findIndex((step) => lengthOf(step) > 3_000 * DAY)).toBe(steps.length - 1)
    let last = 0
    for (let back = 0; back < now; back = back * 1.7 + 1_000) {
      const [step, ...others] = stepsAt(steps, now - back)
      expect(others, `${now} - ${back}`).toEqual([])
      expect(step, `${now} - ${back}`).toBeGreaterThanOrEqual(last)
      last = step!
    }
  }
})

test.each(MOMENTS)('the steps on from %d meet every later moment once, nearest first', (now) => {
  const until = now + 2_000 * DAY
  for (const first_seconds of [1, 3 * DAY]) {
    const steps = stepsFrom(now, { until, first_seconds, growth: 1.5, smallest: 16 })
    const met = Array.from({ length: 200 }, (_, index) => stepsAt(steps, now + index * 10 * DAY))
    expect(met.every(({ length }) => length === 1)).toBe(true)
    expect(met.flat()).toEqual(met.flat().toSorted((a, b) => a - b))
    expect(steps.flat().every(({ size }) => size >= 16)).toBe(true)
  }
})

test('the first step goes as far as asked and hardly farther, the others reach back to the beginning in few', () => {
  for (const first_seconds of [2 ** SIZES[0], 3 * DAY, 40 * DAY, 400 * DAY]) {
    const [first, ...others] = stepsFrom(MOMENTS[0]!, { until: 0, first_seconds, growth: 3 })
    expect(lengthOf(first!)).toBeGreaterThanOrEqual(first_seconds)
    expect(lengthOf(first!)).toBeLessThan(3 * first_seconds)
    expect(others.length).toBeLessThan(9)
  }
})
