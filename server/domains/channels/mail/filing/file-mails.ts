import { z } from 'zod'
import type { Context } from '../../../../platform/context.ts'
import { defineDue, schedule } from '../../../../platform/due.ts'
import { defineJob, enqueue } from '../../../../platform/jobs.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { rawBytes } from '../raw-mail.ts'
import { enterMails } from './enter-mails.ts'
import { isTheMailsFault } from './faults.ts'
import { inTurn } from './in-turn.ts'
import { type ReadMail, readMail, reasonOf } from './read-mail.ts'
import { settleMails } from './settle-mails.ts'
import { letGo, nextTurn, type PendingMail, postpone, TRIES, takeBackAll, takeNext } from './tries.ts'

const filing = defineJob('channels.file_mails', z.object({}))

/** Asks for all mails to be filed that wait. Asked for many times before it begins, it is done once. */
export const requestFilings = (ctx: Context, run_at?: Temporal.Instant): Promise<void> =>
  enqueue(ctx, filing, { payload: {}, key: 'file_mails', ...(run_at ? { run_at } : {}) })

/**
 * Files what waits, in the order it came, once at a time over all nodes: so a customer's second mail never overtakes the
 * first. Ordinary mails go together, since most of the work costs the same for one as for ten.
 */
export const fileMails = filing.does(inTurn('file_mails', fileWaiting, (ctx) => requestFilings(ctx, soon())))

/** Somebody else files; they may have looked just before our mail came in. */
const soon = () => Temporal.Now.instant().add({ seconds: 1 })

/** The next try of mails that could not be filed. There is one row for all. */
const FILE_AGAIN = 'mail.file_again'
const ALL_MAILS = '00000000-0000-0000-0000-000000000000'
export const fileAgain = defineDue(FILE_AGAIN, (ctx) => requestFilings(ctx))

async function fileWaiting(ctx: Context): Promise<void> {
  await takeBackAll(ctx)
  // The next mails are read while these go through the door: the one is work for this machine, the other for the database.
  for (let coming = readNext(ctx); ; ) {
    const batch = await coming
    if (batch === null) break
    coming = readNext(ctx)
    // What goes wrong with the next ones is heard when it is their turn; until then nobody listens.
    coming.catch(() => {})
    await enter(ctx, batch)
  }
  const due_at = await nextTurn(ctx)
  if (due_at) await schedule(ctx, FILE_AGAIN, { subject_id: ALL_MAILS, due_at })
}

/** The next mails that wait, read; null when none waits any more. Those that cannot be read are put off. */
async function readNext(ctx: Context): Promise<ReadMail[] | null> {
  const taken = await takeNext(ctx)
  if (taken.length === 0) return null
  const read = await Promise.all(taken.map((entry) => readOne(ctx, entry)))
  return read.filter((one) => one !== null)
}

async function readOne(ctx: Context, entry: PendingMail): Promise<ReadMail | null> {
  if (entry.attempts >= TRIES) {
    await setAside(ctx, entry, 'The process ended while this mail was read.')
    return null
  }
  try {
    return await readMail(entry.bytes ?? (await rawBytes(ctx, entry)), entry)
  } catch (error) {
    await leave(ctx, entry, error)
    return null
  }
}

/** Together, or, when one of them is in the way of the others, one after the other. */
async function enter(ctx: Context, batch: readonly ReadMail[]): Promise<void> {
  if (batch.length === 0) return
  try {
    await inTransaction(ctx, (ctx) => enterMails(ctx, batch))
    letGo(batch.map(({ entry }) => entry))
  } catch (error) {
    if (batch.length === 1) return leave(ctx, batch[0]!.entry, error)
    ctx.log.warn({ err: error, mails: batch.length }, 'mails could not be filed together; each is filed on its own')
    for (const one of batch) await enter(ctx, [one])
  }
}

/**
 * A mail that is itself at fault is tried a few times and then set aside. Trouble with the disk or the database says nothing
 * about the mail: it waits, however long that lasts.
 */
async function leave(ctx: Context, entry: PendingMail, error: unknown): Promise<void> {
  const counts = isTheMailsFault(error)
  if (counts && entry.attempts + 1 >= TRIES) return setAside(ctx, entry, reasonOf(error))
  ctx.log.warn({ mail_id: entry.id, err: error }, 'a mail could not be filed and will be tried again')
  await postpone(ctx, entry, { reason: reasonOf(error), counts })
}

async function setAside(ctx: Context, entry: PendingMail, reason: string): Promise<void> {
  ctx.log.error({ mail_id: entry.id, reason }, 'a mail was set aside: it can be looked at in the ledger')
  await inTransaction(ctx, (ctx) => settleMails(ctx, [{ mail_id: entry.id, state: 'quarantined', reason }]))
  letGo([entry])
}
