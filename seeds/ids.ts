import type { Chance } from './chance.ts'
import type { Moment } from './moments.ts'

/** Makes ids as the product does (UUIDv7, a counter within the millisecond), of the past and the same each time. */
export function idMaker(chance: Chance): (at: Moment) => string {
  let latest = { at: -1, count: 0 }
  return (at) => {
    const millisecond = Math.floor(at)
    latest = { at: millisecond, count: latest.at === millisecond ? latest.count + 1 : 0 }
    const time = millisecond.toString(16).padStart(12, '0')
    const variant = (8 + Math.floor(chance.unit() * 4)).toString(16)
    const [counter, high, low] = [hex(latest.count & 0xfff, 3), hex(bits(chance, 24), 6), hex(bits(chance, 24), 6)]
    const rest = `${hex(bits(chance, 12), 3)}-${high}${low}`
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${rest}`
  }
}

const bits = (chance: Chance, count: number): number => Math.floor(chance.unit() * 2 ** count)
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** Events that may be made for one millisecond. */
const PER_MILLISECOND = 64

/** Which part of the tickets is told here, of how many: each has numbers of its own. */
export interface Part {
  part: number
  of: number
}

/**
 * Numbers of events: growing with time in whatever order they are made, since pages that show the newest first go by
 * them.
 */
export function eventNumbers(start: Moment, { part, of }: Part): (at: Moment) => number {
  const most = Math.floor(PER_MILLISECOND / of)
  const used = new Map<number, number>()
  return (at) => {
    let millisecond = Math.max(0, Math.floor(at - start))
    while ((used.get(millisecond) ?? 0) >= most) millisecond++
    const count = used.get(millisecond) ?? 0
    used.set(millisecond, count + 1)
    return millisecond * PER_MILLISECOND + part * most + count + 1
  }
}
