import type { Context } from '../../../../platform/context.ts'
import { instantText } from '../../../../platform/context.ts'
import { emit } from '../../../../platform/events.ts'
import { newId } from '../../../../platform/ids.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { MailQuarantined, MailReceived } from '../../events.ts'
import { requestFilings } from '../filing/file-mails.ts'
import { withPlainStrings } from '../reading/plain-strings.ts'

/** A mail later than this was held up on its way, and says so. */
const LATE_AFTER_MINUTES = 10

/** A mail on its way into the ledger. */
export interface ArrivedMail {
  source: 'smtp' | 'imap'
  /** Where an IMAP server keeps it; of one key only the first mail is entered. */
  source_key: string | null
  account_id: string | null
  peer: string
  /** What an SMTP peer calls itself. */
  helo: string | null
  /** The envelope's sender; empty for bounces. */
  sender: string
  recipients: string[]
  sha256: string
  size: number
  /** The bytes themselves, when they are to lie beside the row and not in the file store. */
  bytes?: Buffer | null
  /** When it reached our mailbox, if that was before us. Never believed to be later than now. */
  arrived_at: Temporal.Instant | null
  /** Why it waits for a person instead of being filed. */
  set_aside?: string
}

/**
 * Enters mails in one transaction, in their order, and requests that they be filed. Answers with the id of each row, or
 * null for a mail that is in the ledger already. `also` joins the transaction.
 */
export const enterInLedger = (
  ctx: Context,
  mails: readonly ArrivedMail[],
  also: (ctx: Context) => Promise<void> = async () => {},
): Promise<(string | null)[]> =>
  inTransaction(ctx, async (ctx) => {
    // Ids made within one millisecond come in no order of their own; the ledger keeps that of arrival.
    const ids = mails.map(newId).toSorted()
    const rows = mails.map((mail, place) => rowOf(ctx, mail, ids[place]!))
    const entered = await insert(ctx, rows)
    const fresh = rows.filter(({ id }) => entered.has(id))
    const copies = rows.map(({ id }, place) => ({ mail_id: id, bytes: mails[place]!.bytes }))
    await insertBytes(
      ctx,
      copies.filter(({ mail_id }) => entered.has(mail_id)),
    )
    for (const row of fresh) announce(ctx, row)
    if (fresh.some(({ state }) => state === 'pending')) await requestFilings(ctx)
    await also(ctx)
    return rows.map(({ id }) => (entered.has(id) ? id : null))
  })

function rowOf(ctx: Context, { arrived_at, set_aside, bytes: _apart, ...mail }: ArrivedMail, id: string) {
  const now = ctx.now()
  const arrived = arrived_at && Temporal.Instant.compare(arrived_at, now) < 0 ? arrived_at : now
  return {
    ...withPlainStrings(mail),
    id,
    received_at: instantText(now),
    arrived_at: instantText(arrived),
    late: now.since(arrived).total('minutes') > LATE_AFTER_MINUTES,
    state: set_aside ? 'quarantined' : 'pending',
    reason: set_aside?.slice(0, 500) ?? null,
    settled_at: set_aside ? instantText(now) : null,
  }
}

type Row = ReturnType<typeof rowOf>

async function insert({ db }: Context, rows: Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const entered = await db
    .insertInto('mails')
    .values(rows)
    .onConflict((row) => row.column('source_key').doNothing())
    .returning('id')
    .execute()
  return new Set(entered.map(({ id }) => id))
}

async function insertBytes(
  { db }: Context,
  copies: readonly { mail_id: string; bytes: Buffer | null | undefined }[],
): Promise<void> {
  const rows = copies.flatMap(({ mail_id, bytes }) => (bytes ? [{ mail_id, bytes }] : []))
  if (rows.length > 0) await db.insertInto('mail_bytes').values(rows).execute()
}

function announce(ctx: Context, { id, state }: Row): void {
  emit(ctx, MailReceived, { mail_id: id })
  if (state === 'quarantined') emit(ctx, MailQuarantined, { mail_id: id })
}
