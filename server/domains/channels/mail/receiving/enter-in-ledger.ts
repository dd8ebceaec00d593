import type { Context } from '../../../../platform/context.ts'
import { instantText } from '../../../../platform/context.ts'
import { emit } from '../../../../platform/events.ts'
import { newId } from '../../../../platform/ids.ts'
import { inTransaction } from '../../../../platform/transaction.ts'
import { MailQuarantined, MailReceived, MailRequested } from '../../events.ts'
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
 * null for a mail that is in the ledger already. One that was there with its headers only is completed, and is new then.
 * `also` joins the transaction.
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
    const idOf = (row: Row) => entered.get(row.source_key ?? row.id) ?? null
    await keepBytes(
      ctx,
      rows.flatMap((row, place) => {
        const mail_id = idOf(row)
        return mail_id ? [{ mail_id, isNew: mail_id === row.id, bytes: mails[place]!.bytes }] : []
      }),
    )
    const fresh = rows.filter((row) => idOf(row) !== null)
    for (const row of fresh) announce(ctx, row, idOf(row)!)
    if (fresh.some(({ state }) => state === 'pending')) await requestFilings(ctx)
    await also(ctx)
    return rows.map(idOf)
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
    whole: !set_aside,
    state: set_aside ? 'quarantined' : 'pending',
    reason: set_aside?.slice(0, 500) ?? null,
    settled_at: set_aside ? instantText(now) : null,
  }
}

type Row = ReturnType<typeof rowOf>

/** Ids of what is new, by the place on its server or, for mails without one, by themselves. */
async function insert({ db }: Context, rows: Row[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const entered = await db
    .insertInto('mails')
    .values(rows)
    .onConflict((row) =>
      row
        .column('source_key')
        .doUpdateSet(({ ref }) => ({
          sender: ref('excluded.sender'),
          recipients: ref('excluded.recipients'),
          sha256: ref('excluded.sha256'),
          size: ref('excluded.size'),
          arrived_at: ref('excluded.arrived_at'),
          late: ref('excluded.late'),
          state: ref('excluded.state'),
          reason: null,
          settled_at: null,
          whole: true,
        }))
        .where('mails.whole', '=', false)
        .where('excluded.whole', '=', true),
    )
    .returning(['id', 'source_key'])
    .execute()
  return new Map(entered.map(({ id, source_key }) => [source_key ?? id, id]))
}

interface Copy {
  mail_id: string
  isNew: boolean
  bytes: Buffer | null | undefined
}

/** In place of the headers, for mails that were known by them. */
async function keepBytes({ db }: Context, copies: readonly Copy[]): Promise<void> {
  const known = copies.filter(({ isNew }) => !isNew).map(({ mail_id }) => mail_id)
  if (known.length > 0) await db.deleteFrom('mail_bytes').where('mail_id', 'in', known).execute()
  const rows = copies.flatMap(({ mail_id, bytes }) => (bytes ? [{ mail_id, bytes }] : []))
  if (rows.length > 0) await db.insertInto('mail_bytes').values(rows).execute()
}

function announce(ctx: Context, { id, state }: Row, mail_id: string): void {
  if (id === mail_id) emit(ctx, MailReceived, { mail_id })
  else emit(ctx, MailRequested, { mail_id, as_message: false })
  if (state === 'quarantined') emit(ctx, MailQuarantined, { mail_id })
}
