import { sql } from 'kysely'
import { type Context, instantText } from '../../../platform/context.ts'
import type { Written } from './contacts.ts'

/** Somebody who works here, and when they were there. Moments in milliseconds since 1970. */
export interface Present {
  teams: readonly string[]
  shifts: { from: number; to: number }[]
}

export interface Staff {
  how: 'heartbeats' | 'activity' | 'given'
  people: Present[]
}

interface Asked {
  from: number
  to: number
  written: readonly Written[]
  given: Readonly<Record<string, number>> | undefined
}

/** Who was there: as they said themselves, or else in the hours in which they wrote something. */
export async function staffOf(ctx: Context, { from, to, written, given }: Asked): Promise<Staff> {
  if (given) return { how: 'given', people: givenPeople(given, { from, to }) }
  const users = await ctx.db.selectFrom('users').select(['id', 'teams']).orderBy('id').execute()
  const said = await saidToBeThere(ctx, from, to)
  const how = said.size > 0 ? 'heartbeats' : 'activity'
  const shifts = how === 'heartbeats' ? said : activeHours(written)
  return { how, people: users.flatMap(({ id, teams }) => (shifts.has(id) ? [{ teams, shifts: shifts.get(id)! }] : [])) }
}

const givenPeople = (given: Readonly<Record<string, number>>, shift: { from: number; to: number }): Present[] =>
  Object.entries(given).flatMap(([team, count]) =>
    Array.from({ length: count }, () => ({ teams: [team], shifts: [{ ...shift }] })),
  )

type Shifts = Map<string, Present['shifts']>

async function saidToBeThere({ db }: Context, from: number, to: number): Promise<Shifts> {
  const [begin, end] = [from, to].map((ms) => instantText(Temporal.Instant.fromEpochMilliseconds(ms)))
  const { rows } = await sql<{ user_id: string; state: string; at: number }>`
    select data ->> 'user_id' as user_id, data ->> 'state' as state, (extract(epoch from at) * 1000)::float8 as at
    from events where name = 'presence.changed' and at >= ${begin}::timestamptz and at < ${end}::timestamptz
    order by id`.execute(db)
  const shifts: Shifts = new Map()
  const since = new Map<string, number>()
  const leave = (user: string, at: number) => {
    const came = since.get(user)
    since.delete(user)
    if (came !== undefined && came < at) shifts.set(user, [...(shifts.get(user) ?? []), { from: came, to: at }])
  }
  for (const { user_id, state, at } of rows) {
    leave(user_id, at)
    if (state === 'online') since.set(user_id, at)
  }
  for (const user of [...since.keys()]) leave(user, to)
  return shifts
}

const HOUR_MS = 3_600_000

/** The hours in which somebody wrote, joined where one follows the other. */
function activeHours(written: readonly Written[]): Shifts {
  const hours = new Map<string, Set<number>>()
  for (const { by, at } of written) {
    const theirs = hours.get(by) ?? new Set()
    hours.set(by, theirs.add(Math.floor(at / HOUR_MS)))
  }
  return new Map([...hours].map(([by, theirs]) => [by, joined([...theirs].toSorted((a, b) => a - b))]))
}

function joined(hours: readonly number[]): Present['shifts'] {
  const shifts: Present['shifts'] = []
  for (const hour of hours) {
    const last = shifts.at(-1)
    if (last?.to === hour * HOUR_MS) last.to += HOUR_MS
    else shifts.push({ from: hour * HOUR_MS, to: (hour + 1) * HOUR_MS })
  }
  return shifts
}
