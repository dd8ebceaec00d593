import type { Framework } from '../../framework/schema.ts'
import type { StaffedHour } from '../contract.ts'
import type { Waiter } from '../queue/contacts.ts'
import { type Handling, meanHandling } from '../queue/handling.ts'
import type { Staff } from '../queue/present.ts'
import { PATIENCE_SECONDS } from '../queue/waiting.ts'
import type { Waits } from '../queue/work-off.ts'
import { agentsFor, waitingA, waitingC } from './erlang.ts'
import { addHours, HOURS, hourOfWeek } from './hours-of-week.ts'

interface Worked {
  waiters: readonly Waiter[]
  handling: Handling
  staff: Staff
  span: { from: number; to: number }
  zone: string
}

interface Side {
  side: 'before' | 'after'
  framework: Framework
  waits: Waits
}

/**
 * Agents for each hour of the week: what the formulas ask for so that the framework's share of first answers comes within
 * the channel's own time, beside who was there and what share the simulation gets. Each channel is reckoned by itself, so
 * the sum is a little more than people who do everything would need.
 */
export function staffedHours(worked: Worked, sides: readonly [before: Side, after: Side]): StaffedHour[] {
  const { waiters, staff, span, zone } = worked
  const hourOf = hourOfWeek(zone)
  const length = new Float64Array(HOURS)
  addHours(length, hourOf, span)
  const came = arrivals(waiters, hourOf)
  const present = new Float64Array(HOURS)
  for (const { from, to } of staff.people.flatMap(({ shifts }) => shifts)) {
    addHours(present, hourOf, { from: Math.max(from, span.from), to: Math.min(to, span.to) })
  }
  const [before, after] = sides.map((side) => neededUnder(side, { worked, came, length, hourOf }))
  return Array.from({ length: HOURS }, (_, hour) => ({
    hour,
    contacts: perHour(
      [...came.values()].reduce((sum, counts) => sum + counts[hour]!, 0),
      length[hour]!,
    ),
    present: perHour(present[hour]!, length[hour]!),
    before: before!(hour),
    after: after!(hour),
  }))
}

const perHour = (count: number, hours: number): number => (hours === 0 ? 0 : count / hours)

function arrivals(waiters: readonly Waiter[], hourOf: (at: number) => number): Map<string, Float64Array> {
  const came = new Map<string, Float64Array>()
  for (const { channel, at } of waiters) {
    const counts = came.get(channel) ?? new Float64Array(HOURS)
    counts[hourOf(at)]!++
    came.set(channel, counts)
  }
  return came
}

interface Hourly {
  worked: Worked
  came: ReadonlyMap<string, Float64Array>
  length: Float64Array
  hourOf: (at: number) => number
}

function neededUnder({ side, framework, waits }: Side, { worked, came, length, hourOf }: Hourly) {
  const inTime = shareInTime(side, { waiters: worked.waiters, waits, hourOf })
  return (hour: number): StaffedHour['before'] => {
    const lines = [...came].flatMap(([channel, counts]) =>
      counts[hour]! > 0
        ? [
            lineOf(framework, channel, {
              per_second: perHour(counts[hour]!, length[hour]!) / 3_600,
              handling_seconds: Math.max(1, meanHandling(worked.handling, channel) / 1_000),
            }),
          ]
        : [],
    )
    return {
      erlang_c: total(lines.map(({ erlang_c }) => erlang_c)),
      erlang_a: total(lines.map(({ erlang_a }) => erlang_a)),
      in_time: inTime(hour),
    }
  }
}

/** Several chats share an agent, so of lines counted in chats a part of an agent each is needed. */
const total = (agents: readonly (number | null)[]): number | null =>
  agents.includes(null) ? null : Math.ceil(agents.reduce<number>((sum, one) => sum + one!, 0) - 1e-9)

function lineOf(framework: Framework, channel: string, load: { per_second: number; handling_seconds: number }) {
  const { response_time_sla, concurrent_chat_limit = 1 } = framework.support_channels[
    channel as keyof Framework['support_channels']
  ] as { response_time_sla: { seconds: number }; concurrent_chat_limit?: number }
  const wanted = { share: Math.min(framework.targets.in_time / 100, 0.999), seconds: response_time_sla.seconds }
  const patience_seconds = PATIENCE_SECONDS[channel]
  const patient = agentsFor((agents) => waitingC(agents, load), wanted)
  const impatient = patience_seconds
    ? agentsFor((agents) => waitingA(agents, { ...load, patience_seconds }), wanted)
    : patient
  const each = (agents: number | null) => agents && agents / concurrent_chat_limit
  return { erlang_c: each(patient), erlang_a: each(impatient) }
}

interface Simulated {
  waiters: readonly Waiter[]
  waits: Waits
  hourOf: (at: number) => number
}

/** Percent of those who came in an hour and were answered in time; who gave up was not. null: nobody came. */
function shareInTime(side: 'before' | 'after', { waiters, waits, hourOf }: Simulated) {
  const [came, met] = [new Float64Array(HOURS), new Float64Array(HOURS)]
  for (const [index, waiter] of waiters.entries()) {
    const { target_ms } = waiter[side]
    if (!waiter.is_first || target_ms === null) continue
    const hour = hourOf(waiter.at)
    came[hour]!++
    if (waits[index]! >= 0 && waits[index]! <= target_ms) met[hour]!++
  }
  return (hour: number) => (came[hour] === 0 ? null : (100 * met[hour]!) / came[hour]!)
}
