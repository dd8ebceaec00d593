import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { FileRow } from '../files/queries.ts'
import type { TicketRow } from './access.ts'
import type { AuthorType } from './contract.ts'

export interface NewMessage {
  kind: 'message' | 'reply' | 'note'
  author: { type: AuthorType; id: string | null }
  text: string
  /** Without quotes and signature; the text itself when there is nothing to cut. */
  new_text: string
  /** Cleaned. */
  html: string | null
  /** Where its writer wants answers. */
  reply_to?: string | null
  to: string[]
  cc: string[]
  files: (Pick<FileRow, 'id'> & { inline?: boolean; content_id?: string | null })[]
  queued: boolean
}

const SNIPPET_LENGTH = 160

const snippetOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, SNIPPET_LENGTH)

/**
 * Writes a message at the end of a ticket that the caller holds locked. The ticket's row carries what lists show, so
 * that no list ever reads messages. A note moves neither the snippet customers caused nor the order of the list.
 */
export async function appendMessage(
  ctx: Context,
  ticket: Pick<TicketRow, 'id' | 'channel' | 'message_count'>,
  message: NewMessage,
) {
  const [id, at] = [newId(), nowText(ctx)]
  const position = ticket.message_count + 1
  await ctx.db
    .insertInto('messages')
    .values({
      id,
      ticket_id: ticket.id,
      position,
      kind: message.kind,
      author_type: message.author.type,
      author_id: message.author.id,
      channel: ticket.channel,
      text: message.text,
      new_text: message.new_text,
      html: message.html,
      reply_to: message.reply_to ?? null,
      to_addresses: message.to,
      cc_addresses: message.cc,
      delivery_state: message.queued ? 'queued' : null,
      created_at: at,
    })
    .execute()
  const shown =
    message.kind === 'note'
      ? {}
      : { snippet: snippetOf(message.new_text || message.text), last_message_at: at, last_message_id: id }
  await ctx.db
    .updateTable('tickets')
    .set({ message_count: position, updated_at: at, ...shown })
    .where('id', '=', ticket.id)
    .execute()
  await attach(ctx, id, message.files)
  if (message.author.type === 'agent' && message.author.id) await markSeen(ctx, ticket.id, message.author.id, position)
  return { id, position }
}

async function attach(ctx: Context, message_id: string, files: NewMessage['files']): Promise<void> {
  if (files.length === 0) return
  const rows = files.map(({ id, inline, content_id }, position) => ({
    message_id,
    file_id: id,
    position,
    inline: inline ?? false,
    content_id: content_id ?? null,
  }))
  await ctx.db.insertInto('message_files').values(rows).execute()
}

/** Addresses that from now on belong to the conversation. */
export async function addParticipants(ctx: Context, ticket_id: string, addresses: readonly string[]): Promise<void> {
  const rows = [...new Set(addresses.map((address) => address.toLowerCase()))].map((address) => ({
    ticket_id,
    address,
  }))
  if (rows.length === 0) return
  await ctx.db
    .insertInto('participants')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
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
