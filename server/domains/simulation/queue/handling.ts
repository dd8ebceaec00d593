import { chance } from './chance.ts'
import type { Contacts } from './contacts.ts'

/** What nobody writes longer at, in milliseconds: a longer silence was no work on this ticket. */
export const MOST_HANDLING_MS = 30 * 60_000
/** Where a channel has not been answered at all. */
const UNKNOWN_HANDLING_MS = 5 * 60_000

export interface Handling {
  /** For each that waits. */
  ms: Float64Array
  /** By channel: the mean, and of how many. */
  means: Map<string, { mean_ms: number; measured: number }>
}

/**
 * How long each contact kept an agent busy, estimated: from the agent's line before, or from when it came in if that was
 * later, to the line itself. What nobody answered takes as long as some other of its channel, drawn by the seed.
 */
export function handlingOf(contacts: Contacts, seed: number): Handling {
  const ms = measured(contacts)
  const known = Map.groupBy(
    contacts.waiters.keys().filter((index) => ms[index]! > 0),
    (index) => contacts.waiters[index]!.channel,
  )
  const means = new Map(
    [...known].map(([channel, all]) => [
      channel,
      { mean_ms: all.reduce((sum, index) => sum + ms[index]!, 0) / all.length, measured: all.length },
    ]),
  )
  const random = chance(seed)
  const drawn = ms.map((one, index) => {
    if (one > 0) return one
    const same = known.get(contacts.waiters[index]!.channel)
    return same ? ms[same[Math.floor(random() * same.length)]!]! : UNKNOWN_HANDLING_MS
  })
  return { ms: drawn, means }
}

function measured({ waiters, written }: Contacts): Float64Array {
  const ms = new Float64Array(waiters.length)
  const inOrder = written.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.at - b.at || a.waiter - b.waiter))
  for (const [index, { by, at, waiter }] of inOrder.entries()) {
    const before = inOrder[index - 1]
    const began = Math.max(waiters[waiter]!.at, before?.by === by ? before.at : Number.NEGATIVE_INFINITY)
    ms[waiter]! += Math.min(Math.max(at - began, 0), MOST_HANDLING_MS)
  }
  return ms
}

export const meanHandling = ({ means }: Handling, channel: string): number =>
  means.get(channel)?.mean_ms ?? UNKNOWN_HANDLING_MS
