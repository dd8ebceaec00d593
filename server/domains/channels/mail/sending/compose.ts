import { blobs } from '../../../../platform/blobs/blobs.ts'
import type { Context } from '../../../../platform/context.ts'
import { filesById } from '../../../files/queries.ts'
import { getMessage, withSignedLinks } from '../../../tickets/messages.ts'
import type { Outbound } from '../../channel.ts'
import { replyAddress } from '../../reply-token.ts'
import { signingKeyFor } from '../domains/domain-keys.ts'
import { bounceAddress, deliveryMark } from './bounce-address.ts'
import { htmlOfText, mailDocument, withMailStyles } from './html-part.ts'
import { ourMessageIn } from './mail-id.ts'
import type { Sender } from './sender.ts'

/** References named at most, oldest kept: the start of a thread and its end are what clients look at. */
const MOST_REFERENCES = 20

export interface ToSend {
  message_id: string
  rfc_id: string
  /** Leads a bounce back. */
  number: string
  /** Whom this try is for: all of them, or those the last one did not reach. */
  recipients: string[]
  sender: Sender
}

/** The complete mail for a reply: addresses, thread, text and attachments as they stand in the database. */
export async function composeMail(ctx: Context, delivery: ToSend): Promise<Outbound> {
  const { sender, rfc_id } = delivery
  const { address, plus_addresses } = sender
  const message = withSignedLinks(await getMessage(ctx, delivery.message_id))
  const ticket = await ctx.db
    .selectFrom('tickets')
    .select(['id', 'number', 'subject', 'case_id'])
    .where('id', '=', message.ticket_id)
    .executeTakeFirstOrThrow()
  const chain = await mailIdsBefore(ctx, { ticket_id: ticket.id, position: message.position })
  const mark = deliveryMark(delivery.number, ourMessageIn(rfc_id)?.round ?? 1)
  const body = message.html ? withMailStyles(message.html) : htmlOfText(message.text)
  return {
    rfc_message_id: rfc_id,
    envelope: { from: plus_addresses ? bounceAddress(address, mark) : address, to: delivery.recipients, id: mark },
    from: { name: sender.name, address },
    reply_to: plus_addresses ? replyAddress(address, ticket.number) : address,
    to: message.to,
    cc: message.cc,
    subject: /^re:/i.test(ticket.subject) ? ticket.subject : `Re: ${ticket.subject}`,
    text: sender.signature ? `${message.text}\n\n-- \n${sender.signature}` : message.text,
    html: mailDocument(body, sender.signature),
    in_reply_to: chain.at(-1) ?? null,
    references: chain,
    case_id: ticket.case_id,
    is_automatic: message.automatic !== 'none',
    signing_key: await signingKeyOf(ctx, address),
    attachments: await attachmentsOf(
      ctx,
      message.attachments.map(({ id }) => id),
    ),
  }
}

async function attachmentsOf(ctx: Context, ids: string[]): Promise<Outbound['attachments']> {
  const files = await filesById(ctx, ids)
  return files.map(({ name, type, sha256 }) => ({ name, type, open: () => blobs().open(sha256) }))
}

const signingKeyOf = (ctx: Context, address: string) =>
  signingKeyFor(ctx, address.slice(address.lastIndexOf('@') + 1).toLowerCase())

/** Message-IDs of the conversation so far, oldest first. */
async function mailIdsBefore(
  { db }: Context,
  { ticket_id, position }: { ticket_id: string; position: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('mail_ids')
    .innerJoin('messages', 'messages.id', 'mail_ids.message_id')
    .select('mail_ids.rfc_id')
    .where('messages.ticket_id', '=', ticket_id)
    .where('messages.position', '<', position)
    .orderBy('messages.position')
    .execute()
  const ids = rows.map(({ rfc_id }) => rfc_id)
  return ids.length <= MOST_REFERENCES ? ids : [ids[0]!, ...ids.slice(-(MOST_REFERENCES - 1))]
}
