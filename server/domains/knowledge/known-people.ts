import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Known } from './without-personal-data.ts'

/** A name by itself at a mail provider, or a role: taken out of every text it would leave nothing. */
const NOBODYS = new Set(
  'info mail office hello contact support sales team admin billing service help account accounts hr it gmail outlook hotmail yahoo icloud proton protonmail qq gmx web live'.split(
    ' ',
  ),
)
const SHORTEST_WORD = 4

interface Row {
  kind: 'name' | 'phrase' | 'address'
  value: string
}

/** Everybody and everything of theirs that is known of tickets: to be taken out of what is made of these for others to read. */
export async function knownPeopleOf({ db }: Context, ticketIds: readonly string[]): Promise<Known> {
  if (ticketIds.length === 0) return {}
  const ids = [...ticketIds]
  const { rows } = await sql<Row>`
    with them as (select id, customer_id, company_id, assignee_id, case_id from tickets where id = any(${ids}::uuid[])),
    people as (
      select customer_id as id from them
      union select author_id from messages where ticket_id = any(${ids}::uuid[]) and author_id is not null
      union select assignee_id from them where assignee_id is not null)
    select 'name' as kind, name as value from customers where id in (select id from people)
    union select 'name', name from users where id in (select id from people)
    union select 'name', c.name from companies c where c.id in (
      select company_id from them union select company_id from customers where id in (select id from people))
    union select 'address', c.domain from companies c where c.domain is not null and c.id in (select company_id from them)
    union select 'address', address from participants where ticket_id = any(${ids}::uuid[])
    union select case kind when 'email' then 'address' else 'phrase' end, value from identities
      where customer_id in (select id from people)
    union select 'phrase', f.name from files f where f.ticket_id = any(${ids}::uuid[])
    union select 'phrase', f.name from message_files mf join messages m on m.id = mf.message_id
      join files f on f.id = mf.file_id where m.ticket_id = any(${ids}::uuid[])
    union select 'phrase', case_id from them`.execute(db)
  const valuesOf = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).map(({ value }) => value)
  const addresses = valuesOf('address')
  return { names: valuesOf('name'), phrases: [...valuesOf('phrase'), ...addresses, ...addresses.flatMap(wordsOf)] }
}

/** The words an address is made of: its name, and whose it is. */
function wordsOf(address: string): string[] {
  const [local, domain] = address.includes('@') ? address.split('@') : ['', address]
  const host = (domain ?? '').split('.').slice(0, -1)
  return [...(local ?? '').split(/[._+-]/), ...host].filter(
    (word) => word.length >= SHORTEST_WORD && !NOBODYS.has(word),
  )
}
