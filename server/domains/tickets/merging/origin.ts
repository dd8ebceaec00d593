import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/context.ts'
import type { TicketRow } from '../access.ts'

/*
 * A merge can bring together what several customers wrote, who know nothing of each other. Each of them, in a session of
 * their own, sees only their part. All of this is said of messages `m`.
 */

/** The ticket a message was written in, when a merge that stands took it from there. */
const movedFrom = sql<string>`(
  select moved.ticket_id from merged_messages moved
  join merges on merges.id = moved.merge_id join tickets source on source.id = moved.ticket_id
  where moved.message_id = m.id and merges.undone_at is null and source.merged_into = m.ticket_id
  order by moved.merge_id limit 1)`

/** Since when the message's ticket holds more than what its own customer wrote; null when it does not. */
const sharedSince = sql<string>`(
  select min(merges.created_at) from tickets target join tickets source on source.merged_into = target.id
  join merged_tickets on merged_tickets.ticket_id = source.id join merges on merges.id = merged_tickets.merge_id
  where target.id = m.ticket_id and merges.undone_at is null and source.customer_id <> target.customer_id)`

const belongsTo = (ticketId: RawBuilder<unknown>, customerId: string | null) =>
  sql`exists (select from tickets home where home.id = ${ticketId} and home.customer_id = ${customerId} and not home.spam)`

/**
 * What a customer may see: what was said in tickets of theirs, and in a ticket they now share what they said themselves
 * and what was said to them. Never a note, nor a reply that may still be taken back.
 */
export const seenBy = ({ id }: Actor): RawBuilder<SqlBool> => sql`(
  m.kind <> 'note' and m.undo_until is null and case
    when ${movedFrom} is not null then ${belongsTo(movedFrom, id)}
    when m.created_at <= coalesce(${sharedSince}, 'infinity') then ${belongsTo(sql`m.ticket_id`, id)}
    when m.kind = 'message' then m.author_id = ${id}
    when m.to_addresses = '{}' then ${belongsTo(sql`m.ticket_id`, id)}
    else (m.to_addresses || m.cc_addresses) && array(
      select value from identities where customer_id = ${id} and kind = 'email')
  end)`

/** Of what a customer may see, what stands on one of their tickets; on a merged one, wherever it is now. */
export const saidIn = ({ id, merged_into }: TicketRow): RawBuilder<SqlBool> =>
  merged_into
    ? sql`(m.ticket_id = ${merged_into} and (m.created_at > ${sharedSince} and ${movedFrom} is null or exists (
        select from merged_messages moved join merges on merges.id = moved.merge_id
        where moved.message_id = m.id and moved.ticket_id = ${id} and merges.undone_at is null)))`
    : sql`m.ticket_id = ${id}`
