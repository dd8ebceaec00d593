import type { SMTPServer, SMTPServerAddress, SMTPServerSession } from 'smtp-server'
import { asSystem, type Context } from '../../../../platform/context.ts'
import type { Service } from '../../../../platform/domain.ts'
import { env } from '../../../../platform/env.ts'
import { whoseMail } from '../../accounts/known-addresses.ts'
import { withPlainStrings } from '../reading/plain-strings.ts'
import { groupedLedger } from './group-commit.ts'
import { LARGEST_MAIL } from './limits.ts'
import { isLoopback, leave, mayGoOn, takePlace } from './peer-limit.ts'
import { PromptServer } from './prompt-server.ts'
import { refusal } from './refusal.ts'
import { type Certificate, onCertificateChange, smtpCertificate } from './smtp-certificate.ts'
import { takeMail } from './take-mail.ts'

/** RFC 5321, 4.5.3.1.8: at least a hundred. A peer brings the rest in a second mail. */
const MOST_RECIPIENTS = 100
const MOST_CLIENTS = 100
/** RFC 5321 (4.5.3.2.7) asks for five minutes; with so few places for clients, silent ones make room sooner. */
const IDLE_MS = 60_000

/** The built-in SMTP server. It takes mail for our own addresses and relays nothing. */
export const smtpIn: Service = {
  role: 'mail',
  name: 'mail',
  start: async (ctx) => {
    const { SMTP_IN_PORT, HOST } = env()
    if (SMTP_IN_PORT === 0) return { ready: async () => null, stop: async () => {} }
    const server = serverFor(asSystem(ctx), await smtpCertificate())
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(SMTP_IN_PORT, HOST, resolve)
    })
    // A peer that hangs up in the middle is its own trouble; what was acknowledged is stored.
    server.on('error', (error) => ctx.log.debug({ err: error }, 'a mail peer broke off'))
    const stopLooking = onCertificateChange(() => void renewCertificate(ctx, server))
    return {
      ready: async () => (server.server.listening ? null : 'the mail port is not open'),
      stop: () => {
        stopLooking()
        return new Promise((resolve) => server.close(() => resolve()))
      },
    }
  },
}

function serverFor(ctx: Context, certificate: Certificate): SMTPServer {
  const enter = groupedLedger(ctx)
  const cutOff = (session: SMTPServerSession, code: number, words: string) => hangUp(server, session, { code, words })
  const server: SMTPServer = new PromptServer({
    ...certificate,
    banner: 'Support Responder',
    authOptional: true,
    disabledCommands: ['AUTH'],
    size: LARGEST_MAIL,
    maxClients: MOST_CLIENTS,
    socketTimeout: IDLE_MS,
    // A peer with nothing to say must not hold up the stop; one whose mail is not acknowledged yet sends it again.
    closeTimeout: 1_000,
    disableReverseLookup: true,
    logger: false,
    onConnect: (session, callback) => callback(whyNotNow(session)),
    onClose: ({ remoteAddress, id }) => leave(remoteAddress, id),
    onRcptTo: (address, session, callback) =>
      void checkRecipient(ctx, { address, session }).then(() => callback(), callback),
    onData: (stream, session, callback) =>
      void takeMail(ctx, { stream, session }, { enter, cutOff }).then(
        (id) => callback(null, `Stored as ${id}`),
        callback,
      ),
  })
  return server
}

function whyNotNow({ remoteAddress, id }: SMTPServerSession): Error | null {
  if (!mayGoOn(remoteAddress)) return refusal(421, 'Too many mails from this address; try again in a minute')
  return takePlace(remoteAddress, id) ? null : refusal(421, 'Too many connections from this address; close some')
}

async function checkRecipient(
  ctx: Context,
  { address, session }: { address: SMTPServerAddress; session: SMTPServerSession },
): Promise<void> {
  if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) throw refusal(452, 'Too many recipients in one mail')
  const taken = await whoseMail(ctx, withPlainStrings(address.address), isLoopback(session.remoteAddress)).catch(() => {
    throw refusal(451, 'The address cannot be looked up right now; try again')
  })
  if (!taken) throw refusal(550, 'No such address here')
}

/** Connections that are open keep what they have; a pair that cannot be used leaves the old one in force. */
async function renewCertificate(ctx: Context, server: SMTPServer): Promise<void> {
  try {
    server.updateSecureContext(await smtpCertificate())
    ctx.log.info('the mail server shows its new certificate')
  } catch (error) {
    ctx.log.warn({ err: error }, 'the new certificate of the mail server cannot be used; the old one stays')
  }
}

function hangUp(server: SMTPServer, { id }: SMTPServerSession, { code, words }: { code: number; words: string }): void {
  for (const connection of server.connections) {
    if (connection.id !== id) continue
    connection.send(code, words)
    connection.close()
  }
}
