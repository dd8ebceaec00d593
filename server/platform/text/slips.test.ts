import { expect, test } from 'vitest'
import { slipsBetween } from './slips.ts'

/** The table of the definition, whole. */
function byDefinition(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwap ? table[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY
      table[i]![j] = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same, swapped)
    }
  return table[a.length]![b.length]!
}

test('slips are those of the definition, and more than asked for are none', () => {
  let state = 7
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
  const word = () => Array.from({ length: next(8) }, () => 'abc'[next(3)]!).join('')
  for (let n = 0; n < 20_000; n++) {
    const [a, b, most] = [word(), word(), next(4)]
    const slips = byDefinition(a, b)
    expect(slipsBetween(a, b, most), `${a} ${b} ${most}`).toBe(slips <= most ? slips : Number.POSITIVE_INFINITY)
  }
})
