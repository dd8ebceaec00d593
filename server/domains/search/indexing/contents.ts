import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { OwnAutomatic } from '../../tickets/contract.ts'
import type { TicketContent } from './document.ts'

/** Characters of a message, messages, addresses and files of a ticket that can be found: nothing people write is longer. */
const LONGEST_MESSAGE = 20_000
const MOST_MESSAGES = 300
const MOST_ADDRESSES = 50
const MOST_FILES = 100

/** What can be found of these tickets. What the desk writes by itself is in every ticket and finds none. */
export async function contentsOf({ db }: Context, ids: readonly string[]): Promise<TicketContent[]> {
  const { rows } = await sql<TicketContent>`
    select t.id, t.last_message_at as at, t.case_id, t.subject, customers.name as customer, companies.name as company, companies.domain,
      array(select value from identities where customer_id = t.customer_id limit ${MOST_ADDRESSES}) as addresses,
      array(select address from participants where ticket_id = t.id limit ${MOST_ADDRESSES}) as participants,
      array(select source.case_id || ' ' || source.subject from tickets source where source.merged_into = t.id) as merged,
      array(
        select left(m.new_text, ${LONGEST_MESSAGE}) from messages m
        where m.ticket_id = t.id and m.automatic <> all(${[...OwnAutomatic.options]}::text[])
        order by m.position desc limit ${MOST_MESSAGES}) as texts,
      array(
        select files.name from messages m join message_files on message_files.message_id = m.id
        join files on files.id = message_files.file_id
        where m.ticket_id = t.id and not message_files.inline limit ${MOST_FILES}) as files
    from tickets t join customers on customers.id = t.customer_id left join companies on companies.id = t.company_id
    where t.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export interface PersonContent {
  id: string
  kind: 'customer' | 'company'
  texts: (string | null)[]
}

export async function peopleOf({ db }: Context, ids: readonly string[]): Promise<PersonContent[]> {
  const { rows } = await sql<PersonContent>`
    select c.id, 'customer' as kind, array[c.name, companies.name]
      || array(select value from identities where customer_id = c.id limit ${MOST_ADDRESSES}) as texts
    from customers c left join companies on companies.id = c.company_id where c.id = any(${[...ids]}::uuid[])
    union all
    select id, 'company', array[name, domain] from companies where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
