import { z } from 'zod'
import type { Context } from '../../../../platform/context.ts'
import { defineJob, enqueue } from '../../../../platform/jobs.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { rawBytes } from '../raw-mail.ts'
import { enterMails } from './enter-mails.ts'
import { readMail, reasonOf, Unreadable } from './read-mail.ts'
import { settleMails } from './settle-mails.ts'
import { counted, note, type PendingMail, pendingMail, TRIES, takeBack } from './tries.ts'

/** About five days: a disk or a database in trouble is mended by then. Mails that cannot be read give up long before. */
const MOST_RUNS = 30

const filing = defineJob('channels.file_mail', z.object({ mail_id: z.string() }), { max_attempts: MOST_RUNS })

/** Asks for one mail to be filed on its own. */
export const requestFiling = (ctx: Context, mail_id: string) =>
  enqueue(ctx, filing, { payload: { mail_id }, key: `file:${mail_id}` })

/** Makes a message of a mail in the ledger, once: the message and the ledger's "filed" commit together. */
export const fileMail = filing.does(async (ctx, { mail_id }) => {
  const entry = await pendingMail(ctx, mail_id)
  if (!entry) return
  if (entry.attempts >= TRIES) return setAside(ctx, mail_id, 'The process ended while this mail was read.')
  const raw = await rawBytes(ctx, entry)
  try {
    const read = await counted(ctx, entry, () => readMail(raw, entry))
    await inTransaction(ctx, (ctx) => enterMails(ctx, [read]))
  } catch (error) {
    if (error instanceof Unreadable) return giveUpOrThrow(ctx, entry, error)
    await takeBack(ctx, entry, reasonOf(error))
    throw error
  }
})

/** A mail that cannot be read is tried again, then set aside with the reason; its raw copy stays. */
async function giveUpOrThrow(ctx: Context, { id, attempts }: PendingMail, error: Unreadable): Promise<void> {
  if (attempts + 1 >= TRIES) return setAside(ctx, id, error.message)
  await note(ctx, id, { reason: error.message })
  throw error
}

async function setAside(ctx: Context, mail_id: string, reason: string): Promise<void> {
  ctx.log.error({ mail_id, reason }, 'a mail was set aside: it can be looked at in the ledger')
  await inTransaction(ctx, (ctx) => settleMails(ctx, [{ mail_id, state: 'quarantined', reason }]))
}
