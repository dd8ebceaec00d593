import { type Selectable, sql } from 'kysely'
import { type Context, instantText, nowText } from '../../../../platform/context.ts'
import type { DB } from '../../../../platform/db/tables.ts'

/** Tries to read a mail before it is set aside for a person to look at. One bad mail never holds up the others. */
export const TRIES = 5

const COLUMNS = [
  'id',
  'source',
  'peer',
  'helo',
  'sender',
  'recipients',
  'account_id',
  'received_at',
  'arrived_at',
  'late',
  'as_message',
  'sha256',
  /** Tries to read it that ended badly, before this one. */
  'attempts',
] as const

/** A mail in the ledger that is not filed yet. */
export interface PendingMail extends Pick<Selectable<DB['mails']>, (typeof COLUMNS)[number]> {
  /** Whose Authentication-Results header is believed, by the settings of the account it came in on. */
  authentication_server: string | null
  /** Its raw copy, when that lies beside its row. */
  bytes: Buffer | null
}

/** Mails filed together at most, and their bytes: all of it is in memory at the same time. */
const MOST_TOGETHER = 24
const MOST_BYTES = 2 * 1024 * 1024

/** Taken and not settled yet. Only what a broken round has left is in it when the next one begins. */
const inHand = new Set<string>()

/**
 * Takes the oldest mails whose turn has come, in the order they came: as many as fit together, or a single one that is
 * large or has been tried before. The try is counted before it begins, so that a mail which kills the process
 * is found out. For the one filer there is.
 */
export async function takeNext(ctx: Context): Promise<PendingMail[]> {
  const rows = await ctx.db
    .selectFrom('mails')
    .select(['id', 'attempts', 'size'])
    .where('state', '=', 'pending')
    .where((eb) => eb.or([eb('try_after', 'is', null), eb('try_after', '<=', nowText(ctx))]))
    .where('id', '<>', sql<string>`all(${[...inHand]}::uuid[])`)
    .orderBy('id')
    .limit(MOST_TOGETHER)
    .execute()
  const ids = fittingTogether(rows).map(({ id }) => id)
  return ids.length === 0 ? [] : takeThese(ctx, ids)
}

function fittingTogether<Row extends { attempts: number; size: string }>(rows: Row[]): Row[] {
  let bytes = 0
  const end = rows.findIndex(({ attempts, size }) => {
    bytes += Number(size)
    return attempts > 0 || bytes > MOST_BYTES
  })
  return rows.slice(0, end === -1 ? rows.length : Math.max(end, 1))
}

async function takeThese({ db }: Context, ids: string[]): Promise<PendingMail[]> {
  const taken = await db
    .updateTable('mails')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', ids)
    .where('state', '=', 'pending')
    .returning(COLUMNS)
    .returning((eb) => [
      eb.selectFrom('mail_bytes').select('bytes').whereRef('mail_id', '=', 'mails.id').as('bytes'),
      eb
        .selectFrom('channel_accounts as a')
        .select(sql<string | null>`a.settings -> 'imap' ->> 'authentication_server'`.as('server'))
        .whereRef('a.id', '=', 'mails.account_id')
        .as('authentication_server'),
    ])
    .execute()
  for (const { id } of taken) inHand.add(id)
  return taken.map((row) => ({ ...row, attempts: row.attempts - 1 })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export const letGo = (entries: readonly Pick<PendingMail, 'id'>[]): void => {
  for (const { id } of entries) inHand.delete(id)
}

/** Takes back the tries of a round that was broken off by a database that went away: this process still lives. */
export async function takeBackAll({ db }: Context): Promise<void> {
  if (inHand.size === 0) return
  await db
    .updateTable('mails')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('id', '=', sql<string>`any(${[...inHand]}::uuid[])`)
    .where('state', '=', 'pending')
    .where('attempts', '>', 0)
    .execute()
  inHand.clear()
}

const SHORTEST_PAUSE_SECONDS = 10
const LONGEST_PAUSE_SECONDS = 6 * 3600

/** Pauses grow with how long it has been waiting: half of that, within limits. */
export function nextTry(ctx: Context, { received_at }: PendingMail): Temporal.Instant {
  const waited_seconds = ctx.now().since(Temporal.Instant.from(received_at)).total('seconds')
  const seconds = Math.min(LONGEST_PAUSE_SECONDS, Math.max(SHORTEST_PAUSE_SECONDS, Math.round(waited_seconds / 2)))
  return ctx.now().add({ seconds })
}

/** A mail that could not be filed waits for its next try. `counts`: the mail itself was at fault. */
export async function postpone(
  ctx: Context,
  entry: PendingMail,
  { reason, counts }: { reason: string; counts: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('mails')
    .set({
      attempts: entry.attempts + (counts ? 1 : 0),
      reason,
      try_after: instantText(nextTry(ctx, entry)),
    })
    .where('id', '=', entry.id)
    .where('state', '=', 'pending')
    .execute()
  letGo([entry])
}

/** When the next of those that wait has its turn, or null when none waits. */
export async function nextTurn({ db }: Context): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('mails')
    .select((eb) => eb.fn.min('try_after').as('at'))
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return row?.at ? Temporal.Instant.from(row.at) : null
}
