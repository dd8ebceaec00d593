import { expect, test } from 'vitest'
import { chance } from './chance.ts'
import { aheadOf, type InLine } from './places.ts'

const RUNS = 200

/** Counted as one would by looking at the line. */
const looked = (line: readonly InLine[]) =>
  line.map(
    (one, index) =>
      line.filter(
        (other, place) =>
          other.team === one.team &&
          (other.at < one.at || (other.at === one.at && place < index)) &&
          other.at < other.until &&
          other.until > one.at &&
          (other.rank < one.rank || (other.rank === one.rank && place < index)),
      ).length,
  )

test('how many stand before each is what one would count', () => {
  const random = chance(7)
  const whole = (below: number) => Math.floor(random() * below)
  for (let run = 0; run < RUNS; run++) {
    const line = Array.from({ length: 1 + whole(25) }, () => {
      const at = whole(20)
      return {
        team: `team${whole(2)}`,
        at,
        until: random() < 0.1 ? Number.POSITIVE_INFINITY : at + whole(10),
        rank: whole(15),
      }
    })
    expect([...aheadOf(line)], JSON.stringify(line)).toEqual(looked(line))
  }
})
