import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'

/** A ticket with all that numbers are counted from. Moments in milliseconds since 1970. */
export interface Made {
  id: string
  customer_id: string
  channel: string
  priority: string
  team: string | null
  category: string | null
  spam: boolean
  merged_into: string | null
  restricted: boolean
  created: number
  answered: number | null
  resolved: number | null
  contacts: number | null
  failed: boolean
  /** Somebody closed it before its customer confirmed: that withdraws the question, and not the resolution. */
  closed_early: boolean
  ratings: { score: number; at: number }[]
  clocks: { kind: string; breached: number | null; stopped: number | null; state: string }[]
}

const HOUR = 3_600_000
export const DAY = 24 * HOUR
const textOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 })

/** Numbers between 0 and 1 that are the same in each run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
const chance = (random: Random, share: number) => random() < share
const oneOf = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
const CHANNELS = ['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging']

/** The same 600 tickets of the hundred days before `now` each time: spam, merged, restricted, late and rated ones too. */
export function makeTickets(now: number): Made[] {
  const random = generator(7)
  const customers = Array.from({ length: 60 }, () => newId())
  const made = Array.from({ length: 600 }, () => aMade(random, now, customers))
  for (const ticket of made.slice(0, 12)) ticket.merged_into = made[20]!.id
  return made
}

function aMade(random: Random, now: number, customers: readonly string[]): Made {
  const happens = (share: number) => chance(random, share)
  const created = now - Math.floor(random() * 100 * DAY)
  const answer = created + (happens(0.1) ? 0 : Math.floor(random() * 5 * HOUR))
  const answered = happens(0.9) && answer < now ? answer : null
  const end = created + Math.floor(random() * (happens(0.2) ? 30 * DAY : 2 * DAY)) + 5 * HOUR
  const resolved = happens(0.9) && end < now ? end : null
  const spam = happens(0.05)
  const channel = oneOf(random, CHANNELS)
  const isRated = resolved !== null && resolved + HOUR < now && happens(0.5)
  const clock = (kind: string, stopped: number | null, due: number) => ({
    ...{ kind, stopped, state: spam ? 'cancelled' : stopped === null ? 'running' : 'stopped' },
    breached: !spam && Math.min(stopped ?? now, now) > due ? due : null,
  })
  return {
    ...{ id: newId(), customer_id: oneOf(random, customers), channel, merged_into: null, spam },
    priority: oneOf(random, ['low', 'medium', 'high', 'critical']),
    team: oneOf(random, ['tier1_general', 'tier2_technical', null]),
    category: oneOf(random, ['billing', 'technical', null]),
    ...{ restricted: happens(0.1), created, answered, resolved },
    contacts: resolved === null ? null : oneOf(random, [1, 1, 1, 2, 3]),
    failed: resolved !== null && happens(0.05),
    closed_early: resolved !== null && happens(0.2),
    ratings: isRated ? [{ score: oneOf(random, [1, 2, 3, 4, 5, 5, 5]), at: resolved + HOUR }] : [],
    clocks: [
      clock('first_response', answered ?? resolved, created + 2 * HOUR),
      ...(channel === 'email' ? [clock('resolution', resolved, created + DAY)] : []),
    ],
  }
}

/** Puts them into the tables as if all that had happened. */
export async function fileTickets({ db }: Context, made: readonly Made[]): Promise<void> {
  const customers = [...new Set(made.map(({ customer_id }) => customer_id))]
  const created_at = textOf(Math.min(...made.map(({ created }) => created)))
  await db
    .insertInto('customers')
    .values(customers.map((id) => ({ id, name: 'Cara Customer', created_at })))
    .execute()
  // A ticket stands in the table before those that are put into it.
  const inOrder = made.toSorted((one, other) => Number(Boolean(one.merged_into)) - Number(Boolean(other.merged_into)))
  await db.insertInto('tickets').values(inOrder.map(ticketRow)).execute()
  await db.insertInto('clocks').values(made.flatMap(clockRows)).execute()
  await db.insertInto('surveys').values(made.flatMap(surveyRows)).execute()
  await db.insertInto('confirmations').values(made.flatMap(confirmationRows)).execute()
}

const maybe = (ms: number | null) => (ms === null ? null : textOf(ms))

const ticketRow = (ticket: Made) => ({
  ...{ id: ticket.id, customer_id: ticket.customer_id, subject: 'S', channel: ticket.channel, team: ticket.team },
  ...{ priority: ticket.priority, category: ticket.category, spam: ticket.spam, restricted: ticket.restricted },
  ...{ merged_into: ticket.merged_into, status: ticket.resolved === null ? 'open' : 'closed' },
  ...{
    created_at: textOf(ticket.created),
    first_response_at: maybe(ticket.answered),
    resolved_at: maybe(ticket.resolved),
  },
  ...{ contacts_to_resolution: ticket.contacts, queue_at: textOf(ticket.created), updated_at: textOf(ticket.created) },
  last_message_at: textOf(ticket.resolved ?? ticket.answered ?? ticket.created),
})
const clockRows = (ticket: Made) =>
  ticket.clocks.map(({ kind, state, stopped, breached }) => ({
    ...{
      ticket_id: ticket.id,
      kind,
      state,
      target_seconds: 7200,
      target_text: '2 hours',
      policy_version: 'framework 1',
    },
    ...{ started_at: textOf(ticket.created), stopped_at: maybe(stopped), breached_at: maybe(breached) },
    updated_at: textOf(ticket.created),
  }))
const surveyRows = (ticket: Made) =>
  ticket.ratings.map(({ score, at }) => ({
    ...{
      id: newId(),
      ticket_id: ticket.id,
      customer_id: ticket.customer_id,
      state: 'answered',
      channel: ticket.channel,
    },
    ...{ language: 'en', score, answered_at: textOf(at), answered_by: 'customer' },
    ...{ resolved_at: textOf(ticket.resolved!), created_at: textOf(ticket.resolved!) },
  }))
const confirmationRows = ({ id: ticket_id, resolved, failed, closed_early }: Made) => {
  const asked = (at: number, state: string) => ({
    ...{ id: newId(), ticket_id, resolved_at: textOf(at), lapses_at: textOf(resolved!), state },
  })
  return [
    ...(failed ? [asked(resolved! - HOUR, resolved! % 2 ? 'rejected' : 'withdrawn')] : []),
    ...(closed_early ? [asked(resolved!, 'withdrawn')] : []),
  ]
}
