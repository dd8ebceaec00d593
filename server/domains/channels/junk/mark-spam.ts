import type { Context } from '../../../platform/context.ts'
import { conflict, forbidden, invalid } from '../../../platform/errors.ts'
import { on } from '../../../platform/events.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { permits } from '../../auth/permissions.ts'
import { mailAddressOf } from '../../customers/queries.ts'
import type { Ticket } from '../../tickets/contract.ts'
import { SpamMarked } from '../../tickets/events.ts'
import { lockTicket } from '../../tickets/receive.ts'
import { markSpam } from '../../tickets/spam.ts'
import type { MarkSpam } from '../contract.ts'
import { blockSender, unblockFor } from './blocks.ts'

/** Marks a ticket as spam and keeps its writer out if wanted; or takes the mark back, and the block it came with. */
export const markTicketSpam = (ctx: Context, ticketId: string, { spam, block }: MarkSpam): Promise<Ticket> =>
  inTransaction(ctx, async (ctx) => {
    if (!spam && block !== 'none')
      throw invalid('Only the writer of spam is blocked.', [{ path: 'block', message: 'needs spam to be true' }])
    const ticket = await markSpam(ctx, ticketId, spam)
    if (!spam) await unblockFor(ctx, ticket.id)
    if (block !== 'none') await blockWriter(ctx, ticket, block)
    return ticket
  })

/** Brought back among many, or by any other way than this one: the block goes with the mark all the same. */
export const unblockBrought = on(SpamMarked, 'unblock_brought', {
  when: ({ data }) => !data.spam,
  react: async (ctx, { data }) => {
    const { spam } = await lockTicket(ctx, data.ticket_id)
    if (!spam) await unblockFor(ctx, data.ticket_id)
  },
})

async function blockWriter(ctx: Context, ticket: Ticket, kind: 'address' | 'domain'): Promise<void> {
  if (!permits(ctx.actor, 'sender.block')) throw forbidden('not_permitted', 'Your role does not block writers.')
  const address = await writerOf(ctx, ticket)
  if (!address)
    throw conflict('no_address', 'This ticket was not written from a mail address, so there is nothing to block.')
  const value = kind === 'address' ? address : address.slice(address.lastIndexOf('@') + 1)
  await blockSender(ctx, { kind, value, ticket_id: ticket.id })
}

/** Who sent the newest mail of the ticket, as its From line says; where no mail is left, its customer. */
async function writerOf(ctx: Context, ticket: Ticket): Promise<string | null> {
  const mail = await ctx.db
    .selectFrom('mails')
    .innerJoin('messages', 'messages.id', 'mails.message_id')
    .select('mails.from_address')
    .where('messages.ticket_id', '=', ticket.id)
    // A bounce is kept under the answer it is about: its sender is no writer of the ticket.
    .where('messages.kind', '=', 'message')
    .where('messages.author_type', '=', 'customer')
    .where('mails.from_address', 'is not', null)
    .orderBy('messages.position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return mail?.from_address ?? (await mailAddressOf(ctx, ticket.customer_id))
}
