import type { Context } from '../../../platform/context.ts'
import { hasNoDue, holdBack, schedule, unschedule } from '../../../platform/due.ts'

/** Why a delivery waits: each is a due row, so it survives restarts and follows the clock. */
export const WAITS = {
  /** Its writer may still take it back. */
  held: 'channels.held',
  /** Its outgoing server cannot be used at present. */
  outage: 'channels.outage',
  /** The other server has put it off. */
  put_off: 'channels.put_off',
} as const
export type Wait = keyof typeof WAITS

const KINDS = Object.values(WAITS)

export const waitUntil = (ctx: Context, wait: Wait, what: { delivery_id: string; due_at: Temporal.Instant }) =>
  schedule(ctx, WAITS[wait], { subject_id: what.delivery_id, due_at: what.due_at })

/** Forgets what a delivery waits for: it is sent now, or never. */
export const stopWaiting = (ctx: Context, deliveryId: string) => unschedule(ctx, KINDS, deliveryId)

/** To be called before the message or its ticket is locked by whoever is going to call `stopWaiting`. */
export const holdWaiting = (ctx: Context, deliveryId: string) => holdBack(ctx, KINDS, deliveryId)

/** Condition of a query: this delivery waits for nothing. */
export const waitsForNothing = (id: string) => hasNoDue(KINDS, id)

const SHORTEST_SECONDS = 3
const LONGEST_SECONDS = { outage: 600, put_off: 4 * 3_600 }

/**
 * How long until the next try. It grows with the tries, but is never longer than a third of what the message has waited
 * already: after an outage it makes up for the many tries it has seen. Nobody gains by asking a server that puts a message
 * off too often; one of our own that was away is asked at least every ten minutes.
 */
export function pauseSeconds(wait: 'outage' | 'put_off', { attempts, age_seconds }: Patience): number {
  const growing = Math.min(SHORTEST_SECONDS ** attempts, age_seconds / 3)
  return Math.round(Math.min(LONGEST_SECONDS[wait], Math.max(SHORTEST_SECONDS, growing)))
}

export interface Patience {
  attempts: number
  age_seconds: number
}

/** Tries there are at least, and how long it is tried at least. */
const TRIES = 20
const GIVEN_UP_AFTER_SECONDS = { outage: 4 * 86_400, put_off: 2 * 86_400 }

export const isGivenUp = (wait: 'outage' | 'put_off', { attempts, age_seconds }: Patience): boolean =>
  attempts >= TRIES && age_seconds >= GIVEN_UP_AFTER_SECONDS[wait]
