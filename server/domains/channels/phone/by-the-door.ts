import type { Context } from '../../../platform/context.ts'
import { lockTicket } from '../../tickets/receive.ts'
import type { Received } from '../inbound-message.ts'
import { CALLBACK_PATH, offersCallbacks, planCallback, waitingOf } from './callbacks.ts'
import type { AskCallback, CallbackReceipt } from './contract.ts'

/** A caller asks for it with what they say. Their words are taken either way; where nobody is called back the answer says so. */
export async function callBack(ctx: Context, received: Received, asked: AskCallback): Promise<CallbackReceipt> {
  if (!(await offersCallbacks(ctx))) return { offered: false, due_at: null, reason: `${CALLBACK_PATH} is false` }
  const ticket = await lockTicket(ctx, received.ticket_id)
  // A repeat adds nothing: what was asked for the first time stands.
  const callback = received.duplicate ? await waitingOf(ctx, ticket.id) : await planCallback(ctx, ticket, asked)
  return { offered: true, due_at: callback?.due_at ?? null, reason: null }
}
