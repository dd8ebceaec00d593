import { receive } from '../domains/channels/inbound.ts'
import type { Inbound } from '../domains/channels/inbound-message.ts'
import type { Context } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'

/** A mail as the door gets it once it is read, with signs (reply token, references) as wanted. */
export const aMail = (ctx: Context, mail: Partial<Inbound> & { email: string; text: string }) => {
  const { email, text, ...changes } = mail
  return receive(ctx, {
    channel: 'email',
    source: 'email',
    external_id: newId(),
    account_id: null,
    from: { email },
    subject: 'A mail',
    text,
    new_text: text,
    html: null,
    reply_to: email,
    to: [],
    cc: [],
    files: [],
    thread_id: null,
    token_numbers: [],
    references: [],
    rfc_id: null,
    occurred_at: null,
    ...changes,
  })
}
