import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { FileRow } from '../files/queries.ts'
import type { TicketRow } from './access.ts'
import { changeTickets } from './change-together.ts'
import { type Authenticity, type AuthorType, type Automatic, type ChannelKind, OwnAutomatic } from './contract.ts'

export interface NewMessage {
  kind: 'message' | 'reply' | 'note'
  author: { type: AuthorType; id: string | null }
  /** Where it goes when that is not the ticket's own channel. */
  channel?: ChannelKind
  text: string
  /** Without quotes and signature; the text itself when there is nothing to cut. */
  new_text: string
  /** Cleaned. */
  html: string | null
  /** Where its writer wants answers. */
  reply_to?: string | null
  to: string[]
  cc: string[]
  bcc?: string[]
  files: (Pick<FileRow, 'id'> & { inline?: boolean; content_id?: string | null })[]
  queued: boolean
  /** What wrote it, when no person did. */
  automatic?: Automatic
  authenticity?: Authenticity | null
  late?: boolean
  /** A direct message, where the channel is public otherwise. */
  private?: boolean
  /** Held back until then. */
  undo_until?: string | null
}

type Ticket = Pick<TicketRow, 'id' | 'channel' | 'message_count'>

/** A message and the ticket it goes to, which the caller holds locked. */
export interface Appending {
  ticket: Ticket
  message: NewMessage
}

interface Appended {
  id: string
  position: number
}

/**
 * Writes messages, each at the end of another ticket. A ticket's row carries what lists show, so that no list ever reads
 * messages. Neither a note nor
 * what the desk writes by itself moves the snippet or the order of the list.
 */
export async function appendMessages(ctx: Context, appending: readonly Appending[]): Promise<Appended[]> {
  const at = nowText(ctx)
  const written = appending.map((one) => ({ ...one, id: newId(), position: one.ticket.message_count + 1 }))
  await ctx.db
    .insertInto('messages')
    .values(written.map((one) => rowOf(one, at)))
    .execute()
  await moveTickets(ctx, written, at)
  await attach(ctx, written)
  return written.map(({ id, position }) => ({ id, position }))
}

export async function appendMessage(ctx: Context, ticket: Ticket, message: NewMessage): Promise<Appended> {
  const [appended] = await appendMessages(ctx, [{ ticket, message }])
  const { type, id } = message.author
  if (type === 'agent' && id) await markSeen(ctx, ticket.id, id, appended!.position)
  return appended!
}

type Written = Appending & Appended

const rowOf = ({ id, position, ticket, message }: Written, created_at: string) => ({
  id,
  ticket_id: ticket.id,
  position,
  kind: message.kind,
  author_type: message.author.type,
  author_id: message.author.id,
  channel: message.channel ?? ticket.channel,
  text: message.text,
  new_text: message.new_text,
  html: message.html,
  reply_to: message.reply_to ?? null,
  to_addresses: message.to,
  cc_addresses: message.cc,
  bcc_addresses: message.bcc ?? [],
  delivery_state: message.queued ? 'queued' : null,
  automatic: message.automatic ?? 'none',
  authenticity: message.authenticity ?? null,
  late: message.late ?? false,
  private: message.private ?? false,
  undo_until: message.undo_until ?? null,
  created_at,
})

const isOwnAutomatic = (automatic: Automatic | undefined): boolean => OwnAutomatic.safeParse(automatic).success

const SNIPPET_LENGTH = 160

/** The line under the subject in a list. */
export const snippetOf = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().slice(0, SNIPPET_LENGTH).toWellFormed()

const moveTickets = (ctx: Context, written: Written[], at: string): Promise<void> =>
  changeTickets(
    ctx,
    written.map(({ id, position, ticket, message }) => ({
      ticket_id: ticket.id,
      message_count: position,
      updated_at: at,
      ...(isShown(message)
        ? { snippet: snippetOf(message.new_text || message.text), last_message_at: at, last_message_id: id }
        : {}),
    })),
  )

const isShown = ({ kind, automatic }: NewMessage): boolean => kind !== 'note' && !isOwnAutomatic(automatic)

async function attach({ db }: Context, written: Written[]): Promise<void> {
  const rows = written.flatMap(({ id: message_id, message }) =>
    message.files.map(({ id, inline, content_id }, position) => ({
      message_id,
      file_id: id,
      position,
      inline: inline ?? false,
      content_id: content_id ?? null,
    })),
  )
  if (rows.length > 0) await db.insertInto('message_files').values(rows).execute()
}

/** Addresses that from now on belong to conversations. */
export async function addParticipants(
  ctx: Context,
  joining: readonly { ticket_id: string; addresses: readonly string[] }[],
): Promise<void> {
  const rows = joining.flatMap(({ ticket_id, addresses }) =>
    [...new Set(addresses.map((address) => address.toLowerCase()))].map((address) => ({ ticket_id, address })),
  )
  if (rows.length === 0) return
  await sql`
    insert into participants (ticket_id, address)
    select ticket_id, address from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(ticket_id uuid, address text)
    on conflict do nothing`.execute(ctx.db)
}

// biome-ignore lint/complexity/useMaxParams: whose mark, on what, how far: three ids and a number read well in a row
export async function markSeen(ctx: Context, ticket_id: string, user_id: string, position: number): Promise<void> {
  await ctx.db
    .insertInto('seen_marks')
    .values({ ticket_id, user_id, position })
    .onConflict((row) =>
      row.columns(['user_id', 'ticket_id']).doUpdateSet({ position }).where('seen_marks.position', '<', position),
    )
    .execute()
}
