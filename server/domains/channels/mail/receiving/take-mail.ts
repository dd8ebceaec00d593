import type { Readable } from 'node:stream'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { unless } from '../../../../platform/blobs/unless.ts'
import type { Context } from '../../../../platform/context.ts'
import { whoseMail } from '../../accounts/known-addresses.ts'
import { keepRaw } from '../raw-mail.ts'
import { withPlainStrings } from '../reading/plain-strings.ts'
import type { ArrivedMail } from './enter-in-ledger.ts'
import { LARGEST_MAIL } from './limits.ts'
import { isLoopback } from './peer-limit.ts'
import { refusal } from './refusal.ts'

/** An oversized mail is read to its end, so that the peer hears why it was refused; but no further than this. */
const PATIENCE_BYTES = 2 * LARGEST_MAIL
/** RFC 5321, 4.5.3.2.6: a peer waits ten minutes for its answer; nobody needs longer to send a mail. */
const PATIENCE_MS = 10 * 60_000

interface Taking {
  enter(mail: ArrivedMail): Promise<string>
  /** Says these words and hangs up, in the middle of the mail. */
  cutOff(session: SMTPServerSession, code: number, words: string): void
}

/** The bytes and their row are committed before the peer hears "250". Filing follows as a job. */
export async function takeMail(
  ctx: Context,
  { stream, session }: { stream: SMTPServerDataStream; session: SMTPServerSession },
  { enter, cutOff }: Taking,
): Promise<string> {
  const timer = setTimeout(() => cutOff(session, 421, 'This mail takes too long; try again'), PATIENCE_MS)
  try {
    const refuse = () => {
      if (stream.byteLength > PATIENCE_BYTES) cutOff(session, 552, tooLarge().message)
      return stream.sizeExceeded ? tooLarge() : undefined
    }
    const kept = await keepRaw(unless(refuse, stream as Readable))
    return await enter({ ...whoAndWhere(session), account_id: await accountOf(ctx, session), ...kept })
  } catch (error) {
    if (error instanceof Error && ('responseCode' in error || isBrokenOff(error))) throw error
    ctx.log.error({ err: error }, 'a mail could not be stored; the peer was asked to send it again')
    throw refusal(451, 'The mail cannot be stored right now; try again')
  } finally {
    clearTimeout(timer)
  }
}

const tooLarge = () => refusal(552, `This mail is larger than ${LARGEST_MAIL} bytes`)

/** The peer went away before the end of its mail: nothing was promised, nothing is kept. */
const isBrokenOff = (error: Error): boolean => 'code' in error && error.code === 'ECONNECTION'

function whoAndWhere({ envelope, remoteAddress, hostNameAppearsAs }: SMTPServerSession) {
  const { mailFrom, rcptTo } = envelope
  return {
    source: 'smtp' as const,
    source_key: null,
    peer: remoteAddress,
    helo: hostNameAppearsAs || null,
    sender: mailFrom ? mailFrom.address : '',
    recipients: rcptTo.map(({ address }) => address.toLowerCase()),
    arrived_at: null,
  }
}

/** The account of the first recipient that has one. They were all looked up a moment ago, so this asks the database rarely. */
async function accountOf(ctx: Context, { envelope, remoteAddress }: SMTPServerSession): Promise<string | null> {
  for (const { address } of envelope.rcptTo) {
    const whose = await whoseMail(ctx, withPlainStrings(address), isLoopback(remoteAddress))
    if (whose?.account_id) return whose.account_id
  }
  return null
}
