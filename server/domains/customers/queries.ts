import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Context } from '../../platform/context.ts'
import type { PageQuery } from '../../platform/contract.ts'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { pageOfRows, readCursor } from '../../platform/pages.ts'
import type { Company, Customer, CustomerQuery } from './contract.ts'

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

/** Customers by name; `q` is the start of a name or of an address. */
export async function listCustomers(ctx: Context, { cursor, limit, q, company_id }: CustomerQuery) {
  const after = readCursor(cursor, 2)
  const start = q
    ? `${q
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, '\\$&')}%`
    : undefined
  const rows = await customers(ctx)
    .select((eb) => eb.fn<string>('lower', ['customers.name']).as('sort_name'))
    .$if(company_id !== undefined, (query) => query.where('customers.company_id', '=', company_id!))
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb(eb.fn('lower', ['customers.name']), 'like', start!),
          eb(
            'customers.id',
            'in',
            eb.selectFrom('identities').select('customer_id').where('value', 'like', start!).limit(200),
          ),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.tuple(eb.fn<string>('lower', ['customers.name']), eb.ref('customers.id')),
          '>',
          eb.tuple(String(after![0]), String(after![1])),
        ),
      ),
    )
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

export async function getCompany({ db }: Context, id: string): Promise<Company> {
  const row = isId(id)
    ? await db.selectFrom('companies').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw notFound('company')
  return row as Company
}

export async function listCompanies({ db }: Context, { cursor, limit }: PageQuery) {
  const after = readCursor(cursor, 2)
  const rows = await db
    .selectFrom('companies')
    .selectAll()
    .select((eb) => eb.fn<string>('lower', ['name']).as('sort_name'))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.tuple(eb.fn<string>('lower', ['name']), eb.ref('id')),
          '>',
          eb.tuple(String(after![0]), String(after![1])),
        ),
      ),
    )
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(rows, limit, (row) => [row.sort_name, row.id])
  return { ...page, items: page.items as unknown as Company[] }
}
