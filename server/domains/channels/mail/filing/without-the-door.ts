import type { Context } from '../../../../platform/context.ts'
import { deliveryNumberIn } from '../sending/bounce-address.ts'
import { isOurMailId } from '../sending/mail-id.ts'
import { noteReports } from '../sending/note-reports.ts'
import { writerOf } from './inbound-of.ts'
import type { ReadMail } from './read-mail.ts'
import type { Fate } from './settle-mails.ts'

type Outcome = Omit<Fate, 'mail_id' | 'read'>

/**
 * What becomes of a mail that is no message to us: our own mail come back, the mail of a blocked writer, a report about a
 * mail of ours. Null for all others: they go through the door. `isBlocked` answers for an address.
 */
export async function withoutTheDoor(
  ctx: Context,
  read: ReadMail,
  isBlocked: (address: string) => boolean,
): Promise<Outcome | null> {
  const { entry, mail } = read
  if (mail.rfc_id && isOurMailId(mail.rfc_id)) return { state: 'dropped', reason: 'own_mail' }
  const isReport = mail.reports.length > 0 || mail.automatic === 'bounce'
  const noted = isReport ? await noteUnderOurMail(ctx, read) : null
  if (noted) return noted
  if (entry.as_message) return null
  if ([writerOf(read)?.email ?? '', entry.sender].some((address) => address !== '' && isBlocked(address))) {
    return { state: 'dropped', reason: 'blocked_sender' }
  }
  return isReport ? { state: 'quarantined', reason: 'report_about_unknown_mail' } : null
}

/** A report is noted under the message it is about; null when it proves no such message. */
async function noteUnderOurMail(ctx: Context, { entry, mail }: ReadMail): Promise<Outcome | null> {
  const place = await noteReports(ctx, {
    mail_id: entry.id,
    reports: mail.reports,
    delivery_number: [...entry.recipients, ...mail.to].flatMap((address) => deliveryNumberIn(address) ?? [])[0] ?? null,
    original_message_ids: [
      ...new Set([...mail.reports.flatMap((report) => report.original_message_id ?? []), ...mail.references]),
    ],
  })
  return place && { state: 'filed', reason: REASONS[mail.automatic] ?? 'report', ...place }
}

const REASONS: Partial<Record<ReadMail['mail']['automatic'], string>> = {
  bounce: 'bounce',
  feedback_report: 'complaint',
}
