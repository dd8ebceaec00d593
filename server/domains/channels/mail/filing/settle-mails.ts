import { sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import { nowText } from '../../../../platform/context.ts'
import { emit } from '../../../../platform/events.ts'
import { MailDropped, MailFiled, MailQuarantined } from '../../events.ts'
import { writerOf } from './inbound-of.ts'
import type { ReadMail } from './read-mail.ts'

/** What became of a mail. `reason` is a stable word where we decided, or the words of what went wrong. */
export interface Fate {
  mail_id: string
  state: 'filed' | 'dropped' | 'quarantined'
  reason: string | null
  ticket_id?: string | null
  message_id?: string | null
  /** By what a second delivery is known, for a mail that is no message. */
  known_as?: string | null
  /** What was found about it, when it could be read. */
  read?: ReadMail
}

/** The end of the mails' way, said once each: who is settled already stays so. */
export async function settleMails(ctx: Context, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return
  const rows = fates.map(({ read, known_as, ...fate }) => ({
    ...fate,
    known_as: fate.state === 'dropped' ? null : (known_as ?? null),
    automatic: read?.mail.automatic ?? null,
    authentication: read?.authentication ?? null,
    from_address: (read && writerOf(read)?.email) ?? null,
    subject: read?.mail.subject.slice(0, LONGEST_SUBJECT).toWellFormed() ?? null,
  }))
  // Said twice: how many rows JSON holds is unknown to the planner, which would read the whole table for them.
  const ids = rows.map(({ mail_id }) => mail_id)
  const { rows: settled } = await sql<{ id: string }>`
    update mails set
      state = fate.state, reason = fate.reason, ticket_id = fate.ticket_id, message_id = fate.message_id,
      automatic = coalesce(fate.automatic, mails.automatic),
      authentication = coalesce(fate.authentication, mails.authentication),
      from_address = coalesce(fate.from_address, mails.from_address),
      subject = coalesce(fate.subject, mails.subject), known_as = coalesce(fate.known_as, mails.known_as),
      settled_at = ${nowText(ctx)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fate(
      mail_id uuid, state text, reason text, ticket_id uuid, message_id uuid, automatic text, authentication jsonb,
      from_address text, subject text, known_as text)
    where mails.id = fate.mail_id and mails.id = any(${ids}::uuid[]) and mails.state = 'pending'
    returning mails.id`.execute(ctx.db)
  const isSettled = new Set(settled.map(({ id }) => id))
  for (const fate of fates) if (isSettled.has(fate.mail_id)) announce(ctx, fate)
}

const LONGEST_SUBJECT = 500

function announce(ctx: Context, { mail_id, state, reason, ticket_id }: Fate): void {
  if (state === 'filed') emit(ctx, MailFiled, { mail_id, ticket_id: ticket_id! })
  if (state === 'dropped') emit(ctx, MailDropped, { mail_id, reason })
  if (state === 'quarantined') emit(ctx, MailQuarantined, { mail_id })
}
