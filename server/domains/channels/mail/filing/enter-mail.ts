import type { Context } from '../../../../platform/context.ts'
import { emit } from '../../../../platform/events.ts'
import { accountFor, ownAddresses } from '../../accounts.ts'
import { MailDropped, MailFiled, MailQuarantined } from '../../events.ts'
import { receive } from '../../inbound.ts'
import type { InboundFile } from '../../inbound-message.ts'
import { plainAddress, ticketNumberIn } from '../../reply-token.ts'
import { isAddress } from '../reading/addresses.ts'
import type { Mail } from '../reading/parse.ts'
import type { PendingMail } from './tries.ts'

interface ReadMail {
  mail: Mail
  files: InboundFile[]
  entry: PendingMail
}

/** Brings a mail that was read through the door, in the caller's transaction, unless somebody has done so meanwhile. */
export async function enterMail(ctx: Context, { mail, files, entry }: ReadMail): Promise<void> {
  const { id, sender, recipients } = entry
  if (!(await isStillPending(ctx, id))) return
  const from = mail.from ?? (isAddress(sender) ? { name: '', email: sender.toLowerCase() } : null)
  if (!from) return settle(ctx, id, { state: 'quarantined', reason: 'no_sender' })
  const addresses = [...new Set([...recipients, ...mail.to, ...mail.cc])]
  const account = await accountFor(ctx, addresses)
  const { duplicate, ticket_id } = await receive(ctx, {
    ...mail,
    channel: 'email',
    source: 'email',
    account_id: account?.id ?? null,
    from: { ...from, name: from.name || undefined },
    reply_to: await answerAddress(ctx, mail, { from: from.email, recipients }),
    to: mail.to.length > 0 ? mail.to : recipients,
    cc: await outsiders(ctx, mail, account !== undefined),
    files,
    thread_id: null,
    token_numbers: addresses.flatMap((address) => ticketNumberIn(address) ?? []),
    occurred_at: null,
  })
  return settle(
    ctx,
    id,
    duplicate ? { state: 'dropped', reason: 'duplicate', ticket_id } : { state: 'filed', reason: null, ticket_id },
  )
}

async function isStillPending({ db }: Context, id: string): Promise<boolean> {
  const row = await db.selectFrom('mails').select('state').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return row.state === 'pending'
}

/** Whom else the writer put into the conversation. Without an account of ours among them, "To" is where we are written to. */
async function outsiders(ctx: Context, mail: Mail, isToAccount: boolean): Promise<string[]> {
  const addresses = isToAccount ? [...mail.to, ...mail.cc] : mail.cc
  const ours = await ownAddresses(ctx, addresses)
  return addresses.filter((address) => !ours.has(plainAddress(address)))
}

/** Where the writer wants answers; never ourselves, or we would answer our own answers. */
async function answerAddress(
  ctx: Context,
  { reply_to }: Mail,
  { from, recipients }: { from: string; recipients: string[] },
): Promise<string> {
  if (!reply_to) return from
  const ours = await ownAddresses(ctx, [reply_to])
  const isOurs = ours.size > 0 || recipients.map(plainAddress).includes(plainAddress(reply_to))
  return isOurs ? from : reply_to
}

interface Outcome {
  state: 'filed' | 'dropped' | 'quarantined'
  reason: string | null
  ticket_id?: string
}

/** The end of a mail's way, said once. */
export async function settle(ctx: Context, mail_id: string, { state, reason, ticket_id }: Outcome): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('mails')
    .set({ state, reason, ticket_id: ticket_id ?? null })
    .where('id', '=', mail_id)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return
  if (state === 'filed') emit(ctx, MailFiled, { mail_id, ticket_id: ticket_id! })
  if (state === 'dropped') emit(ctx, MailDropped, { mail_id, reason })
  if (state === 'quarantined') emit(ctx, MailQuarantined, { mail_id })
}
