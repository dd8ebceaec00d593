import type { About, Difference, Example, Followed } from '../contract.ts'
import type { ReplayedCall } from './calls.ts'
import type { ReplayedClock } from './clocks.ts'
import type { Recorded } from './recorded.ts'
import type { Replayed } from './replay-ticket.ts'

/** One ticket under both frameworks. */
export interface Pair {
  ticket: Recorded
  before: Replayed
  after: Replayed
}

/** What is collected over all tickets: a line for each kind of difference, with a few examples each. */
export interface Differences {
  note(pair: Pair): void
  /** The same for something that is known only when all tickets are. */
  add(difference: Found, ticket: Subject): void
  lines(): Difference[]
}

/** What a difference is about. Of a restricted ticket nothing is shown; it is counted only. */
export interface Subject {
  id: string
  case_id: string
  channel: string
  restricted: boolean
}

interface Found {
  about: About
  clock?: string
  before: Followed
  after: Followed
}

export function collectDifferences(most_examples: number): Differences {
  const lines = new Map<string, Difference>()
  const add: Differences['add'] = ({ about, clock = null, before, after }, { id, case_id, channel, restricted }) => {
    const key = JSON.stringify([about, clock, channel, before.value, after.value])
    let line = lines.get(key)
    if (!line) {
      line = { about, clock, channel, before: before.value, after: after.value, count: 0, examples: [] }
      lines.set(key, line)
    }
    line.count++
    const example: Example = { ticket_id: id, case_id, before, after }
    if (!restricted && line.examples.length < most_examples) line.examples.push(example)
  }
  return {
    add,
    note: (pair) => {
      for (const found of differencesIn(pair)) add(found, pair.ticket)
    },
    lines: () => [...lines.values()].toSorted((a, b) => weightOf(a) - weightOf(b) || b.count - a.count),
  }
}

/** What customers notice comes first. */
const IN_ORDER: readonly About[] = [
  'breach',
  'escalation',
  'call',
  'team',
  'priority',
  'queue_class',
  'target',
  'queue_order',
]
const weightOf = ({ about }: Difference): number => IN_ORDER.indexOf(about)

function differencesIn({ ticket, before, after }: Pair): Found[] {
  const found: Found[] = []
  const compare = (about: About, one: Followed, other: Followed) => {
    if (one.value !== other.value) found.push({ about, before: one, after: other })
  }
  compare('team', teamOf(ticket, before), teamOf(ticket, after))
  compare('priority', priorityOf(ticket, before), priorityOf(ticket, after))
  compare('queue_class', classOf(ticket, before), classOf(ticket, after))
  return [...found, ...clockDifferences(before.clocks, after.clocks), ...callDifferences(before.calls, after.calls)]
}

/** A ladder that calls, or climbs another number of steps. */
function callDifferences(before: readonly ReplayedCall[], after: readonly ReplayedCall[]): Found[] {
  const ladders = new Set([...before, ...after].map(({ ladder }) => ladder))
  return [...ladders].flatMap((ladder) => {
    const [one, other] = [before, after].map((calls) => callIn(calls.find((call) => call.ladder === ladder)))
    return one!.value === other!.value ? [] : [{ about: 'call' as const, before: one!, after: other! }]
  })
}

function callIn(call: ReplayedCall | undefined): Followed {
  if (!call) return { path: null, says: null, value: null }
  const { ladder, path, steps, taken } = call
  const told = steps.slice(0, taken).map(({ notify }) => notify.join(' + '))
  return { path, says: told.join(' → '), value: `${ladder} ${taken}/${steps.length}` }
}

const teamOf = ({ channel }: Recorded, { placement }: Replayed): Followed => ({
  path: channel === 'live_chat' ? 'support_channels.live_chat.auto_routing' : 'support_tiers',
  says: `${placement.rule}: ${placement.team}`,
  value: placement.team,
})

const priorityOf = ({ judged }: Recorded, { priority }: Replayed): Followed => ({
  path: judged && `triage.priority_matrix.${judged.impact}.${judged.urgency}`,
  says: priority,
  value: priority,
})

const classOf = ({ channel }: Recorded, { place }: Replayed): Followed => ({
  path:
    channel === 'phone_support'
      ? 'support_channels.phone_support.priority_queue'
      : 'support_channels.email.priority_routing',
  says: place.lead_seconds === 0 ? null : `${place.lead_seconds / 3_600} hours ahead`,
  value: place.queue_class,
})

function clockDifferences(before: readonly ReplayedClock[], after: readonly ReplayedClock[]): Found[] {
  const keyOf = ({ kind, cycle }: ReplayedClock) => `${kind} ${cycle}`
  const clocks = new Map<string, { one?: ReplayedClock; other?: ReplayedClock }>()
  for (const one of before) clocks.set(keyOf(one), { one })
  for (const other of after) clocks.set(keyOf(other), { ...clocks.get(keyOf(other)), other })
  return [...clocks.values()].flatMap(({ one, other }) => clockDifference(one, other))
}

function clockDifference(one: ReplayedClock | undefined, other: ReplayedClock | undefined): Found[] {
  const clock = (one ?? other)!.kind
  const [before, after] = [targetIn(one), targetIn(other)]
  const found: Found[] = []
  if (before.value !== after.value) found.push({ about: 'target', clock, before, after })
  if (isMissed(one) !== isMissed(other)) {
    const about = clock === 'escalation' ? 'escalation' : 'breach'
    found.push({ about, clock, before: outcomeIn(one), after: outcomeIn(other) })
  }
  return found
}

export const isMissed = (clock: ReplayedClock | undefined): boolean => clock?.outcome === 'missed'

function targetIn(clock: ReplayedClock | undefined): Followed {
  if (!clock) return { path: null, says: null, value: null }
  const { path, text, calendar } = clock.target
  const value = calendar === null || calendar === 'always' ? text : `${text}, ${calendar}`
  return { path, says: value, value }
}

const outcomeIn = (clock: ReplayedClock | undefined): Followed => ({
  ...targetIn(clock),
  value: clock?.outcome ?? null,
})
