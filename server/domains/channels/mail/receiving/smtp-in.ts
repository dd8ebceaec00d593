import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { blobs } from '../../../../platform/blobs/blobs.ts'
import { unless } from '../../../../platform/blobs/unless.ts'
import { refreshClock } from '../../../../platform/clock.ts'
import { asSystem, type Context, nowText } from '../../../../platform/context.ts'
import type { Service } from '../../../../platform/domain.ts'
import { env } from '../../../../platform/env.ts'
import { emit } from '../../../../platform/events.ts'
import { newId } from '../../../../platform/ids.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { takesMailFor } from '../../accounts.ts'
import { MailReceived } from '../../events.ts'
import { requestFiling } from '../filing/file-mail.ts'
import { withPlainStrings } from '../reading/plain-strings.ts'
import { isLoopback, mayGoOn } from './peer-limit.ts'

/** Largest mail taken, in bytes: an attachment of 25 MB grows by a third on its way. */
const LARGEST_MAIL = 36 * 1024 * 1024
const MOST_RECIPIENTS = 100
const MOST_CLIENTS = 100

/** The built-in SMTP server. It takes mail for our own addresses and relays nothing. */
export const smtpIn: Service = {
  role: 'mail',
  name: 'mail',
  start: async (ctx) => {
    const { SMTP_IN_PORT, HOST } = env()
    if (SMTP_IN_PORT === 0) return { ready: async () => null, stop: async () => {} }
    const server = serverFor(asSystem(ctx))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(SMTP_IN_PORT, HOST, resolve)
    })
    // A peer that hangs up in the middle is its own trouble; what was acknowledged is stored.
    server.on('error', (error) => ctx.log.debug({ err: error }, 'a mail peer broke off'))
    return {
      ready: async () => (server.server.listening ? null : 'the mail port is not open'),
      stop: () => new Promise((resolve) => server.close(() => resolve())),
    }
  },
}

const serverFor = (ctx: Context): SMTPServer =>
  new SMTPServer({
    banner: 'Support Responder',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MAIL,
    maxClients: MOST_CLIENTS,
    // A peer with nothing to say must not hold up the stop; one whose mail is not acknowledged yet sends it again.
    closeTimeout: 1_000,
    disableReverseLookup: true,
    logger: false,
    onConnect: ({ remoteAddress }, callback) =>
      callback(mayGoOn(remoteAddress) ? null : refusal(421, 'Too many mails from this address; try again in a minute')),
    onRcptTo: (address, session, callback) =>
      void checkRecipient(ctx, { address, session }).then(() => callback(), callback),
    onData: (stream, session, callback) =>
      void takeMail(ctx, stream, session).then((id) => callback(null, `Stored as ${id}`), callback),
  })

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

async function checkRecipient(
  ctx: Context,
  { address, session }: { address: SMTPServerAddress; session: SMTPServerSession },
): Promise<void> {
  if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) throw refusal(452, 'Too many recipients in one mail')
  const known = await takesMailFor(ctx, withPlainStrings(address.address), isLoopback(session.remoteAddress)).catch(
    () => {
      throw refusal(451, 'The address cannot be looked up right now; try again')
    },
  )
  if (!known) throw refusal(550, 'No such address here')
}

const tooLarge = () => refusal(552, `This mail is larger than ${LARGEST_MAIL} bytes`)

/** The bytes are on disk and their row is committed before the peer hears "250". Filing follows as a job. */
async function takeMail(ctx: Context, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  try {
    const stored = await blobs().put(unless(() => (stream.sizeExceeded ? tooLarge() : undefined), stream as Readable))
    await refreshClock(ctx.db)
    return await enterInLedger(ctx, stored, session)
  } catch (error) {
    if (error instanceof Error && 'responseCode' in error) throw error
    ctx.log.error({ err: error }, 'a mail could not be stored; the peer was asked to send it again')
    throw refusal(451, 'The mail cannot be stored right now; try again')
  }
}

const enterInLedger = (
  ctx: Context,
  stored: { sha256: string; size: number },
  session: SMTPServerSession,
): Promise<string> =>
  inTransaction(ctx, async (ctx) => {
    const { mailFrom, rcptTo } = session.envelope
    const mail = {
      id: newId(),
      received_at: nowText(ctx),
      arrived_at: nowText(ctx),
      peer: session.remoteAddress,
      ...withPlainStrings({
        sender: mailFrom ? mailFrom.address : '',
        recipients: rcptTo.map(({ address }) => address.toLowerCase()),
      }),
      ...stored,
    }
    await ctx.db.insertInto('mails').values(mail).execute()
    emit(ctx, MailReceived, { mail_id: mail.id })
    await requestFiling(ctx, mail.id)
    return mail.id
  })
