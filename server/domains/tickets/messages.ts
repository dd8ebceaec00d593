import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Actor, Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { signLinks } from '../../platform/links.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import { permits } from '../auth/permissions.ts'
import { accessTicket } from './access.ts'
import type { Message } from './contract.ts'
import { saidIn, seenBy } from './merging/origin.ts'

const messages = ({ db }: Context) =>
  db
    .selectFrom('messages as m')
    .leftJoin('users as u', 'u.id', 'm.author_id')
    .leftJoin('customers as c', 'c.id', 'm.author_id')
    .select([
      'm.id',
      'm.ticket_id',
      'm.position',
      'm.kind',
      'm.author_type',
      'm.author_id',
      'm.channel',
      'm.text',
      'm.new_text',
      'm.html',
    ])
    .select(['m.to_addresses', 'm.cc_addresses', 'm.bcc_addresses', 'm.reply_to', 'm.delivery_state'])
    .select([
      'm.delivery_detail',
      'm.automatic',
      'm.authenticity',
      'm.late',
      'm.private',
      'm.undo_until',
      'm.created_at',
    ])
    .select((eb) => [
      eb.fn.coalesce('u.name', 'c.name', sql<string>`'Support Responder'`).as('author_name'),
      jsonArrayFrom(
        eb
          .selectFrom('message_files as f')
          .innerJoin('files', 'files.id', 'f.file_id')
          .select((eb) => [
            'files.id',
            'files.name',
            'files.type',
            eb.cast<number>('files.size', 'integer').as('size'),
            'f.inline',
            'f.content_id',
          ])
          .whereRef('f.message_id', '=', 'm.id')
          .orderBy('f.position'),
      ).as('attachments'),
      eb.selectFrom('mails').select('mails.id').whereRef('mails.message_id', '=', 'm.id').limit(1).as('mail_id'),
      eb
        .selectFrom('mails')
        .select('mails.from_address')
        .whereRef('mails.message_id', '=', 'm.id')
        .limit(1)
        .as('from_address'),
    ])

type MessageRow = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>

function asMessage(row: MessageRow): Message {
  const { author_type, author_id, author_name, ...named } = row
  const { delivery_state, delivery_detail, to_addresses, cc_addresses, bcc_addresses, ...rest } = named
  return {
    ...rest,
    author: { type: author_type, id: author_id, name: author_name },
    to: to_addresses,
    cc: cc_addresses,
    bcc: bcc_addresses,
    delivery: delivery_state ? { state: delivery_state, detail: delivery_detail } : null,
  } as Message
}

/** Messages by id, for whoever has already been admitted to their tickets. */
export async function messagesById(ctx: Context, ids: readonly string[]): Promise<Message[]> {
  if (ids.length === 0) return []
  const rows = await messages(ctx)
    .where('m.id', 'in', [...ids])
    .orderBy('m.id')
    .execute()
  return rows.map(asMessage)
}

export async function getMessage(ctx: Context, id: string): Promise<Message> {
  const [message] = await messagesById(ctx, [id])
  if (!message) throw notFound('message')
  return message
}

/** The newest page first, each page in the order of the conversation; `next_cursor` leads to older ones. */
export async function listMessages(
  ctx: Context,
  ticketId: string,
  { cursor, limit }: { cursor?: string; limit: number },
) {
  const ticket = await accessTicket(ctx, ticketId, 'read')
  const before = readCursor(cursor, ['count'])
  const { actor } = ctx
  const rows = await messages(ctx)
    .$if(actor.type !== 'customer', (query) => query.where('m.ticket_id', '=', ticket.id))
    .$if(actor.type === 'customer', (query) => query.where(saidIn(ticket)).where(seenBy(actor)))
    .$if(before !== undefined, (query) => query.where('m.position', '<', before![0]))
    .orderBy('m.position', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, ({ position }) => [position])
  const items = page.items.map((row) => withLinks(ctx.actor, asMessage(row))).reverse()
  return { items: ctx.actor.type === 'customer' ? items.map(asShownToCustomers) : items, next_cursor: page.next_cursor }
}

/** The links in a question of ours are the customer's: they work for them, and for a program that brings them there. */
const withLinks = (actor: Actor, message: Message): Message =>
  actor.type === 'customer' || carriesMessages(actor) ? withSignedLinks(message) : message

/** A program, by its token: whoever has signed in looks at the conversation themselves. */
const carriesMessages = (actor: Actor): boolean => actor.authorized_by !== null && permits(actor, 'channel.receive')

/** A message as it leaves. Only what the desk writes by itself is signed: others could have us sign links they made up. */
export const withSignedLinks = (message: Message): Message =>
  message.automatic === 'confirmation_request'
    ? {
        ...message,
        text: signLinks(message.text),
        new_text: signLinks(message.new_text),
        html: message.html && signLinks(message.html),
      }
    : message

/** Who got a blind copy is nobody's business but ours, and other servers name every recipient in what they say. */
const asShownToCustomers = (message: Message): Message => ({
  ...message,
  bcc: [],
  delivery: message.delivery && { ...message.delivery, detail: null },
})

/** Refuses whoever may not see the message the file belongs to, wherever a merge or split has put it. */
export async function accessTicketFile(
  ctx: Context,
  { ticket_id, file_id }: { ticket_id: string; file_id: string },
): Promise<void> {
  const message = await ctx.db
    .selectFrom('message_files')
    .innerJoin('messages as m', 'm.id', 'message_files.message_id')
    .select('m.ticket_id')
    .where('file_id', '=', file_id)
    .$if(ctx.actor.type === 'customer', (query) => query.where(seenBy(ctx.actor)))
    .executeTakeFirst()
  if (ctx.actor.type !== 'customer') await accessTicket(ctx, message?.ticket_id ?? ticket_id, 'read')
  else if (!message) throw notFound('file')
}
