import type { DayCount } from './counts.ts'
import type { Spans } from './estimate.ts'

export interface Control extends Spans {
  id: string
}

/** Compared with matters asked at most so many times as often, or as seldom. */
const AS_OFTEN = 5
const FEWEST_BEFORE = 3
const MOST_CONTROLS = 20

/**
 * An article's own days, and those of what it is compared with: the matters that were asked about as often before. What was
 * asked afterwards has no say in the choice.
 */
export function matched(
  articleId: string,
  counts: readonly DayCount[],
  days: number,
): { own: Spans; controls: Control[] } {
  const all = [...Map.groupBy(counts, ({ id }) => id)].map(([id, of]) => ({ id, ...spansOf(of, days) }))
  const own = all.find(({ id }) => id === articleId) ?? spansOf([], days)
  const often = (spans: Spans) => Math.log(1 + spans.before.reduce((sum, one) => sum + one, 0))
  const apart = (spans: Spans) => Math.abs(often(spans) - often(own))
  const controls = all
    .filter(
      (one) => one.id !== articleId && often(one) >= Math.log(1 + FEWEST_BEFORE) && apart(one) <= Math.log(AS_OFTEN),
    )
    .toSorted((a, b) => apart(a) - apart(b) || (a.id < b.id ? -1 : 1))
  return { own, controls: controls.slice(0, MOST_CONTROLS) }
}

function spansOf(counts: readonly DayCount[], days: number): Spans {
  const [before, after] = [new Array<number>(days).fill(0), new Array<number>(days).fill(0)]
  for (const { day, count } of counts) {
    if (day < 0 && day >= -days) before[-1 - day]! += count
    if (day >= 0 && day < days) after[day]! += count
  }
  return { before, after }
}
