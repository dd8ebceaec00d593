import type { Context } from '../../platform/context.ts'
import type { Assumptions, NewSimulation, Report } from './contract.ts'
import type { Contacts, Waiter } from './queue/contacts.ts'
import { type Handling, handlingOf, MOST_HANDLING_MS } from './queue/handling.ts'
import { aheadOf } from './queue/places.ts'
import { type Staff, staffOf } from './queue/present.ts'
import { PATIENCE_SECONDS, waitingOf, waitsUnder } from './queue/waiting.ts'
import type { Differences } from './replay/differences.ts'
import type { Span } from './replay/read-history.ts'
import type { World } from './replay/world.ts'
import { staffedHours } from './staffing/needed.ts'

interface Work {
  asked: NewSimulation
  contacts: Contacts
  span: Span
  worlds: { before: World; after: World }
  signal: AbortSignal | undefined
}

type Worked = Pick<Report, 'waiting' | 'staffing'> & { assumptions: Omit<Assumptions, 'without_decision'> }

/** The second part: the same arrivals and handling times, worked off in the order and with the limits of each framework. */
export async function workThrough(ctx: Context, { asked, contacts, span, worlds, signal }: Work): Promise<Worked> {
  const staff = await staffOf(ctx, { ...span, written: contacts.written, given: asked.agents })
  const { waiters, handling } = inOrderOfTime(contacts, handlingOf(contacts, asked.seed))
  const line = { waiters, handling, staff, seed: asked.seed, signal }
  const [one, other] = [worlds.before.framework, worlds.after.framework]
  const before = await waitsUnder('before', line, one)
  const after = await waitsUnder('after', line, other)
  const zone = one.calendars[one.sla.calendar]?.time_zone ?? 'UTC'
  return {
    waiting: waitingOf(waiters, before, after),
    staffing: staffedHours({ waiters, handling, staff, span, zone }, [
      { side: 'before', framework: one, waits: before },
      { side: 'after', framework: other, waits: after },
    ]),
    assumptions: assumed({ worlds, handling, staff, zone }),
  }
}

function inOrderOfTime({ waiters }: Contacts, handling: Handling): { waiters: Waiter[]; handling: Handling } {
  const order = [...waiters.keys()].sort((a, b) => waiters[a]!.at - waiters[b]!.at || a - b)
  return {
    waiters: order.map((index) => waiters[index]!),
    handling: { ...handling, ms: Float64Array.from(order, (index) => handling.ms[index]!) },
  }
}

interface Assumed {
  worlds: Work['worlds']
  handling: Handling
  staff: Staff
  zone: string
}

function assumed({ worlds, handling, staff, zone }: Assumed): Worked['assumptions'] {
  const chatLimit = ({ framework }: World) => framework.support_channels.live_chat.concurrent_chat_limit
  return {
    time_zone: zone,
    service_level_percent: worlds.before.framework.targets.in_time,
    handling: [...handling.means].map(([channel, { mean_ms, measured }]) => ({
      ...{ channel, measured, mean_seconds: mean_ms / 1_000, most_seconds: MOST_HANDLING_MS / 1_000 },
    })),
    patience: Object.entries(PATIENCE_SECONDS).map(([channel, mean_seconds]) => ({ channel, mean_seconds })),
    presence: staff.how,
    agents: staff.people.length,
    chat_limit: { before: chatLimit(worlds.before), after: chatLimit(worlds.after) },
  }
}

/** Whose place in the line was another when they came: the line as it really was, ordered by each framework. */
export function noteOrder(differences: Differences, waiters: readonly Waiter[]): void {
  const first = waiters.filter(({ is_first }) => is_first)
  const ahead = (side: 'before' | 'after') =>
    aheadOf(
      first.map((waiter) => ({
        ...{ team: waiter[side].team, rank: waiter[side].rank, at: waiter.at },
        until: waiter.ended ?? Number.POSITIVE_INFINITY,
      })),
    )
  const [before, after] = [ahead('before'), ahead('after')]
  for (const [index, { ticket }] of first.entries()) {
    const [one, other] = [before[index]!, after[index]!]
    if (one === other) continue
    const value = other < one ? 'earlier' : 'later'
    const path = 'routing.class_lead'
    differences.add(
      {
        about: 'queue_order',
        before: { path, says: `${one} before it`, value: null },
        after: { path, says: `${other} before it`, value },
      },
      ticket,
    )
  }
}
