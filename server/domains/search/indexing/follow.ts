import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type FeedEvent, readFeed } from '../../../platform/realtime/feed.ts'
import * as customerEvents from '../../customers/events.ts'
import * as ticketEvents from '../../tickets/events.ts'
import { feedPlace, keepFeedPlace } from './progress.ts'
import { BATCH, indexPeople, indexTickets } from './write.ts'

/** After which a ticket's document is another one. All that is asked of the ticket's own row is not in it. */
const CHANGE_TICKETS = new Set(
  [
    ticketEvents.TicketOpened,
    ticketEvents.MessageReceived,
    ticketEvents.TicketReplied,
    ticketEvents.TicketNoted,
    ticketEvents.ReplyTakenBack,
    ticketEvents.TicketMerged,
    ticketEvents.TicketUnmerged,
    ticketEvents.TicketsTakenIn,
    ticketEvents.TicketsGivenBack,
    ticketEvents.TicketSplit,
    ticketEvents.TicketSplitOff,
  ].map(({ name }) => name),
)
const CHANGE_CUSTOMERS = new Set(
  [customerEvents.CustomerCreated, customerEvents.CustomerChanged].map(({ name }) => name),
)
const CHANGE_COMPANIES = new Set([customerEvents.CompanyCreated, customerEvents.CompanyChanged].map(({ name }) => name))

/** What happened since, and how much of it there was. */
export interface Followed {
  events: number
  documents: number
}

/**
 * Takes in one page of what has happened. The place is kept when all of it is done: whoever goes on after a crash does a
 * part again, which changes nothing.
 */
export async function followFeedOnce(ctx: Context): Promise<Followed> {
  const events = await readFeed(ctx, await feedPlace(ctx))
  const last = events.at(-1)
  if (!last) return { events: 0, documents: 0 }
  const renamed = renamedIn(events)
  const people = idsIn(events, CHANGE_CUSTOMERS, 'customer_id')
    .union(idsIn(events, CHANGE_COMPANIES, 'company_id'))
    .union(await customersOf(ctx, renamed))
  const tickets = idsIn(events, CHANGE_TICKETS, 'ticket_id')
    .union(idsIn(events, CHANGE_TICKETS, 'into_id'))
    .union(await ticketsOf(ctx, renamed))
  for (const ids of inBatches([...people])) await indexPeople(ctx, ids)
  for (const ids of inBatches([...tickets])) await indexTickets(ctx, ids)
  await keepFeedPlace(ctx, last)
  return { events: events.length, documents: people.size + tickets.size }
}

const idsIn = (events: readonly FeedEvent[], names: ReadonlySet<string>, field: string): Set<string> =>
  new Set(
    events.flatMap(({ name, data }) => {
      const id = data[field]
      return names.has(name) && typeof id === 'string' ? [id] : []
    }),
  )

/** Somebody who is new has no tickets but those that are told of by themselves. */
const renamedIn = (events: readonly FeedEvent[]): string[] => [
  ...idsIn(events, new Set([customerEvents.CustomerChanged.name]), 'customer_id'),
  ...idsIn(events, new Set([customerEvents.CompanyChanged.name]), 'company_id'),
]

async function customersOf({ db }: Context, companies: readonly string[]): Promise<Set<string>> {
  if (companies.length === 0) return new Set()
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('company_id', '=', sql<string>`any(${companies}::uuid[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The tickets whose documents name these people. */
async function ticketsOf({ db }: Context, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from tickets where customer_id = any(${people}::uuid[])
    union select id from tickets where company_id = any(${people}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export const inBatches = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) => ids.slice(index * BATCH, (index + 1) * BATCH))
