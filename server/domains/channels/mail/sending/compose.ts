import { blobs } from '../../../../platform/blobs/blobs.ts'
import type { Context } from '../../../../platform/context.ts'
import { sign } from '../../../../platform/secrets.ts'
import { filesById } from '../../../files/queries.ts'
import { frameworkOf } from '../../../framework/queries.ts'
import { getMessage } from '../../../tickets/messages.ts'
import type { Outbound } from '../../channel.ts'
import { plainAddress, replyAddress } from '../../reply-token.ts'

/** References named at most, oldest kept: the start of a thread and its end are what clients look at. */
const MOST_REFERENCES = 20

/** The Message-ID of one of our messages: the same at every try, so that a second copy can be recognised. */
export function ourMailId(messageId: string, address: string): string {
  return `${messageId}.${sign('message-id', messageId).slice(0, 12)}@${address.split('@')[1]}`
}

/** The complete mail for a reply: addresses, thread, text and attachments as they stand in the database. */
export async function composeMail(ctx: Context, messageId: string, rfcId: string): Promise<Outbound> {
  const message = await getMessage(ctx, messageId)
  const ticket = await ctx.db
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', message.ticket_id)
    .executeTakeFirstOrThrow()
  const from = await senderOf(ctx, ticket)
  const chain = await mailIdsBefore(ctx, { ticket_id: ticket.id, position: message.position })
  const files = await filesById(
    ctx,
    message.attachments.map(({ id }) => id),
  )
  return {
    rfc_message_id: rfcId,
    from,
    reply_to: replyAddress(from.address, ticket.number),
    to: message.to,
    cc: message.cc,
    subject: /^re:/i.test(ticket.subject) ? ticket.subject : `Re: ${ticket.subject}`,
    text: message.text,
    html: message.html ?? htmlOf(message.text),
    in_reply_to: chain.at(-1) ?? null,
    references: chain,
    case_id: ticket.case_id,
    attachments: files.map(({ name, type, sha256 }) => ({ name, type, open: () => blobs().open(sha256) })),
  }
}

/** The account the ticket came in on; without one, the address the customer wrote to first. */
export async function senderOf(
  ctx: Context,
  ticket: { id: string; account_id: string | null },
): Promise<Outbound['from']> {
  const { brand } = await frameworkOf(ctx)
  const account = ticket.account_id
    ? await ctx.db
        .selectFrom('channel_accounts')
        .select(['name', 'address'])
        .where('id', '=', ticket.account_id)
        .executeTakeFirst()
    : await ctx.db
        .selectFrom('channel_accounts')
        .select(['name', 'address'])
        .where('channel', '=', 'email')
        .orderBy('id')
        .executeTakeFirst()
  if (account) return { name: account.name || brand.name, address: account.address }
  const first = await ctx.db
    .selectFrom('messages')
    .select('to_addresses')
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'message')
    .orderBy('position')
    .executeTakeFirst()
  return { name: brand.name, address: plainAddress(first?.to_addresses[0] ?? 'support@localhost') }
}

/** Message-IDs of the conversation so far, oldest first. */
async function mailIdsBefore(
  { db }: Context,
  { ticket_id, position }: { ticket_id: string; position: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('mail_ids')
    .innerJoin('messages', 'messages.id', 'mail_ids.message_id')
    .select('mail_ids.rfc_id')
    .where('mail_ids.ticket_id', '=', ticket_id)
    .where('messages.position', '<', position)
    .orderBy('messages.position')
    .execute()
  const ids = rows.map(({ rfc_id }) => rfc_id)
  return ids.length <= MOST_REFERENCES ? ids : [ids[0]!, ...ids.slice(-(MOST_REFERENCES - 1))]
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!)

/** Plain text as simple HTML that every client shows alike: paragraphs, line breaks, links. */
function htmlOf(text: string): string {
  const linked = escaped(text).replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`)
  const paragraphs = linked
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 1em">${paragraph.replaceAll('\n', '<br>')}</p>`)
  return `<div style="font-family:sans-serif;font-size:15px;line-height:1.5">${paragraphs.join('')}</div>`
}
