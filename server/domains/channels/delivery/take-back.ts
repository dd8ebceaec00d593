import type { Context } from '../../../platform/context.ts'
import { isId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { TakenBack } from '../../tickets/contract.ts'
import { alreadyLeaving, lockHeldReply, removeReply } from '../../tickets/take-back-reply.ts'
import { holdWaiting, stopWaiting } from './waiting.ts'

/** Takes a reply back that has not left: message and delivery vanish together, and its writer gets the text back. */
export const takeBack = (ctx: Context, ticketId: string, messageId: string): Promise<TakenBack> =>
  inTransaction(ctx, async (ctx) => {
    await holdDelivery(ctx, messageId)
    const held = await lockHeldReply(ctx, ticketId, messageId)
    await forgetDelivery(ctx, messageId)
    return removeReply(ctx, held)
  })

async function holdDelivery(ctx: Context, messageId: string): Promise<void> {
  const delivery = isId(messageId)
    ? await ctx.db.selectFrom('deliveries').select('id').where('message_id', '=', messageId).executeTakeFirst()
    : undefined
  if (delivery) await holdWaiting(ctx, delivery.id)
}

/** There is none yet when the reply is only milliseconds old. */
async function forgetDelivery(ctx: Context, messageId: string): Promise<void> {
  const delivery = await ctx.db
    .selectFrom('deliveries')
    .select(['id', 'send_at'])
    .where('message_id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
  if (!delivery) return
  if (delivery.send_at === null) throw alreadyLeaving()
  await stopWaiting(ctx, delivery.id)
  await ctx.db.deleteFrom('mail_ids').where('message_id', '=', messageId).execute()
  await ctx.db.deleteFrom('deliveries').where('id', '=', delivery.id).execute()
}
