import { z } from 'zod'
import type { Context } from '../../../../platform/context.ts'
import { defineJob, enqueue } from '../../../../platform/jobs.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { rawBytes } from '../raw-mail.ts'
import { enterMails } from './enter-mails.ts'
import { requestFiling } from './file-mail.ts'
import { inRounds } from './in-rounds.ts'
import { type ReadMail, readMail, reasonOf } from './read-mail.ts'
import { leftOver, letGo, type PendingMail, putBack, setApart, takeUntried } from './tries.ts'

const filing = defineJob('channels.file_mails', z.object({}))

/** Asks for all mails to be filed that wait. Asked for many times before it begins, it is done once. */
export const requestFilings = (ctx: Context): Promise<void> => enqueue(ctx, filing, { payload: {}, key: 'file_mails' })

/**
 * Files ordinary mails together, since most of the work costs the same for one as for ten. Whatever is not ordinary (large,
 * tried before, or in the way of the others) goes on its own, with tries that are counted for it alone.
 */
export const fileMails = filing.does(inRounds(fileWaiting))

async function fileWaiting(ctx: Context): Promise<void> {
  await putBack(ctx)
  // The next mails are read while these go through the door: the one is work for this machine, the other for the database.
  for (let coming = readNext(ctx); ; ) {
    const read = await coming
    if (read === null) break
    coming = readNext(ctx)
    await enterOrLeave(ctx, read).catch((error) => coming.then(() => Promise.reject(error)))
  }
  await inTransaction(ctx, async (ctx) => {
    for (const id of await leftOver(ctx)) await requestFiling(ctx, id)
  })
}

/** The next of those that wait, read; null when none waits any more. */
async function readNext(ctx: Context): Promise<ReadMail[] | null> {
  const taken = await takeUntried(ctx)
  if (taken.length === 0) return null
  const read = await Promise.all(taken.map((entry) => readOrLeave(ctx, entry)))
  return read.filter((one) => one !== null)
}

/** A mail that cannot be read, or reached, leaves the others alone. */
async function readOrLeave(ctx: Context, entry: PendingMail): Promise<ReadMail | null> {
  try {
    return await readMail(entry.bytes ?? (await rawBytes(ctx, entry)), entry)
  } catch (error) {
    await setApart(ctx, entry, reasonOf(error))
    return null
  }
}

async function enterOrLeave(ctx: Context, read: ReadMail[]): Promise<void> {
  if (read.length === 0) return
  try {
    await inTransaction(ctx, (ctx) => enterMails(ctx, read))
    letGo(read.map(({ entry }) => entry.id))
  } catch (error) {
    ctx.log.warn({ err: error, mails: read.length }, 'mails could not be filed together; each is tried on its own')
    for (const { entry } of read) await setApart(ctx, entry, reasonOf(error))
  }
}
