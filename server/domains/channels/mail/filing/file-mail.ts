import type { Readable } from 'node:stream'
import { z } from 'zod'
import { blobs } from '../../../../platform/blobs/blobs.ts'
import type { Context } from '../../../../platform/context.ts'
import { ThreadUnavailable } from '../../../../platform/html/one-thread.ts'
import { defineJob, enqueue } from '../../../../platform/jobs.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { parseMail } from '../reading/parse.ts'
import { enterMail, settle } from './enter-mail.ts'
import { storeAttachments } from './store-attachments.ts'
import { counted, note, type PendingMail, pendingMail, TRIES, takeBack } from './tries.ts'

/** About five days: a disk or a database in trouble is mended by then. Mails that cannot be read give up long before. */
const MOST_RUNS = 30

export const filing = defineJob('channels.file_mail', z.object({ mail_id: z.string() }), { max_attempts: MOST_RUNS })

export const requestFiling = (ctx: Context, mail_id: string) =>
  enqueue(ctx, filing, { payload: { mail_id }, key: `file:${mail_id}` })

/** Makes a message of a mail in the ledger, once: the message and the ledger's "filed" commit together. */
export const fileMail = filing.does(async (ctx, { mail_id }) => {
  const entry = await pendingMail(ctx, mail_id)
  if (!entry) return
  if (entry.attempts >= TRIES) return setAside(ctx, mail_id, 'The process ended while this mail was read.')
  const raw = await bytesOf(await blobs().open(entry.sha256))
  try {
    const mail = await counted(ctx, entry, () => readMail(raw, entry.sender))
    const files = await storeAttachments(mail.attachments)
    await inTransaction(ctx, (ctx) => enterMail(ctx, { mail, files, entry }))
  } catch (error) {
    if (error instanceof Unreadable) return giveUpOrThrow(ctx, entry, error)
    await takeBack(ctx, entry, reasonOf(error))
    throw error
  }
})

/** The mail itself is at fault, not what we keep it in. */
class Unreadable extends Error {}

const readMail = (raw: Buffer, sender: string) =>
  parseMail(raw, sender).catch((error) => {
    if (error instanceof ThreadUnavailable) throw error
    throw new Unreadable(reasonOf(error), { cause: error })
  })

/** A mail that cannot be read is tried again, then set aside with the reason; its raw copy stays. */
async function giveUpOrThrow(ctx: Context, { id, attempts }: PendingMail, error: Unreadable): Promise<void> {
  if (attempts + 1 >= TRIES) return setAside(ctx, id, error.message)
  await note(ctx, id, { reason: error.message })
  throw error
}

async function setAside(ctx: Context, mail_id: string, reason: string): Promise<void> {
  ctx.log.error({ mail_id, reason }, 'a mail was set aside: it can be looked at in the ledger')
  await inTransaction(ctx, (ctx) => settle(ctx, mail_id, { state: 'quarantined', reason }))
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
