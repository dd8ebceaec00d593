import { sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import { notFound } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../../../platform/pages.ts'
import { withinReach } from '../../../tickets/access.ts'
import type { LedgerDetail, LedgerEntry, LedgerQuery, MailState } from '../contract.ts'

/** A mail belongs to the ticket its message is in now; who may not see that ticket does not see the mail either. */
const entries = ({ db, actor }: Context) =>
  db
    .selectFrom('mails')
    .leftJoin('messages', 'messages.id', 'mails.message_id')
    .leftJoin('tickets', (join) =>
      join.on((eb) => eb('tickets.id', '=', eb.fn.coalesce('messages.ticket_id', 'mails.ticket_id'))),
    )
    .where((eb) => eb.or([eb('tickets.id', 'is', null), withinReach(actor, 'read')]))
    .select(['mails.id', 'received_at', 'arrived_at', 'mails.late', 'source', 'mails.account_id', 'peer', 'sender'])
    .select(['recipients', 'from_address', 'mails.subject', 'state', 'reason', 'mails.automatic', 'attempts'])
    .select(['tickets.id as ticket_id', 'mails.message_id'])
    .select(sql<string | null>`authentication->>'verdict'`.as('authenticity'))
    .select((eb) => eb.cast<number>('size', 'float8').as('size'))

/** Every mail received and what became of it, newest first. The sums are of all mails, whoever may see them. */
export async function mailLedger(ctx: Context, query: LedgerQuery) {
  const before = readCursor(query.cursor, ['id'])
  const rows = await matching(entries(ctx), query)
    .$if(before !== undefined, (rows) => rows.where('mails.id', '<', before![0]))
    .orderBy('mails.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return { ...(await countMails(ctx.db)), ...pageOfRows(rows as LedgerEntry[], query.limit, ({ id }) => [id]) }
}

type Entries = ReturnType<typeof entries>

const matching = (rows: Entries, { state, account_id, automatic, reason, from, since, until }: LedgerQuery): Entries =>
  rows
    .$if(state !== undefined, (rows) => rows.where('state', '=', state!))
    .$if(account_id !== undefined, (rows) =>
      isId(account_id!) ? rows.where('mails.account_id', '=', account_id!) : rows.where(sql<boolean>`false`),
    )
    .$if(automatic !== undefined, (rows) => rows.where('mails.automatic', '=', automatic!))
    .$if(reason !== undefined, (rows) => rows.where('reason', '=', reason!))
    .$if(from !== undefined && from !== '', (rows) => rows.where(sql<boolean>`starts_with(from_address, ${from})`))
    .$if(since !== undefined, (rows) => rows.where('received_at', '>=', since!))
    .$if(until !== undefined, (rows) => rows.where('received_at', '<', until!))

/** One mail of the ledger with all that was found about it. */
export async function ledgerEntry(ctx: Context, id: string): Promise<LedgerDetail> {
  const row = isId(id)
    ? await entries(ctx)
        .select(['sha256', 'settled_at', 'authentication'])
        .where('mails.id', '=', id)
        .executeTakeFirst()
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
