import type { Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { accessTicket } from './access.ts'
import { refuseMerged } from './change-ticket.ts'
import { TicketNoted } from './events.ts'

/**
 * Lets a note that still stands last, as the caller wrote it, say something else. False where something was said since:
 * then it is part of a conversation, and what is new must be said anew.
 */
export async function rewriteNote(
  ctx: Context,
  ticketId: string,
  { was, text }: { was: string; text: string },
): Promise<boolean> {
  const { id } = await accessTicket(ctx, ticketId, 'read')
  refuseMerged(
    await ctx.db.selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow(),
  )
  const last = await ctx.db
    .selectFrom('messages')
    .select(['id', 'kind', 'author_id', 'text'])
    .where('ticket_id', '=', id)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.kind !== 'note' || last.author_id !== ctx.actor.id || last.text !== was) return false
  await ctx.db.updateTable('messages').set({ text, new_text: text }).where('id', '=', last.id).execute()
  emit(ctx, TicketNoted, { ticket_id: id, message_id: last.id })
  return true
}
