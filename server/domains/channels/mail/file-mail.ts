import type { Readable } from 'node:stream'
import { z } from 'zod'
import { blobs } from '../../../platform/blobs/blobs.ts'
import type { Context } from '../../../platform/context.ts'
import { emit } from '../../../platform/events.ts'
import { defineJob, enqueue } from '../../../platform/jobs.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { accountFor, ownAddresses } from '../accounts.ts'
import { MailDropped, MailFiled, MailQuarantined } from '../events.ts'
import { receive } from '../inbound.ts'
import { plainAddress, ticketNumberIn } from '../reply-token.ts'
import { type Mail, parseMail } from './parse.ts'

/** Tries before a mail is set aside for a person to look at. One bad mail never holds up the others. */
const TRIES = 5

/** More than our own tries: the last one must still be able to say so. */
export const filing = defineJob('channels.file_mail', z.object({ mail_id: z.string() }), { max_attempts: TRIES * 2 })

export const requestFiling = (ctx: Context, mail_id: string) =>
  enqueue(ctx, filing, { payload: { mail_id }, key: `file:${mail_id}` })

/** Makes a message of a mail in the ledger, once: the message and the ledger's "filed" commit together. */
export const fileMail = filing.does(async (ctx, { mail_id }) => {
  const entry = await countTry(ctx, mail_id)
  if (!entry) return
  try {
    if (entry.attempts > TRIES) throw new Error(entry.reason ?? 'The process ended each time this mail was read.')
    const mail = await parseMail(await bytesOf(await blobs().open(entry.sha256)))
    await inTransaction(ctx, (ctx) => fileParsed(ctx, mail, entry))
  } catch (error) {
    await giveUpOrThrow(ctx, entry, error)
  }
})

/** A try is counted before it begins, so that a mail which kills the process is set aside too. */
const countTry = (ctx: Context, mail_id: string) =>
  ctx.db
    .updateTable('mails')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', mail_id)
    .where('state', '=', 'pending')
    .returning(['id', 'sender', 'recipients', 'sha256', 'attempts', 'reason'])
    .executeTakeFirst()

interface Entry {
  id: string
  sender: string
  recipients: string[]
}

async function fileParsed(ctx: Context, mail: Mail, { id, sender, recipients }: Entry): Promise<void> {
  const still = await ctx.db
    .selectFrom('mails')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (still.state !== 'pending') return
  const from = mail.from ?? (sender ? { name: '', email: sender.toLowerCase() } : null)
  if (!from) return settle(ctx, id, { state: 'quarantined', reason: 'no_sender' })
  const addresses = [...new Set([...recipients, ...mail.to, ...mail.cc])]
  const account = await accountFor(ctx, addresses)
  const others = await outsiders(ctx, mail, account !== undefined)
  const received = await receive(ctx, {
    ...mail,
    channel: 'email',
    source: 'email',
    account_id: account?.id ?? null,
    from: { ...from, name: from.name || undefined },
    to: mail.to.length > 0 ? mail.to : recipients,
    cc: others,
    thread_id: null,
    token_numbers: addresses.flatMap((address) => ticketNumberIn(address) ?? []),
    occurred_at: null,
  })
  if (received.duplicate)
    return settle(ctx, id, { state: 'dropped', reason: 'duplicate', ticket_id: received.ticket_id })
  return settle(ctx, id, { state: 'filed', reason: null, ticket_id: received.ticket_id })
}

/** Whom else the writer put into the conversation. Without an account of ours among them, "To" is where we are written to. */
async function outsiders(ctx: Context, mail: Mail, isToAccount: boolean): Promise<string[]> {
  const addresses = isToAccount ? [...mail.to, ...mail.cc] : mail.cc
  const ours = await ownAddresses(ctx, addresses)
  return addresses.filter((address) => !ours.has(plainAddress(address)))
}

interface Outcome {
  state: 'filed' | 'dropped' | 'quarantined'
  reason: string | null
  ticket_id?: string
}

async function settle(ctx: Context, mail_id: string, { state, reason, ticket_id }: Outcome): Promise<void> {
  await ctx.db
    .updateTable('mails')
    .set({ state, reason, ticket_id: ticket_id ?? null })
    .where('id', '=', mail_id)
    .execute()
  if (state === 'filed') emit(ctx, MailFiled, { mail_id, ticket_id: ticket_id! })
  if (state === 'dropped') emit(ctx, MailDropped, { mail_id, reason })
  if (state === 'quarantined') emit(ctx, MailQuarantined, { mail_id })
}

/** A mail that cannot be filed is tried again, then set aside with the reason; its raw copy stays. */
async function giveUpOrThrow(
  ctx: Context,
  { id, attempts }: { id: string; attempts: number },
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message.slice(0, 500) : String(error)
  await ctx.db.updateTable('mails').set({ reason }).where('id', '=', id).execute()
  if (attempts < TRIES) throw error
  ctx.log.error({ mail_id: id, err: error }, 'a mail was set aside: it can be looked at in the ledger')
  await inTransaction(ctx, (ctx) => settle(ctx, id, { state: 'quarantined', reason }))
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
