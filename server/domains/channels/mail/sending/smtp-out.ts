import { type Channel, ChannelError, type Outbound } from '../../channel.ts'
import { channelErrorOf, refusalsIn } from './smtp-errors.ts'
import { noteFailure, noteSuccess, refuseSilent } from './smtp-health.ts'
import { poolFor } from './smtp-pools.ts'

export interface SmtpSettings {
  /** smtp://user:password@host:587 or smtps://… */
  url: string
}

/** E-mail out: hands a message to the SMTP server behind `url`, which is responsible for it from its "250" on. */
export const smtpOut: Channel<SmtpSettings> = {
  kind: 'email',
  send: async (message, { url }) => {
    refuseUnwritable(message)
    refuseSilent(url)
    try {
      const result = await poolFor(url).sendMail(await mailOf(message))
      noteSuccess(url)
      const { response, rejectedErrors, serverMessageId } = result as typeof result & { serverMessageId?: string }
      return {
        detail: response,
        refused: refusalsIn(rejectedErrors, message.envelope.to),
        peer_message_id: serverMessageId?.replace(/^<|>$/g, '') ?? null,
      }
    } catch (error) {
      throw noteFailure(url, channelErrorOf(error, message.envelope.to))
    }
  },
}

/** An address is one word: nothing in it may end a command or a header. */
const ADDRESS = /^[^\s<>,;:\p{Cc}@]+@[^\s<>,;:\p{Cc}@]+$/u

function refuseUnwritable({ envelope, to, cc }: Outbound): void {
  const wrong = [...envelope.to, ...to, ...cc].find((address) => !ADDRESS.test(address))
  if (wrong === undefined) return
  throw new ChannelError(`"${wrong}" is no address mail can be sent to.`, { retry: false })
}

/** Line ends and other control characters in a subject or a name would begin a header of their own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** RFC 3834, 5, and what Exchange and older programs look at instead. Replies of people carry none of it. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk' }

async function mailOf(message: Outbound) {
  const { envelope, signing_key } = message
  return {
    envelope: { from: envelope.from, to: envelope.to },
    // RFC 3461, where the server offers it: be told of failures and delays, with our number and without the content.
    dsn: { id: envelope.id, return: 'headers' as const, notify: ['failure', 'delay'] },
    messageId: `<${message.rfc_message_id}>`,
    from: { name: oneLine(message.from.name), address: message.from.address },
    replyTo: message.reply_to,
    to: message.to,
    cc: message.cc,
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html ?? undefined,
    inReplyTo: message.in_reply_to ? `<${oneLine(message.in_reply_to)}>` : undefined,
    references: message.references.map((id) => `<${oneLine(id)}>`),
    headers: {
      ...(message.case_id ? { 'X-Case-Id': message.case_id } : {}),
      ...(message.is_automatic ? AUTOMATIC : {}),
    },
    attachments: await attachmentsOf(message),
    ...(signing_key ? { dkim: signing_key } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const attachmentsOf = ({ attachments }: Outbound) =>
  Promise.all(
    attachments.map(async ({ name, type, open }) => ({
      filename: oneLine(name),
      contentType: type,
      content: await open(),
    })),
  )
