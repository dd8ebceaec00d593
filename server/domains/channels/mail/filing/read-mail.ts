import { ThreadUnavailable } from '../../../../platform/html/one-thread.ts'
import type { InboundFile } from '../../inbound-message.ts'
import type { MailAuthentication } from '../contract.ts'
import { type Mail, parseMail } from '../reading/parse.ts'
import { withPlainStrings } from '../reading/plain-strings.ts'
import { authenticateMail } from '../trust/authenticate-mail.ts'
import { Unreadable } from './faults.ts'
import { storeAttachments } from './store-attachments.ts'
import type { PendingMail } from './tries.ts'

/** A mail of the ledger with all that can be known of it before it goes through the door. */
export interface ReadMail {
  entry: PendingMail
  mail: Mail
  files: InboundFile[]
  authentication: MailAuthentication | null
}

/** Understands the bytes and checks where they come from. Throws Unreadable when the mail is at fault. */
export async function readMail(raw: Buffer, entry: PendingMail): Promise<ReadMail> {
  const [mail, authentication] = await Promise.all([
    parseMail(raw, entry.sender).catch((error) => {
      if (error instanceof ThreadUnavailable) throw error
      throw new Unreadable(reasonOf(error), { cause: error })
    }),
    authenticateMail(raw, arrivalOf(entry)),
  ])
  // Whatever header it came from: the database keeps neither NUL nor half a letter.
  const plain = withPlainStrings({ mail, authentication })
  return { entry, ...plain, files: await storeAttachments(plain.mail.attachments) }
}

const arrivalOf = ({ source, peer, helo, sender, arrived_at, authentication_server }: PendingMail) => ({
  source: source as 'smtp' | 'imap',
  peer,
  helo,
  sender,
  arrived_at,
  // The server of the mailbox wrote it there; what another relay hands over can have brought such a header along.
  authentication_server: (source === 'imap' && authentication_server) || undefined,
})

export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)
