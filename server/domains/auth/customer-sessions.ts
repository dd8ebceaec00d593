import { type Actor, anonymousActor, as, type Context } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { CustomerSignedIn, CustomerSignedOut } from './events.ts'
import { startSession } from './sessions.ts'

/** Signs a customer in who has proven who they are. The secret is for their cookie: stored nowhere, shown once. */
export const openCustomerSession = (
  ctx: Context,
  { customer_id, user_agent }: { customer_id: string; user_agent: string },
) => {
  const customer: Actor = { ...anonymousActor, type: 'customer', id: customer_id, role: 'customer' }
  return inTransaction(as(ctx, customer), async (ctx) => {
    const session = await startSession(ctx, { customer_id }, user_agent)
    emit(ctx, CustomerSignedIn, { customer_id, session_id: session.id })
    return session
  })
}

/** Ends the session a customer asks with. Of somebody who has none there is nothing to end. */
export const endCustomerSession = (ctx: Context) =>
  inTransaction(ctx, async (ctx) => {
    const { type, id, session_id } = ctx.actor
    if (type !== 'customer' || !id || !session_id) return
    await ctx.db.deleteFrom('sessions').where('id', '=', session_id).where('customer_id', '=', id).execute()
    emit(ctx, CustomerSignedOut, { customer_id: id, session_id })
  })
