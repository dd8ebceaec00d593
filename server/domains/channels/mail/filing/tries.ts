import { type Selectable, sql } from 'kysely'
import { type Context, instantText } from '../../../../platform/context.ts'
import type { DB } from '../../../../platform/db/tables.ts'
import { hasNoJob } from '../../../../platform/jobs.ts'

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
  authentication_server?: string | null
  /** Its raw copy, when that came along. */
  bytes?: Buffer | null
}

const believedServer = sql<string | null>`(
  select settings -> 'imap' ->> 'authentication_server' from channel_accounts where id = mails.account_id)`.as(
  'authentication_server',
)

/** Counts that could not be taken back because the database was away: made good at the mail's next try. */
const owed = new Map<string, number>()

export async function pendingMail({ db }: Context, id: string): Promise<PendingMail | undefined> {
  const row = await db
    .selectFrom('mails')
    .select(COLUMNS)
    .select(believedServer)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return row && { ...row, attempts: owed.get(id) ?? row.attempts }
}

/** Mails filed together at most, and the largest of them in bytes: all of it is in memory at the same time. */
const MOST_SHARED = 24
const LARGEST_SHARED = 256 * 1024

/**
 * Takes the oldest mails that were never tried, are of ordinary size and in nobody else's hands. Their first try is counted
 * with it, before it begins, so that a mail which kills the process is found out.
 */
export async function takeUntried({ db }: Context): Promise<PendingMail[]> {
  const rows = await db
    .updateTable('mails')
    .set({ attempts: 1 })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mails')
        .select('id')
        .where('state', '=', 'pending')
        .where('attempts', '=', 0)
        .where('alone', '=', false)
        .where('size', '<=', String(LARGEST_SHARED))
        .orderBy('id')
        .limit(MOST_SHARED)
        .forUpdate()
        .skipLocked(),
    )
    .returning(COLUMNS)
    .returning(believedServer)
    .returning((eb) => eb.selectFrom('mail_bytes').select('bytes').whereRef('mail_id', '=', 'mails.id').as('bytes'))
    .execute()
  for (const { id } of rows) inHand.add(id)
  return rows.map((row) => ({ ...row, attempts: 0 })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Taken here and not settled yet. Only what a broken round has left is in it when the next one begins. */
const inHand = new Set<string>()

export const letGo = (ids: readonly string[]): void => {
  for (const id of ids) inHand.delete(id)
}

/** Makes mails of a round that was broken off (by a database that went away) untried again: this process still lives. */
export async function putBack({ db }: Context): Promise<void> {
  if (inHand.size === 0) return
  await db
    .updateTable('mails')
    .set({ attempts: 0 })
    .where('id', 'in', [...inHand])
    .where('state', '=', 'pending')
    .where('attempts', '=', 1)
    .execute()
  inHand.clear()
}

/** Asked about at most in one go. */
const MOST_LEFT = 1_000
/** A mail taken longer ago than this was not filed by whoever took it. */
const FORGOTTEN_AFTER_MINUTES = 5

/** Mails to be filed on their own: too large to be shared, or taken by a process that ended. */
export async function leftOver(ctx: Context): Promise<string[]> {
  const forgotten_before = instantText(ctx.now().subtract({ minutes: FORGOTTEN_AFTER_MINUTES }))
  const rows = await ctx.db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'pending')
    .where((eb) =>
      eb.or([
        eb.and([eb('attempts', '=', 0), eb.or([eb('alone', '=', true), eb('size', '>', String(LARGEST_SHARED))])]),
        eb.and([eb('attempts', '>', 0), eb('received_at', '<', forgotten_before)]),
      ]),
    )
    .where(hasNoJob('file:', 'mails.id'))
    .orderBy('id')
    .limit(MOST_LEFT)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Reads a mail in a counted try: counted before it begins, so that a mail which kills the process is found out. Who has
 * failed before takes turns with all of that kind, on every machine: so none is counted for what another one did.
 */
export async function counted<T>(ctx: Context, { id, attempts }: PendingMail, read: () => Promise<T>): Promise<T> {
  const tryOnce = async () => {
    await note(ctx, id, { attempts: attempts + 1 })
    owed.delete(id)
    return read()
  }
  return attempts === 0 ? tryOnce() : alone(ctx, tryOnce)
}

/** To be tried by itself; the try it shared with others is not counted. */
export async function setApart(ctx: Context, { id }: PendingMail, reason: string): Promise<void> {
  await note(ctx, id, { attempts: 0, reason, alone: true })
  letGo([id])
}

/** A try that failed for want of a disk or a database says nothing about the mail. `reason` is shown while it waits. */
export const takeBack = (ctx: Context, { id, attempts }: PendingMail, reason: string): Promise<void> =>
  note(ctx, id, { attempts, reason }).catch(() => void owed.set(id, attempts))

export const note = async (
  { db }: Context,
  id: string,
  fields: { attempts?: number; reason?: string; alone?: boolean },
): Promise<void> =>
  void (await db.updateTable('mails').set(fields).where('id', '=', id).where('state', '=', 'pending').execute())

/** `work` writes through `ctx` on another connection: what it notes must stay when this one is cut off. */
const alone = <T>({ db }: Context, work: () => Promise<T>): Promise<T> =>
  db.transaction().execute(async (turn) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('mail:second_try', 0))`.execute(turn)
    return work()
  })
