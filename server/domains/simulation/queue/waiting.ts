import type { Framework } from '../../framework/schema.ts'
import type { Waited, Waiting } from '../contract.ts'
import { chance, exponential } from './chance.ts'
import type { Waiter } from './contacts.ts'
import type { Handling } from './handling.ts'
import type { Staff } from './present.ts'
import { type Waits, workOff } from './work-off.ts'

/** How long people stay on the line, in seconds on average, where nothing else is known. Who writes does not give up. */
export const PATIENCE_SECONDS: Readonly<Record<string, number>> = { phone_support: 120, live_chat: 300 }

interface Line {
  waiters: readonly Waiter[]
  handling: Handling
  staff: Staff
  seed: number
  signal: AbortSignal | undefined
}

/** How long each would wait under one framework, with the people who were there. `waiters` are in order of time. */
export function waitsUnder(
  side: 'before' | 'after',
  { waiters, handling, staff, seed, signal }: Line,
  framework: Framework,
): Promise<Waits> {
  const teams = new Map<string, number>()
  const numberOf = (team: string) => {
    if (!teams.has(team)) teams.set(team, teams.size)
    return teams.get(team)!
  }
  const random = chance(seed)
  const contacts = waiters.map((waiter, index) => {
    // Drawn for everybody, so that both frameworks meet the same people.
    const patience = exponential(random, 1_000 * (PATIENCE_SECONDS[waiter.channel] ?? Number.POSITIVE_INFINITY))
    const { team, rank } = waiter[side]
    return {
      ...{ at: waiter.at, team: numberOf(team), rank, is_chat: waiter.channel === 'live_chat' },
      handling_ms: handling.ms[index]!,
      patience_ms: waiter.is_first && patience > 0 ? patience : Number.POSITIVE_INFINITY,
    }
  })
  const agents = staff.people.map((person) => ({ teams: person.teams.map(numberOf), shifts: person.shifts }))
  return workOff({ contacts, agents, chat_limit: framework.support_channels.live_chat.concurrent_chat_limit }, signal)
}

/** First answers by channel, as a whole and by team. */
export function waitingOf(waiters: readonly Waiter[], before: Waits, after: Waits): Waiting[] {
  const first = [...waiters.keys()].filter((index) => waiters[index]!.is_first)
  const teamsOf = (index: number) => [...new Set([waiters[index]!.before.team, waiters[index]!.after.team, null])]
  const keys = Map.groupBy(
    first.flatMap((index) => teamsOf(index).map((team) => ({ index, team }))),
    ({ index, team }) => JSON.stringify([waiters[index]!.channel, team ?? '']),
  )
  return [...keys.keys()].toSorted().map((key) => {
    const members = keys.get(key)!
    const [channel, name] = JSON.parse(key) as [string, string]
    const team = name === '' ? null : name
    const ofTeam = (side: 'before' | 'after') =>
      members.flatMap(({ index }) => (team === null || waiters[index]![side].team === team ? [index] : []))
    return {
      ...{ channel, team },
      recorded: summed(ofTeam('before').map((index) => reallyWaited(waiters[index]!))),
      before: summed(ofTeam('before').map((index) => before[index]!)),
      after: summed(ofTeam('after').map((index) => after[index]!)),
    }
  })
}

const reallyWaited = ({ at, ended, is_answered }: Waiter): number =>
  is_answered ? Math.max(0, ended! - at) : Number.POSITIVE_INFINITY

function summed(waits: readonly number[]): Waited {
  const served = waits.filter((wait) => wait >= 0 && Number.isFinite(wait)).toSorted((a, b) => a - b)
  const at = (percent: number) => {
    const ms = served[Math.min(served.length - 1, Math.floor((served.length * percent) / 100))]
    return ms === undefined ? null : ms / 1_000
  }
  return {
    count: waits.length,
    mean: served.length === 0 ? null : served.reduce((sum, ms) => sum + ms, 0) / served.length / 1_000,
    ...{ p50: at(50), p90: at(90), p95: at(95) },
    gave_up: waits.filter((wait) => wait < 0).length,
    never: waits.filter((wait) => wait === Number.POSITIVE_INFINITY).length,
  }
}
