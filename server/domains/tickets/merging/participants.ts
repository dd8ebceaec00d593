import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** Takes everybody of the sources into the target's conversation. Returns the addresses that were not in it before. */
export async function joinParticipants(
  { db }: Context,
  into: string,
  sources: readonly { id: string }[],
): Promise<string[]> {
  const rows = await db
    .insertInto('participants')
    .columns(['ticket_id', 'address'])
    .expression((eb) =>
      eb
        .selectFrom('participants')
        .select([eb.cast<string>(eb.val(into), 'uuid').as('ticket_id'), 'address'])
        .distinct()
        .where(
          'ticket_id',
          'in',
          sources.map(({ id }) => id),
        ),
    )
    .onConflict((row) => row.doNothing())
    .returning('address')
    .execute()
  return rows.map(({ address }) => address)
}

interface Undone {
  id: string
  into_ticket_id: string
  joined: string[]
  created_at: string
}

/**
 * Those who came with a merge leave with it, unless another merge that stands brought them too (then they leave with that
 * one), or they took part in what was said since.
 */
export async function partParticipants({ db }: Context, merge: Undone): Promise<void> {
  const { id, into_ticket_id, joined, created_at } = merge
  if (joined.length === 0) return
  const alsoBrought = sql`
    select distinct on (p.address) p.address, m.id as merge_id
    from merges m join merged_tickets t on t.merge_id = m.id join participants p on p.ticket_id = t.ticket_id
    where m.into_ticket_id = ${into_ticket_id} and m.undone_at is null and m.id <> ${id} and p.address = any(${joined})
    order by p.address, m.id`
  await sql`
    with heirs as (select merge_id, array_agg(address) as addresses from (${alsoBrought}) as also group by merge_id)
    update merges set joined = merges.joined || heirs.addresses from heirs where merges.id = heirs.merge_id`.execute(db)
  await sql`
    delete from participants p
    where p.ticket_id = ${into_ticket_id} and p.address = any(${joined})
      and p.address not in (select address from (${alsoBrought}) as also)
      and not exists (
        select from messages m where m.ticket_id = ${into_ticket_id} and m.created_at > ${created_at}
          and (lower(m.reply_to) = p.address or p.address = any(m.to_addresses || m.cc_addresses || m.bcc_addresses)))
  `.execute(db)
}
