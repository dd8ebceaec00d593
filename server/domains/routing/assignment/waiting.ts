import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { waits } from './roster.ts'

/** A ticket that waits for anybody. */
export interface Waiting {
  id: string
  team: string
  channel: string
  status: string
  category: string | null
  language: string | null
  queue_at: string
}

/** Tickets of a kind, and how many of them could be given away now at the very most. */
export interface Kind {
  team: string
  channel: string
  category: string | null
  most: number
}

/** Whether anything waits at all: the answer most calls need. A restricted ticket is given away by people only. */
export async function somethingWaits({ db }: Context, teams: readonly string[], channels: readonly string[]) {
  const row = await db
    .selectFrom('tickets')
    .select('id')
    .where('team', '=', sql<string>`any(${[...teams]}::text[])`)
    .where('channel', '=', sql<string>`any(${[...channels]}::text[])`)
    .where('restricted', '=', false)
    .where(waits)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Those of each kind that come first, in the order of the queue over all of them. Taking no more of a kind than could be
 * given away keeps a long queue of what nobody can take from standing before what somebody can.
 */
export async function firstWaiting({ db }: Context, kinds: readonly Kind[]): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select first.id from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb)
      as kind(team text, channel text, category text, most int)
    cross join lateral (
      select tickets.id, tickets.queue_at from tickets
      where tickets.team = kind.team and tickets.channel = kind.channel
        and tickets.category is not distinct from kind.category and not tickets.restricted and ${waits}
      order by tickets.queue_at, tickets.id limit kind.most) as first
    order by first.queue_at, first.id`.execute(db)
  return rows
}

/** Locks those that wait still. Others' tickets are passed over, or waited for in the order everybody locks them in. */
export async function lockWaiting({ db }: Context, ids: readonly string[], isPatient: boolean): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'team', 'channel', 'status', 'category', 'language', 'queue_at'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('restricted', '=', false)
    .where(waits)
    .orderBy('id')
    .forUpdate()
    .$if(!isPatient, (query) => query.skipLocked())
    .execute()
  return (rows as Waiting[]).toSorted((one, other) =>
    one.queue_at === other.queue_at ? (one.id < other.id ? -1 : 1) : one.queue_at < other.queue_at ? -1 : 1,
  )
}

/** How many of these still wait, whoever holds them. */
export async function countStillWaiting({ db }: Context, ids: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('tickets')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(waits)
    .executeTakeFirstOrThrow()
  return count
}
