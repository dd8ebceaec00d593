import type { Selectable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { conflict, forbidden, notFound } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId } from '../../platform/ids.ts'
import { permits } from '../auth/permissions.ts'
import { freeFiles } from '../files/commands.ts'
import { filesById } from '../files/queries.ts'
import { accessTicket, type TicketRow } from './access.ts'
import { snippetOf } from './append-message.ts'
import { updateTicket } from './change-ticket.ts'
import { OwnAutomatic, type TakenBack } from './contract.ts'
import { keepDraft } from './drafts.ts'
import { ReplyTakenBack } from './events.ts'
import { undoEffects } from './undo-effects.ts'

type MessageRow = Selectable<DB['messages']>

/** A reply that still waits, locked together with its ticket: nobody can send it any more. */
export interface HeldReply {
  ticket: TicketRow
  message: MessageRow
}

/** Locks a reply that the caller wants back, or refuses: it is another's, or it is leaving already. */
export async function lockHeldReply(ctx: Context, ticketId: string, messageId: string): Promise<HeldReply> {
  const ticket = await accessTicket(ctx, ticketId, 'change')
  const message = isId(messageId)
    ? await ctx.db
        .selectFrom('messages')
        .selectAll()
        .where('id', '=', messageId)
        .where('ticket_id', '=', ticket.id)
        .where('kind', '=', 'reply')
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!message) throw notFound('message')
  refuseAnothers(ctx, message)
  if (message.undo_until === null || message.undo_until <= nowText(ctx)) throw alreadyLeaving()
  return { ticket, message }
}

/** A reply that is held back is its writer's and the leads': nobody else takes it back, or sends it before its time. */
export function refuseAnothers(ctx: Context, { author_id }: { author_id: string | null }): void {
  if (author_id === ctx.actor.id || permits({ ...ctx.actor, scopes: null }, 'ticket.restrict')) return
  throw forbidden('not_your_reply', 'Only its writer or a lead can take a reply back, or send it before its time.')
}

export const alreadyLeaving = () =>
  conflict('already_leaving', 'This reply is on its way already and cannot be taken back. Write another one.')

/**
 * Makes a reply undone that `lockHeldReply` has locked: its message vanishes, its files are free, and its ticket is as it
 * was where nothing else has changed it meanwhile. Whoever delivers must have let go of the message before.
 */
export async function removeReply(ctx: Context, { ticket, message }: HeldReply): Promise<TakenBack> {
  const attachments = await takeFilesOff(ctx, message.id)
  await ctx.db.deleteFrom('messages').where('id', '=', message.id).execute()
  if (ticket.message_count === message.position) await skipPosition(ctx, message)
  if (ticket.last_message_id === message.id) await showNewest(ctx, ticket.id)
  await undoEffects(ctx, ticket, message)
  await giveBack(ctx, message)
  emit(ctx, ReplyTakenBack, { ticket_id: ticket.id, message_id: message.id, position: message.position })
  const { text, html, cc_addresses: cc, bcc_addresses: bcc } = message
  return { text, html, cc, bcc, attachments }
}

async function takeFilesOff(ctx: Context, messageId: string): Promise<TakenBack['attachments']> {
  const rows = await ctx.db
    .deleteFrom('message_files')
    .where('message_id', '=', messageId)
    .returning(['file_id', 'position'])
    .execute()
  const ids = rows.toSorted((a, b) => a.position - b.position).map(({ file_id }) => file_id)
  await freeFiles(ctx, ids)
  const files = await filesById(ctx, ids)
  return files.map(({ id, name, type, size }) => ({ id, name, type, size }))
}

/** The number stays unused. Who had read all there was before has read all there is. */
const skipPosition = ({ db }: Context, { ticket_id, position }: MessageRow) =>
  db
    .updateTable('seen_marks')
    .set({ position })
    .where('ticket_id', '=', ticket_id)
    .where('position', '<', position)
    .where('position', '>=', (eb) =>
      eb
        .selectFrom('messages')
        .select((eb) => eb.fn.coalesce(eb.fn.max<number>('position'), eb.lit(0)).as('position'))
        .where('ticket_id', '=', ticket_id),
    )
    .execute()

/** What lists show is the newest message that is still there. */
async function showNewest(ctx: Context, ticketId: string): Promise<void> {
  const newest = await ctx.db
    .selectFrom('messages')
    .select(['id', 'text', 'new_text', 'created_at'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '<>', 'note')
    .where('automatic', 'not in', OwnAutomatic.options)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) return
  await updateTicket(ctx, ticketId, {
    snippet: snippetOf(newest.new_text || newest.text),
    last_message_at: newest.created_at,
    last_message_id: newest.id,
  })
}

async function giveBack(ctx: Context, { ticket_id, author_id, author_type, text }: MessageRow): Promise<void> {
  if (author_type !== 'agent' || !author_id) return
  await keepDraft(ctx, { ticket_id, user_id: author_id, kind: 'reply', text })
}

/** Where a reply stood that was taken back, or undefined when there was none of this id. */
export async function positionTakenBack(
  { db }: Context,
  ticketId: string,
  messageId: string,
): Promise<number | undefined> {
  const rows = await db
    .selectFrom('events')
    .select('data')
    .where('ticket_id', '=', ticketId)
    .where('name', '=', ReplyTakenBack.name)
    .execute()
  const found = rows.map(({ data }) => data as { message_id: string; position: number })
  return found.find(({ message_id }) => message_id === messageId)?.position
}
