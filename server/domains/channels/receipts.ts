import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { decide } from '../../platform/decisions.ts'
import type { Inbound, Received } from './inbound-message.ts'

/** Step 1 of the door. The same message at the same time waits here and then finds the first one's receipt. */
export async function seenBefore({ db }: Context, inbounds: readonly Inbound[]): Promise<Map<Inbound, Received>> {
  const asked = inbounds.map(({ source, external_id }) => ({ source, external_id }))
  const names = asked.map(({ source, external_id }) => `receipt:${source}:${external_id}`).sort()
  await sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) with ordinality as locks(name, place) order by place`.execute(db)
  const { rows } = await sql<{ source: string; external_id: string; ticket_id: string; message_id: string }>`
    select source, external_id, messages.ticket_id, message_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(source text, external_id text)
    join receipts using (source, external_id) join messages on messages.id = receipts.message_id`.execute(db)
  const receipts = new Map(rows.map((row) => [`${row.source} ${row.external_id}`, row]))
  return new Map(
    inbounds.flatMap((inbound): [Inbound, Received][] => {
      const receipt = receipts.get(`${inbound.source} ${inbound.external_id}`)
      if (!receipt) return []
      return [[inbound, { ticket_id: receipt.ticket_id, message_id: receipt.message_id, duplicate: true }]]
    }),
  )
}

interface Filed {
  inbound: Inbound
  ticket: { id: string }
  message_id: string
}

/** Keeps under which names messages are known, so that a second delivery adds nothing and answers find their ticket. */
export async function keepReceipts(ctx: Context, filed: readonly Filed[]): Promise<void> {
  await ctx.db
    .insertInto('receipts')
    .values(
      filed.map(({ inbound: { source, external_id }, ticket, message_id }) => ({
        source,
        external_id,
        ticket_id: ticket.id,
        message_id,
      })),
    )
    .execute()
  const named = filed.flatMap(({ inbound, ticket, message_id }) =>
    inbound.rfc_id ? [{ rfc_id: inbound.rfc_id, ticket_id: ticket.id, message_id }] : [],
  )
  if (named.length === 0) return
  await flagReusedIds(ctx, named)
  await rememberMailIds(ctx, named)
}

interface NamedMail {
  rfc_id: string
  ticket_id: string
  message_id: string
}

/** Earlier messages with the same id named at most, per message. */
const MOST_EARLIER = 20

/** The same Message-ID with other content is another message; that somebody reused the id is kept as a reason to look. */
async function flagReusedIds(ctx: Context, named: readonly NamedMail[]): Promise<void> {
  const { rows } = await sql<{ rfc_id: string; earlier: string[] }>`
    select asked.rfc_id, array_agg(used.message_id) as earlier
    from unnest(${named.map(({ rfc_id }) => rfc_id)}::text[]) as asked(rfc_id)
    cross join lateral (
      select message_id from mail_ids where mail_ids.rfc_id = asked.rfc_id limit ${MOST_EARLIER}) as used
    group by asked.rfc_id`.execute(ctx.db)
  const reused = new Map(rows.map(({ rfc_id, earlier }) => [rfc_id, earlier]))
  for (const { rfc_id, ticket_id, message_id } of named) {
    const earlier = reused.get(rfc_id)
    if (!earlier) continue
    decide(ctx, {
      subject_type: 'ticket',
      subject_id: ticket_id,
      kind: 'message_id',
      rule: 'reused_id',
      inputs: { message_id, earlier },
      result: { filed_as: 'another message' },
      losers: [{ option: 'drop it as a duplicate', reason: 'its content is not the same' }],
    })
  }
}

/** Message-IDs lead back to their tickets from now on. */
export async function rememberMailIds({ db }: Pick<Context, 'db'>, named: readonly NamedMail[]): Promise<void> {
  await db
    .insertInto('mail_ids')
    .values([...named])
    .onConflict((row) => row.doNothing())
    .execute()
}
