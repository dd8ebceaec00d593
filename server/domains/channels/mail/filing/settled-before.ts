import type { Context } from '../../../../platform/context.ts'
import { deliveryNumberIn } from '../sending/bounce-address.ts'
import { recipientsOf, writerOf } from './inbound-of.ts'
import type { ReadMail } from './read-mail.ts'

/**
 * By what a second delivery is known of a mail that may never become a message: a report, or one without a writer. Null
 * for all others, whose receipts the door keeps, and for what a person wants as a message.
 */
export function nameWithoutTheDoor(read: ReadMail): string | null {
  const { entry, mail } = read
  const isReport = mail.reports.length > 0 || mail.automatic === 'bounce'
  if (entry.as_message || !(isReport || writerOf(read) === null)) return null
  // Reports that quote nothing can be alike: then only the address they came back to tells them apart.
  const about = recipientsOf(read).flatMap((address) => deliveryNumberIn(address) ?? [])[0] ?? ''
  return `${mail.external_id} ${about}`
}

/** The first delivery of a mail that went by without the door. */
interface First {
  mail_id: string
  ticket_id: string | null
}

/** Which of these were settled before, by their names. Asks only where there is one with a name. */
export async function settledBefore({ db }: Context, pending: readonly ReadMail[]): Promise<Map<string, First>> {
  const names = pending.flatMap((read) => nameWithoutTheDoor(read) ?? [])
  if (names.length === 0) return new Map()
  const rows = await db
    .selectFrom('mails')
    .select(['id as mail_id', 'ticket_id', 'known_as'])
    .where('known_as', 'in', names)
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ known_as, ...first }) => [known_as!, first]))
}
