import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

interface Undone {
  into_ticket_id: string
  created_at: string
}

/**
 * An answer written before the merge may have left only after it, and then stopped the target's clock. Now that it is back
 * where it was written, it stops the clock there, and the target's stands where an answer of its own stops it.
 */
export async function sortOutFirstResponses(
  { db }: Context,
  { into_ticket_id, created_at }: Undone,
  source_ids: string[],
): Promise<void> {
  const left = sql`
    select m.ticket_id, d.sent_at from messages m join deliveries d on d.message_id = m.id
    where m.author_type <> 'system' and m.delivery_state not in ('failed', 'bounced') and d.sent_at is not null`
  const leftMeanwhile = sql`
    select ticket_id, min(sent_at) as sent_at from (${left}) as answer
    where ticket_id = any(${source_ids}::uuid[]) and sent_at > ${created_at}::timestamptz group by ticket_id`
  await sql`
    update tickets set first_response_at = (
      select min(sent_at) from (${left}) as own where own.ticket_id = tickets.id)
    where id = ${into_ticket_id} and first_response_at in (select sent_at from (${leftMeanwhile}) as moved)`.execute(db)
  await sql`
    update tickets t set first_response_at = moved.sent_at from (${leftMeanwhile}) as moved
    where t.id = moved.ticket_id and t.first_response_at is null`.execute(db)
}
