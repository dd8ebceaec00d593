import type { PresenceState } from '../../server/domains/routing/contract.ts'

/** Whoever touches nothing for so long is away. */
export const AWAY_AFTER_MS = 10 * 60_000
/** How often the server is told; it believes it three times as long. */
export const BEAT_MS = 60_000
/** A page that leads is believed for so long; then another takes over. */
const LEAD_MS = 90_000

const CHOSEN = 'sr.presence.chosen'
const STATES = ['online', 'away', 'offline'] as const satisfies readonly PresenceState[]

/** What somebody is: what they chose, except that whoever is online and touches nothing is away. */
export function presenceNow(chosen: PresenceState, idle_ms: number): PresenceState {
  return chosen === 'online' && idle_ms >= AWAY_AFTER_MS ? 'away' : chosen
}

/** Which page speaks for all of them. */
export interface Lead {
  page: string
  until_ms: number
}

/** The lead after a page has looked: its own again, taken over from one that is gone, or left with another. */
export function leadAfter(lead: Lead | null, page: string, now: number): Lead {
  const free = lead === null || lead.page === page || lead.until_ms <= now
  return free ? { page, until_ms: now + LEAD_MS } : lead
}

/** What this person last chose in this browser; online until they do. */
export function chosenPresence(userId: string): PresenceState {
  const [user, state] = (localStorage.getItem(CHOSEN) ?? '').split(' ')
  return (user === userId && STATES.find((known) => known === state)) || 'online'
}

export const rememberPresence = (userId: string, state: PresenceState) =>
  localStorage.setItem(CHOSEN, `${userId} ${state}`)

/** Who signs in again is there again. */
export const forgetPresence = () => localStorage.removeItem(CHOSEN)
