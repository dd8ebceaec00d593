import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { getCompany } from './companies.ts'
import type { ChangeCustomer, CreateCustomer } from './contract.ts'
import { ConsentChanged, CustomerChanged, CustomerCreated } from './events.ts'
import { type IdentityKey, isTelling, normalized } from './identities.ts'
import { getCustomer } from './queries.ts'

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
  const created_at = nowText(ctx)
  const rows = identities.map((identity) => ({ id: newId(), customer_id, created_at, ...identity }))
  if (rows.length === 0) return
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
    await insertIdentities(ctx, id, identitiesGiven(identities))
    return getCustomer(ctx, id)
  })

/** As people type them: each one once, in the spelling that is kept. Nobody said where a handle is used. */
function identitiesGiven(given: CreateCustomer['identities']): (IdentityKey & { verified: boolean })[] {
  const all = given.map(({ kind, value, verified }) => ({ kind, scope: '', value: normalized(kind, value), verified }))
  return [
    ...new Map(all.filter(isTelling).map((identity) => [`${identity.kind}:${identity.value}`, identity])).values(),
  ]
}

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

/** Somebody has shown that an address is theirs, by a code that was sent to it. */
export const verifyIdentity = (ctx: Context, identityId: string) =>
  inTransaction(ctx, async (ctx) => {
    const verified = await ctx.db
      .updateTable('identities')
      .set({ verified: true })
      .where('id', '=', identityId)
      .where('verified', '=', false)
      .returning('customer_id')
      .executeTakeFirst()
    if (verified) emit(ctx, CustomerChanged, { customer_id: verified.customer_id })
  })
