import { sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'

/** Tries to read a mail before it is set aside for a person to look at. One bad mail never holds up the others. */
export const TRIES = 5

export interface PendingMail {
  id: string
  sender: string
  recipients: string[]
  sha256: string
  /** Tries to read it that ended badly, before this one. */
  attempts: number
}

/** Counts that could not be taken back because the database was away: made good at the mail's next try. */
const owed = new Map<string, number>()

export async function pendingMail({ db }: Context, id: string): Promise<PendingMail | undefined> {
  const row = await db
    .selectFrom('mails')
    .select(['id', 'sender', 'recipients', 'sha256', 'attempts'])
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return row && { ...row, attempts: owed.get(id) ?? row.attempts }
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

/** A try that failed for want of a disk or a database says nothing about the mail. `reason` is shown while it waits. */
export const takeBack = (ctx: Context, { id, attempts }: PendingMail, reason: string): Promise<void> =>
  note(ctx, id, { attempts, reason }).catch(() => void owed.set(id, attempts))

export const note = async (
  { db }: Context,
  id: string,
  fields: { attempts?: number; reason?: string },
): Promise<void> =>
  void (await db.updateTable('mails').set(fields).where('id', '=', id).where('state', '=', 'pending').execute())

/** `work` writes through `ctx` on another connection: what it notes must stay when this one is cut off. */
const alone = <T>({ db }: Context, work: () => Promise<T>): Promise<T> =>
  db.transaction().execute(async (turn) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('mail:second_try', 0))`.execute(turn)
    return work()
  })
