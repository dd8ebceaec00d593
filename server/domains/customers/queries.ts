import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { AccountType, Company, Customer, CustomerQuery } from './contract.ts'
import { found, inOrder } from './search.ts'

const customers = ({ db }: Context) =>
  db
    .selectFrom('customers')
    .leftJoin('companies', 'companies.id', 'customers.company_id')
    .select(['customers.id', 'customers.name', 'customers.company_id', 'companies.name as company_name'])
    .select(['customers.language', 'customers.time_zone', 'customers.created_at'])
    .select((eb) => [
      eb.fn.coalesce('customers.account_type', 'companies.account_type', eb.val('free')).as('account_type'),
      jsonArrayFrom(
        eb
          .selectFrom('identities')
          .select(['kind', 'value', 'verified'])
          .whereRef('identities.customer_id', '=', 'customers.id')
          .orderBy('identities.id')
          .limit(50),
      ).as('identities'),
      jsonArrayFrom(
        eb
          .selectFrom('consents')
          .select((eb) => ['purpose', 'granted', 'source', eb.cast<string>('at', 'text').as('at')])
          .whereRef('consents.customer_id', '=', 'customers.id')
          .orderBy('purpose'),
      ).as('consents'),
    ])

const isoText = (text: string): string =>
  Temporal.Instant.from(text.replace(' ', 'T')).toString({ fractionalSecondDigits: 3 })

const asCustomer = <Row extends { consents: { at: string }[] }>(row: Row): Customer =>
  ({
    ...row,
    consents: row.consents.map((consent) => ({ ...consent, at: isoText(consent.at) })),
  }) as unknown as Customer

export async function getCustomer(ctx: Context, id: string): Promise<Customer> {
  const row = isId(id) ? await customers(ctx).where('customers.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw notFound('customer')
  return asCustomer(row)
}

/** These customers, by name. */
export async function customersById(ctx: Context, ids: readonly string[]): Promise<Customer[]> {
  if (ids.length === 0) return []
  const rows = await customers(ctx)
    .where('customers.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy((eb) => eb.fn('lower', ['customers.name']))
    .orderBy('customers.id')
    .execute()
  return rows.map(asCustomer)
}

/** These companies, by name. */
export async function companiesById({ db }: Context, ids: readonly string[]): Promise<Company[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('companies')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('id')
    .execute()
  return rows as Company[]
}

/** Customers by name; `q` is the start of a name or of an address. */
export async function listCustomers(ctx: Context, query: CustomerQuery) {
  const { cursor, limit, company_id, q } = query
  const after = readCursor(cursor, ['text', 'id'])
  if (company_id !== undefined && !isId(company_id)) return { items: [], next_cursor: null }
  const stretch = { after, company_id, limit: limit + 1 }
  const rows = await customers(ctx)
    .select((eb) => eb.fn<string>('lower', ['customers.name']).as('sort_name'))
    .where('customers.id', 'in', q?.trim() ? found(ctx, q.trim(), stretch) : inOrder(ctx, stretch))
    .orderBy((eb) => eb.fn('lower', ['customers.name']))
    .orderBy('customers.id')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, (row) => [row.sort_name, row.id])
  return { ...page, items: page.items.map(asCustomer) }
}

/** The mail address to answer a customer at: a verified one first, then the oldest. */
export async function mailAddressOf({ db }: Context, customerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('identities')
    .select('value')
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'email')
    .orderBy('verified', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.value ?? null
}

/** What kind of customer each of these is, by id: of their own, or else as their company. */
export async function accountTypesOf(
  { db }: Context,
  of: readonly { customer_id: string }[],
): Promise<Map<string, AccountType>> {
  const rows = await db
    .selectFrom('customers')
    .leftJoin('companies', 'companies.id', 'customers.company_id')
    .select('customers.id')
    .select((eb) =>
      eb.fn.coalesce('customers.account_type', 'companies.account_type', eb.val('free')).as('account_type'),
    )
    .where('customers.id', '=', sql<string>`any(${of.map(({ customer_id }) => customer_id)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, account_type }) => [id, account_type as AccountType]))
}

/** What tells customers apart, for segments and conditions of the framework. */
export interface CustomerFacts {
  account_type: AccountType
  company: string | null
  language: string | null
  email_domains: string[]
}

const MOST_DOMAINS = 50

/** The same for several customers with one statement, by id. */
export async function customerFactsOf({ db }: Context, ids: readonly string[]): Promise<Map<string, CustomerFacts>> {
  const { rows } = await sql<CustomerFacts & { id: string }>`
    select c.id, coalesce(c.account_type, companies.account_type, 'free') as account_type, companies.name as company,
      c.language, array(
        select distinct lower(split_part(value, '@', 2)) from identities where customer_id = c.id and kind = 'email'
        limit ${sql.lit(MOST_DOMAINS)}) as email_domains
    from customers as c left join companies on companies.id = c.company_id
    where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
