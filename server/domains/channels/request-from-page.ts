import type { Context } from '../../platform/context.ts'
import { forbidden } from '../../platform/errors.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { acknowledgeTicket } from '../tickets/acknowledge-ticket.ts'
import { ticketsOf } from '../tickets/queries.ts'
import { isFirstToday } from './acknowledge.ts'
import { queueMessage } from './delivery/outbound.ts'
import { receive } from './inbound.ts'
import type { Inbound, InboundFile } from './inbound-message.ts'
import { isBlocked } from './junk/blocks.ts'
import { isNobody, isOurOwn } from './nobody.ts'

/** A new request somebody has written into a form of ours. */
export interface FromForm {
  /** One ticket per `external_id`, however often the form is sent. */
  external_id: string
  name: string
  email: string
  /** Set for who is signed in: then it is theirs, whatever address they give. */
  customer_id: string | null
  subject: string
  text: string
  files: readonly Pick<InboundFile, 'sha256' | 'size' | 'name' | 'type'>[]
  /** Where what came before the form has made it clear. */
  priority?: NonNullable<Inbound['priority']>
  tags?: string[]
  /** The mail that says "we have it". */
  confirmation(caseId: string): string
}

/**
 * Opens a ticket for what somebody wrote into a form, by the door everything else comes in. It is answered by mail. The
 * address proves nothing. A confirmation goes there once a day at most, so that nobody can have a stranger's mailbox filled.
 * Throws `sender_blocked` for an address whose mail is not let in either.
 */
export const receiveRequest = (ctx: Context, form: FromForm) =>
  inTransaction(ctx, async (ctx) => {
    if (await isBlocked(ctx, form.email)) throw forbidden('sender_blocked', 'Messages from this address are not taken.')
    const { ticket_id, duplicate } = await receive(ctx, inboundOf(form))
    const [ticket] = await ticketsOf(ctx, [ticket_id])
    const confirmed = !duplicate && (await confirm(ctx, { ...form, ticket_id, case_id: ticket!.case_id }))
    return { ticket_id, case_id: ticket!.case_id, customer_id: ticket!.customer_id, confirmed, duplicate }
  })

const inboundOf = ({ external_id, name, email, customer_id, subject, text, files, priority, tags }: FromForm) => ({
  channel: 'email' as const,
  source: 'help_center',
  ...{ external_id, subject, text, new_text: text, html: null },
  from: { name, email },
  ...(priority && { priority }),
  ...(tags && { tags }),
  ...(customer_id ? { customer_id } : { authenticity: 'none' as const }),
  account_id: null,
  reply_to: email,
  ...{ to: [], cc: [], token_numbers: [], references: [] },
  files: files.map((file) => ({ ...file, inline: false, content_id: null })),
  ...{ thread_id: null, rfc_id: null, occurred_at: null },
})

async function confirm(
  ctx: Context,
  { ticket_id, case_id, email, confirmation }: FromForm & { ticket_id: string; case_id: string },
): Promise<boolean> {
  if (isNobody(email) || (await isOurOwn(ctx, email)) || !(await isFirstToday(ctx, email))) return false
  const message_id = await acknowledgeTicket(ctx, ticket_id, { text: confirmation(case_id), to: email })
  await queueMessage(ctx, message_id)
  return true
}
