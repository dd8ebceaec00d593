import nodemailer, { type SMTPTransportOptions } from 'nodemailer'
import { type Channel, ChannelError } from '../../channel.ts'

export interface SmtpSettings {
  /** smtp://user:password@host:587 or smtps://… */
  url: string
}

const TIMEOUT_MS = 30_000

/** E-mail out: hands a message to the SMTP server behind `url`, which is responsible for it from its "250" on. */
export const smtpOut: Channel<SmtpSettings> = {
  kind: 'email',
  can: { attachments: true, html: true, start_conversation: true },
  send: async (message, { url }) => {
    const transport = nodemailer.createTransport({
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    } as SMTPTransportOptions)
    try {
      const result = await transport.sendMail({
        messageId: `<${message.rfc_message_id}>`,
        from: message.from,
        replyTo: message.reply_to,
        to: message.to,
        cc: message.cc,
        subject: message.subject,
        text: message.text,
        html: message.html ?? undefined,
        inReplyTo: message.in_reply_to ? `<${message.in_reply_to}>` : undefined,
        references: message.references.map((id) => `<${id}>`),
        headers: { 'X-Case-Id': message.case_id },
        attachments: await Promise.all(
          message.attachments.map(async ({ name, type, open }) => ({
            filename: name,
            contentType: type,
            content: await open(),
          })),
        ),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return { detail: result.response }
    } catch (error) {
      throw asChannelError(error)
    } finally {
      transport.close()
    }
  },
}

/** A "5xx" is final (RFC 5321, 4.2.1); everything else may pass. The peer's own words are kept. */
function asChannelError(error: unknown): ChannelError {
  const { message, responseCode, response } = error as Error & { responseCode?: number; response?: string }
  const refused = responseCode !== undefined && responseCode >= 500 && responseCode !== 535
  return new ChannelError(response ?? message, { retry: !refused })
}
