import type { Context } from '../../platform/context.ts'
import { instantText } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { isNobody, isOurOwn } from '../channels/nobody.ts'
import { fillText } from '../macros/queries.ts'
import type { TicketRow } from '../tickets/access.ts'
import { answerAddressOf } from '../tickets/answer-address.ts'
import { getChangedTicket } from '../tickets/queries.ts'
import { replyByRule } from '../tickets/reply-by-rule.ts'
import { REPLIES_PER_DAY } from './guard.ts'
import type { Remark } from './remark.ts'

/** Writes to the customer what the framework says, its variables filled; marked as automatic, and no answer. */
export async function replyToCustomer(ctx: Context, ticket: TicketRow, text: string): Promise<Remark> {
  const to = await recipientsOf(ctx, ticket)
  await refuseAnsweringProgram(ctx, ticket)
  const filled = await fillText(ctx, await getChangedTicket(ctx, ticket.id), text)
  await replyByRule(ctx, ticket, { text: filled.text, to })
  return undefined
}

async function recipientsOf(ctx: Context, ticket: TicketRow): Promise<string[]> {
  if (ticket.channel !== 'email') return []
  const address = await answerAddressOf(ctx, ticket)
  if (!address) throw conflict('no_address', 'This customer has no e-mail address.')
  if (isNobody(address)) throw conflict('nobody_reads_there', `Nobody reads what is sent to ${address}.`)
  if (await isOurOwn(ctx, address)) throw conflict('own_address', `${address} is an account of this desk.`)
  return [address]
}

/** A program that does not say it is one must not keep us writing for ever, nor a forged sender have us write to others. */
async function refuseAnsweringProgram({ db, now }: Context, { id }: TicketRow): Promise<void> {
  const { replies, forged } = await db
    .selectFrom('messages')
    .select((eb) => [
      eb.fn
        .countAll<string>()
        .filterWhere('automatic', '=', 'automation')
        .filterWhere('created_at', '>', instantText(now().subtract({ hours: 24 })))
        .as('replies'),
      eb.fn.coalesce(eb.fn<boolean>('bool_or', [eb('authenticity', '=', 'fail')]), eb.val(false)).as('forged'),
    ])
    .where('ticket_id', '=', id)
    .executeTakeFirstOrThrow()
  if (forged) throw conflict('forged_sender', 'Mail of this ticket does not come from where it says.')
  if (Number(replies) >= REPLIES_PER_DAY)
    throw conflict(
      'replied_enough',
      `Automations have written ${REPLIES_PER_DAY} messages to this customer within a day. A person goes on.`,
    )
}
