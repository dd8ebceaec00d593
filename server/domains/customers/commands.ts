import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { ChangeCompany, ChangeCustomer, CreateCompany, CreateCustomer } from './contract.ts'
import { CompanyChanged, CompanyCreated, ConsentChanged, CustomerChanged, CustomerCreated } from './events.ts'
import { type From, type IdentityKey, identitiesIn, nameOf, normalized } from './identities.ts'
import { getCompany, getCustomer } from './queries.ts'

/** Who a sender is: the customer known by their most telling identity, or a new one. */
export async function customerOf(
  ctx: Context,
  from: From,
): Promise<{ id: string; created: boolean; by: IdentityKey['kind'] | 'name' }> {
  return inTransaction(ctx, async (ctx) => {
    const keys = identitiesIn(from)
    await lockIdentities(ctx, keys)
    for (const key of keys) {
      const known = await customerWith(ctx, key)
      if (known) return { id: known, created: false, by: key.kind }
    }
    const id = await insertCustomer(ctx, { name: nameOf(from), company_id: await companyOf(ctx, from) })
    await insertIdentities(
      ctx,
      id,
      keys.map((key) => ({ ...key, verified: false })),
    )
    return { id, created: true, by: keys[0]?.kind ?? 'name' }
  })
}

/** The company whose domain the address has. */
async function companyOf({ db }: Context, { email }: From): Promise<string | null> {
  const domain = email?.split('@')[1]?.toLowerCase()
  if (!domain) return null
  const company = await db.selectFrom('companies').select('id').where('domain', '=', domain).executeTakeFirst()
  return company?.id ?? null
}

/** Messages of one sender go one after the other, so that two at once make one customer and one ticket. */
async function lockIdentities(ctx: Context, keys: IdentityKey[]): Promise<void> {
  for (const { kind, value } of keys.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`identity:${kind}:${value}`}, 0))`.execute(ctx.db)
  }
}

async function customerWith({ db }: Context, { kind, value }: IdentityKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('customer_id')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst()
  return row?.customer_id
}

interface NewCustomer {
  name: string
  company_id?: string | null
  account_type?: string | null
  language?: string | null
  time_zone?: string | null
}

async function insertCustomer(ctx: Context, customer: NewCustomer): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('customers')
    .values({ id, ...customer, created_at: nowText(ctx) })
    .execute()
  emit(ctx, CustomerCreated, { customer_id: id })
  return id
}

async function insertIdentities(
  ctx: Context,
  customer_id: string,
  identities: (IdentityKey & { verified: boolean })[],
): Promise<void> {
  if (identities.length === 0) return
  const created_at = nowText(ctx)
  const rows = identities.map(({ kind, value, verified }) => ({
    id: newId(),
    customer_id,
    verified,
    created_at,
    ...normalized({ kind, value }),
  }))
  const written = await ctx.db
    .insertInto('identities')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .returning('id')
    .execute()
  if (written.length === rows.length) return
  throw conflict('identity_taken', 'One of these addresses belongs to another customer already.', [
    { path: 'identities', message: 'belongs to another customer' },
  ])
}

export const createCustomer = (ctx: Context, body: CreateCustomer) =>
  inTransaction(ctx, async (ctx) => {
    if (body.company_id) await getCompany(ctx, body.company_id)
    const { identities, ...fields } = body
    const id = await insertCustomer(ctx, fields)
    await insertIdentities(ctx, id, identities)
    return getCustomer(ctx, id)
  })

export const changeCustomer = (ctx: Context, id: string, body: ChangeCustomer) =>
  inTransaction(ctx, async (ctx) => {
    await getCustomer(ctx, id)
    const { consents, ...fields } = body
    if (fields.company_id) await getCompany(ctx, fields.company_id)
    if (Object.keys(fields).length > 0) {
      await ctx.db.updateTable('customers').set(fields).where('id', '=', id).execute()
      emit(ctx, CustomerChanged, { customer_id: id })
    }
    if (consents?.length) await putConsents(ctx, id, consents)
    return getCustomer(ctx, id)
  })

async function putConsents(
  ctx: Context,
  customer_id: string,
  consents: NonNullable<ChangeCustomer['consents']>,
): Promise<void> {
  const rows = consents.map((consent) => ({ ...consent, customer_id, source: ctx.actor.type, at: nowText(ctx) }))
  await ctx.db
    .insertInto('consents')
    .values(rows)
    .onConflict((row) =>
      row.columns(['customer_id', 'purpose']).doUpdateSet((eb) => ({
        granted: eb.ref('excluded.granted'),
        source: eb.ref('excluded.source'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
  for (const { purpose, granted } of consents) emit(ctx, ConsentChanged, { customer_id, purpose, granted })
}

export const createCompany = (ctx: Context, body: CreateCompany) =>
  inTransaction(ctx, async (ctx) => {
    const id = newId()
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('companies')
      .values({ id, ...body, created_at: nowText(ctx) })
      .onConflict((row) => row.column('domain').doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows)
      throw conflict('domain_taken', 'Another company has this domain.', [{ path: 'domain', message: 'is taken' }])
    emit(ctx, CompanyCreated, { company_id: id })
    return getCompany(ctx, id)
  })

export const changeCompany = (ctx: Context, id: string, body: ChangeCompany) =>
  inTransaction(ctx, async (ctx) => {
    await getCompany(ctx, id)
    if (Object.keys(body).length > 0) {
      await ctx.db.updateTable('companies').set(body).where('id', '=', id).execute()
      emit(ctx, CompanyChanged, { company_id: id })
    }
    return getCompany(ctx, id)
  })
