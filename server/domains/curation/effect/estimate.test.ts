import { expect, test } from 'vitest'
import { type Counted, chanceOf, estimate, judge } from './estimate.ts'

/** Knuth's way of drawing a count that happens `mean` times on average. */
function poisson(mean: number, chance: () => number): number {
  const limit = Math.exp(-mean)
  let [count, product] = [0, chance()]
  while (product > limit) {
    count++
    product *= chance()
  }
  return count
}

const DAYS = 28

/** A desk on which days differ for everybody, as Mondays do; the article takes `reduction` of its own questions away. */
function desk(seed: number, { mean = 4, reduction = 0, controls = 8, trend = 1 } = {}): Counted {
  const chance = chanceOf(seed)
  const busy = Array.from({ length: 2 * DAYS }, (_, day) => (day % 7 < 5 ? 1.2 : 0.5) * (0.8 + 0.4 * chance()))
  const spans = (rate: number, after: number) => ({
    before: busy.slice(0, DAYS).map((day) => poisson(rate * day, chance)),
    after: busy.slice(DAYS).map((day) => poisson(rate * day * after * trend, chance)),
  })
  return {
    treated: spans(mean, 1 - reduction),
    controls: Array.from({ length: controls }, (_, at) => spans(mean * (0.6 + 0.1 * at), 1)),
  }
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1)

test.each([
  ['half asked less', { reduction: 0.5 }],
  ['nothing changed', { reduction: 0 }],
  ['everybody asks a third more', { reduction: 0.3, trend: 1.33 }],
  ['two controls only', { reduction: 0.4, controls: 2 }],
  ['seldom asked', { reduction: 0.4, mean: 1.5 }],
])('of 200 desks on which %s the interval holds the truth on about nine of ten', (_, how) => {
  const found = SEEDS.map((seed) => estimate(desk(seed, how), seed)!)
  const held = found.filter(({ low, high }) => low <= how.reduction && how.reduction <= high).length / SEEDS.length
  expect(held).toBeGreaterThanOrEqual(0.84)
  expect(held).toBeLessThanOrEqual(0.97)
  const mean = found.reduce((all, { reduction }) => all + reduction, 0) / SEEDS.length
  expect(Math.abs(mean - how.reduction)).toBeLessThan(0.06)
})

test('an article that does nothing is not green, one that does much is', () => {
  const judged = (how: Parameters<typeof desk>[1]) =>
    SEEDS.filter((seed) => judge(estimate(desk(seed, how), seed), 25) === 'green').length
  expect(judged({ reduction: 0 })).toBeLessThanOrEqual(2)
  expect(judged({ reduction: 0.1 })).toBeLessThanOrEqual(6)
  expect(judged({ reduction: 0.6 })).toBeGreaterThanOrEqual(190)
})

test('fewer contacts on the whole desk are no merit of the article', () => {
  const greens = SEEDS.filter((seed) => judge(estimate(desk(seed, { trend: 0.5 }), seed), 25) === 'green')
  expect(greens.length).toBeLessThanOrEqual(4)
})

test('the same seed says the same; too little says so', () => {
  const one = desk(7, { reduction: 0.5 })
  expect(estimate(one, 3)).toEqual(estimate(one, 3))
  expect(estimate(desk(7, { mean: 0.2 }), 1)).toBeNull()
  expect(estimate({ ...one, controls: [] }, 1)).toBeNull()
  expect(judge(null, 25)).toBe('too_little_to_tell')
})

test('the goal is met by the lower bound, not by hope', () => {
  expect(judge({ reduction: 0.4, low: 0.25, high: 0.6 }, 25)).toBe('green')
  expect(judge({ reduction: 0.4, low: 0.2499, high: 0.6 }, 25)).toBe('amber')
  expect(judge({ reduction: 0.2, low: 0.1, high: 0.3 }, 25)).toBe('red')
  expect(judge({ reduction: 0.2, low: 0.1, high: 0.3 }, 10)).toBe('green')
})
