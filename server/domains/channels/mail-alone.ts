import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { env } from '../../platform/env.ts'
import { newId } from '../../platform/ids.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { frameworkOf } from '../framework/queries.ts'
import { smtpUrlOf } from './accounts.ts'
import { ChannelError, type Outbound } from './channel.ts'
import { signingKeyFor } from './mail/domains/domain-keys.ts'
import { htmlOfText, mailDocument } from './mail/sending/html-part.ts'
import { ourMailId } from './mail/sending/mail-id.ts'
import { senderOf } from './mail/sending/sender.ts'
import { smtpOut } from './mail/sending/smtp-out.ts'

/** A mail that belongs to no ticket, such as a code to sign in with. */
export interface MailAlone {
  to: string
  subject: string
  text: string
}

/** What it says is for one person, and worth nothing soon: it lies sealed in the queue, and nowhere else. */
const sending = defineJob('channels.mail_alone', z.object({ id: z.string(), sealed: z.string() }), {
  outside: true,
  max_attempts: 5,
})

/** Sends a mail that is nobody's answer. Whoever it is for cannot reply to a ticket by it. */
export const mailAlone = (ctx: Context, mail: MailAlone) =>
  enqueue(ctx, sending, { payload: { id: newId(), sealed: seal(JSON.stringify(mail)) } })

export const sendAlone = sending.does(async (ctx, { id, sealed }) => {
  const { to, subject, text } = JSON.parse(unseal(sealed)) as MailAlone
  // No ticket is meant: any account in use may send it.
  const sender = await senderOf(ctx, { ticket_id: NO_TICKET, account_id: null })
  const url = await smtpUrlOf(ctx, sender.account_id, env().SMTP_URL)
  if (!url) return ctx.log.warn('a mail to a customer was not sent: no outgoing mail server is set (SMTP_URL)')
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1).toLowerCase()
  const mail: Outbound = {
    rfc_message_id: ourMailId(id, sender.address),
    envelope: { from: sender.address, to: [to], id },
    from: { name: (await frameworkOf(ctx)).brand.name, address: sender.address },
    reply_to: sender.address,
    ...{ to: [to], cc: [], subject, text, html: mailDocument(htmlOfText(text), '') },
    ...{ in_reply_to: null, references: [], case_id: '', is_automatic: true, attachments: [] },
    signing_key: await signingKeyFor(ctx, domain),
  }
  await smtpOut.send(mail, { url }).catch((error: unknown) => {
    if (error instanceof ChannelError && !error.retry)
      return ctx.log.warn({ err: error }, 'a mail was refused for good')
    throw error
  })
})

const NO_TICKET = '00000000-0000-0000-0000-000000000000'
