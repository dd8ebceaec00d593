import { sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import { notFound } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../../platform/pages.ts'
import type { LedgerDetail, LedgerEntry, LedgerQuery, MailState } from '../contract.ts'

const entries = ({ db }: Context) =>
  db
    .selectFrom('mails')
    .select(['id', 'received_at', 'arrived_at', 'late', 'source', 'account_id', 'peer', 'sender', 'recipients'])
    .select(['from_address', 'subject', 'state', 'reason', 'automatic', 'attempts', 'ticket_id', 'message_id'])
    .select(sql<string | null>`authentication->>'verdict'`.as('authenticity'))
    .select((eb) => eb.cast<number>('size', 'float8').as('size'))

/** Every mail received and what became of it, newest first; the sums and the page are of one moment. */
export async function mailLedger(ctx: Context, query: LedgerQuery) {
  const before = readCursor(query.cursor, ['id'])
  const rows = await matching(entries(ctx), query)
    .$if(before !== undefined, (rows) => rows.where('id', '<', before![0]))
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return { ...(await countMails(ctx.db)), ...pageOfRows(rows as LedgerEntry[], query.limit, ({ id }) => [id]) }
}

type Entries = ReturnType<typeof entries>

const matching = (rows: Entries, { state, account_id, automatic, reason, from, since, until }: LedgerQuery): Entries =>
  rows
    .$if(state !== undefined, (rows) => rows.where('state', '=', state!))
    .$if(account_id !== undefined, (rows) =>
      isId(account_id!) ? rows.where('account_id', '=', account_id!) : rows.where(sql<boolean>`false`),
    )
    .$if(automatic !== undefined, (rows) => rows.where('automatic', '=', automatic!))
    .$if(reason !== undefined, (rows) => rows.where('reason', '=', reason!))
    .$if(from !== undefined && from !== '', (rows) => rows.where(sql<boolean>`starts_with(from_address, ${from})`))
    .$if(since !== undefined, (rows) => rows.where('received_at', '>=', since!))
    .$if(until !== undefined, (rows) => rows.where('received_at', '<', until!))

/** One mail of the ledger with all that was found about it. */
export async function ledgerEntry(ctx: Context, id: string): Promise<LedgerDetail> {
  const row = isId(id)
    ? await entries(ctx).select(['sha256', 'settled_at', 'authentication']).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw notFound('mail')
  return row as LedgerDetail
}

async function countMails(db: Context['db']) {
  const { rows } = await sql<Record<'received' | MailState, number>>`
    select count(*)::int as received,
           count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state = 'filed')::int as filed,
           count(*) filter (where state = 'quarantined')::int as quarantined, count(*) filter (where state = 'dropped')::int as dropped
    from mails`.execute(db)
  return rows[0]!
}
