import { type Selectable, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { DB } from '../../platform/db/tables.ts'
import { segmentsOf, type TicketFacts } from '../framework/conditions.ts'
import type { Framework } from '../framework/schema.ts'

type TicketRow = Pick<
  Selectable<DB['tickets']>,
  | 'id'
  | 'customer_id'
  | 'channel'
  | 'status'
  | 'priority'
  | 'category'
  | 'emotion'
  | 'language'
  | 'tier'
  | 'team'
  | 'tags'
  | 'assignee_id'
>

interface Person {
  id: string
  account_type: string
  company: string | null
  language: string | null
  email_domains: string[]
}

/** What conditions may ask about tickets, by id, with one statement for all of their customers. */
export async function factsOf(
  ctx: Context,
  framework: Framework,
  tickets: readonly TicketRow[],
): Promise<Map<string, TicketFacts>> {
  const people = await peopleOf(ctx, [...new Set(tickets.map(({ customer_id }) => customer_id))])
  return new Map(
    tickets.map(({ id, customer_id, ...ticket }) => {
      const person = people.get(customer_id)!
      return [id, { ...ticket, account_type: person.account_type, segments: segmentsOf(framework, person) }]
    }),
  )
}

async function peopleOf({ db }: Context, ids: readonly string[]): Promise<Map<string, Person>> {
  const { rows } = await sql<Person>`
    select c.id, coalesce(c.account_type, companies.account_type, 'free') as account_type, companies.name as company,
      c.language, array(
        select distinct lower(split_part(value, '@', 2)) from identities where customer_id = c.id and kind = 'email'
        limit 50) as email_domains
    from customers c left join companies on companies.id = c.company_id
    where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where words are looked for: the subject, and the message it is about, else the newest of the customer's own. */
export async function textsOf(
  { db }: Context,
  { ticket_id, message_id }: { ticket_id: string; message_id: string | null },
): Promise<string[]> {
  const found = await db
    .selectFrom('tickets')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('messages')
          .select('new_text')
          .whereRef('messages.ticket_id', '=', 'tickets.id')
          .$if(message_id !== null, (query) => query.where('messages.id', '=', message_id!))
          .$if(message_id === null, (query) =>
            query.where('kind', '=', 'message').where('automatic', '=', 'none').orderBy('position', 'desc'),
          )
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .select(['tickets.subject', 'said.new_text'])
    .where('tickets.id', '=', ticket_id)
    .executeTakeFirst()
  return found ? [found.subject, found.new_text ?? ''] : []
}
