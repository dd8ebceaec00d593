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
  ticket_id: string
  kind: 'name' | 'phrase' | 'address'
  value: string
}

/** Everybody and everything of theirs that is known of tickets: to be taken out of what is made of these for others to read. */
export async function knownPeopleOf(ctx: Context, ticketIds: readonly string[]): Promise<Known> {
  return knownFrom(await rowsOf(ctx, ticketIds))
}

/** The same, for each ticket by itself: for texts of many tickets that have nothing to do with each other. */
export async function knownPeopleOfEach(ctx: Context, ticketIds: readonly string[]): Promise<Map<string, Known>> {
  const rows = Map.groupBy(await rowsOf(ctx, ticketIds), ({ ticket_id }) => ticket_id)
  return new Map(ticketIds.map((id) => [id, knownFrom(rows.get(id) ?? [])]))
}

async function rowsOf({ db }: Context, ticketIds: readonly string[]): Promise<Row[]> {
  if (ticketIds.length === 0) return []
  const { rows } = await sql<Row>`
    with them as (
      select id as ticket_id, customer_id, company_id, assignee_id, case_id from tickets
      where id = any(${[...ticketIds]}::uuid[])),
    people as (
      select ticket_id, customer_id as id from them
      union select m.ticket_id, m.author_id from them join messages m using (ticket_id) where m.author_id is not null
      union select ticket_id, assignee_id from them where assignee_id is not null),
    houses as (
      select ticket_id, company_id as id from them
      union select ticket_id, company_id from people join customers using (id))
    select ticket_id, 'name' as kind, name as value from people join customers using (id)
    union select ticket_id, 'name', name from people join users using (id)
    union select ticket_id, 'name', name from houses join companies using (id)
    union select ticket_id, 'address', c.domain from them join companies c on c.id = company_id where c.domain is not null
    union select ticket_id, 'address', address from them join participants using (ticket_id)
    union select ticket_id, case i.kind when 'email' then 'address' else 'phrase' end, i.value
      from people join identities i on i.customer_id = people.id
    union select ticket_id, 'phrase', f.name from them join files f using (ticket_id)
    union select m.ticket_id, 'phrase', f.name from them join messages m using (ticket_id)
      join message_files mf on mf.message_id = m.id join files f on f.id = mf.file_id
    union select ticket_id, 'phrase', case_id from them`.execute(db)
  return rows
}

function knownFrom(rows: readonly Row[]): Known {
  const valuesOf = (kind: Row['kind']) => [
    ...new Set(rows.filter((row) => row.kind === kind).map(({ value }) => value)),
  ]
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
