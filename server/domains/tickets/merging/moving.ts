import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { snippetOf } from '../append-message.ts'
import { OwnAutomatic } from '../contract.ts'

interface Move {
  merge_id: string
  into: string
  from: string[]
}

/**
 * Moves all messages of some tickets into another one, in order of time, and keeps where each stood. Within a ticket the
 * order never changes, even where the clocks of two nodes disagree: `at` only grows. Numbers that stay unused after a
 * reply was taken back go along with the message behind them (its `weight`), so that taking out brings them back too.
 */
export async function moveAll(ctx: Context, { merge_id, into, from }: Move): Promise<void> {
  await ctx.db
    .insertInto('merged_messages')
    .columns(['merge_id', 'message_id', 'ticket_id', 'position'])
    .expression((eb) =>
      eb
        .selectFrom('messages')
        .select([eb.cast<string>(eb.val(merge_id), 'uuid').as('merge_id'), 'id', 'ticket_id', 'position'])
        .where('ticket_id', 'in', from),
    )
    .execute()
  const placed = sql`
    select id, ticket_id, position as old,
           (sum(weight) over (order by at, ticket_id <> ${into}::uuid, ticket_id, position))::int as new
    from (select id, ticket_id, position, max(created_at) over (partition by ticket_id order by position) as at,
                 position - lag(position, 1, 0) over (partition by ticket_id order by position) as weight
          from messages where ticket_id = any(${[into, ...from]}::uuid[])) as said`
  await sql`
    update tickets set message_count = message_count + (
      select coalesce(sum(last), 0) from (
        select max(position) as last from messages where ticket_id = any(${from}::uuid[]) group by ticket_id) as source)
    where id = ${into}`.execute(ctx.db)
  await moveMarks(ctx, into, placed)
  await sql`
    update messages m set ticket_id = ${into}, position = placed.new from (${placed}) as placed
    where m.id = placed.id and (m.ticket_id <> ${into} or m.position <> placed.new)`.execute(ctx.db)
}

/** Messages that leave a ticket: `id`, and the `ticket_id` and `position` they get. */
type Leaving = RawBuilder<unknown>

/** What a merge moved and what is still there; what a later merge into the same ticket brought as well stays with that. */
export const broughtBy = ({ merge_id, into }: { merge_id: string; into: string }): Leaving => sql`
  select mine.message_id as id, mine.ticket_id, mine.position
  from merged_messages mine join messages on messages.id = mine.message_id
  where mine.merge_id = ${merge_id} and messages.ticket_id = ${into} and not exists (
    select from merged_messages other join merges on merges.id = other.merge_id
    where other.message_id = mine.message_id and other.merge_id <> ${merge_id}
      and merges.into_ticket_id = ${into} and merges.undone_at is null)`

/** Some messages of one ticket, as the first ones of another. */
export const chosen = (messageIds: readonly string[], ticketId: string): Leaving => sql`
  select id, ${ticketId}::uuid as ticket_id, row_number() over (order by position)::int as position
  from messages where id = any(${[...messageIds]}::uuid[])`

/** Takes messages out of a ticket. Those that stay close ranks, and people have seen as far as they had. */
export async function takeOut(ctx: Context, ticketId: string, leaving: Leaving): Promise<void> {
  const said = sql`
    select id, ticket_id, position, position - lag(position, 1, 0) over (order by position) as weight
    from messages where ticket_id = ${ticketId}`
  const staying = sql`
    select id, ticket_id, position as old, (sum(weight) over (order by position))::int as new
    from (${said}) as said where id not in (select id from (${leaving}) as leaving)`
  await sql`
    update tickets set message_count = message_count - (
      select coalesce(sum(weight), 0) from (${said}) as said where id in (select id from (${leaving}) as leaving))
    where id = ${ticketId}`.execute(ctx.db)
  await moveMarks(ctx, ticketId, staying)
  await sql`
    update messages m set ticket_id = placed.ticket_id, position = placed.position
    from (select id, ticket_id, new as position from (${staying}) as staying
          union all select id, ticket_id, position from (${leaving}) as leaving) as placed
    where m.id = placed.id`.execute(ctx.db)
}

/**
 * Whoever had seen up to a message of this ticket has seen up to it, wherever it stands now; never past the next one.
 * Asks for `placed` with the old and new numbers of the ticket's messages, and for its new message count to be set.
 */
const moveMarks = ({ db }: Context, ticketId: string, placed: RawBuilder<unknown>) =>
  sql`
    with placed as materialized (select old, new from (${placed}) as placed where ticket_id = ${ticketId})
    update seen_marks s set position = least(
      coalesce((select max(new) from placed where old <= s.position), 0)
        + s.position - coalesce((select max(old) from placed where old <= s.position), 0),
      coalesce((select min(new) - 1 from placed where old > s.position),
               (select message_count from tickets where id = ${ticketId})))
    where s.ticket_id = ${ticketId}`.execute(db)

/** What lists show of these tickets, from the messages they have now; the order of a ticket without any stays. */
export async function refreshShown({ db }: Context, ticketIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ ticket_id: string; id: string | null; text: string | null }>`
    select t.id as ticket_id, last.id, coalesce(nullif(last.new_text, ''), last.text) as text
    from unnest(${[...ticketIds]}::uuid[]) as t(id)
    left join lateral (
      select id, new_text, text from messages m
      where m.ticket_id = t.id and kind <> 'note' and automatic <> all(${OwnAutomatic.options})
      order by position desc limit 1) as last on true`.execute(db)
  const shown = rows.map(({ text, ...row }) => ({ ...row, snippet: text === null ? null : snippetOf(text) }))
  await sql`
    update tickets t
    set last_message_id = s.id, snippet = coalesce(s.snippet, t.snippet),
        last_message_at = coalesce((select created_at from messages where id = s.id), t.last_message_at)
    from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) as s(ticket_id uuid, id uuid, snippet text)
    where t.id = s.ticket_id`.execute(db)
}
