import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { nowText } from '../../platform/context.ts'
import { emit } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { CustomerCreated } from './events.ts'
import { type From, type IdentityKey, identitiesIn, nameOf, UNPROVEN, whoDecides } from './identities.ts'

/** Somebody who wrote on a channel. */
export interface Sender {
  from: From
  channel: string
  /** proven: the channel vouches for the address · forged: it is known not to be theirs, and opens nobody's history */
  proof?: 'proven' | 'forged'
}

/** Which customer a sender is, and by what that was told. */
export interface Recognized {
  id: string
  company_id: string | null
  created: boolean
  by: IdentityKey['kind'] | 'name'
}

/**
 * Who the senders are: for each the customer known by their most telling identity, or a new one. Several at once share
 * their statements; no two of them may have an identity in common.
 */
export const recognize = (ctx: Context, senders: readonly Sender[]): Promise<Recognized[]> =>
  inTransaction(ctx, async (ctx) => {
    const asked = senders.map((sender) => ({ sender, ...whoDecides(keysOf(sender), sender.channel) }))
    await lockIdentities(
      ctx,
      asked.flatMap(({ deciding, claimed }) => [...deciding, ...claimed]),
    )
    const owners = await ownersOf(
      ctx,
      asked.flatMap(({ deciding, claimed }) => [...deciding, ...claimed]),
    )
    const newcomers = asked.filter(({ deciding }) => !deciding.some((key) => owners.has(nameOfKey(key))))
    const created = await createCustomers(ctx, newcomers, owners)
    await verify(ctx, asked, owners)
    return asked.map((one) => created.get(one) ?? knownAs(one.deciding, owners))
  })

interface Asked {
  sender: Sender
  deciding: IdentityKey[]
  claimed: IdentityKey[]
}

interface Owner {
  identity_id: string
  customer_id: string
  company_id: string | null
  verified: boolean
}

/** A forged address is kept apart: those who use it are told from its real owner. */
const keysOf = ({ from, channel, proof }: Sender): IdentityKey[] =>
  identitiesIn(from, channel).map((key) => (proof === 'forged' ? { ...key, scope: UNPROVEN } : key))

const nameOfKey = ({ kind, scope, value }: IdentityKey): string => `${kind}:${scope}:${value}`

/** Messages of one sender go one after the other, so that two at once make one customer and one ticket. */
async function lockIdentities(ctx: Context, keys: IdentityKey[]): Promise<void> {
  if (keys.length === 0) return
  const names = [...new Set(keys.map((key) => `identity:${nameOfKey(key)}`))].sort()
  await sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) with ordinality as locks(name, place) order by place`.execute(ctx.db)
}

async function ownersOf({ db }: Context, keys: IdentityKey[]): Promise<Map<string, Owner>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<Owner & IdentityKey>`
    select i.id as identity_id, i.kind, i.scope, i.value, i.verified, i.customer_id, c.company_id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as asked(kind text, scope text, value text)
    join identities i using (kind, scope, value)
    join customers c on c.id = i.customer_id`.execute(db)
  return new Map(rows.map((row) => [nameOfKey(row), row]))
}

function knownAs(deciding: IdentityKey[], owners: Map<string, Owner>): Recognized {
  const key = deciding.find((key) => owners.has(nameOfKey(key)))!
  const { customer_id, company_id } = owners.get(nameOfKey(key))!
  return { id: customer_id, company_id, created: false, by: key.kind }
}

async function createCustomers(
  ctx: Context,
  newcomers: Asked[],
  owners: Map<string, Owner>,
): Promise<Map<Asked, Recognized>> {
  if (newcomers.length === 0) return new Map()
  const companies = await companiesOf(ctx, newcomers)
  const created_at = nowText(ctx)
  const created = newcomers.map((asked) => ({
    asked,
    id: newId(),
    name: nameOf(asked.sender.from),
    company_id: asked.sender.proof === 'forged' ? null : (companies.get(domainOf(asked.sender)) ?? null),
  }))
  await ctx.db
    .insertInto('customers')
    .values(created.map(({ id, name, company_id }) => ({ id, name, company_id, created_at })))
    .execute()
  const identities = created.flatMap(({ id, asked }) =>
    [...asked.deciding, ...asked.claimed.filter((key) => !owners.has(nameOfKey(key)))].map((key) => ({
      id: newId(),
      customer_id: id,
      created_at,
      verified: asked.sender.proof === 'proven' && key.kind === 'email',
      ...key,
    })),
  )
  if (identities.length > 0) await ctx.db.insertInto('identities').values(identities).execute()
  for (const { id } of created) emit(ctx, CustomerCreated, { customer_id: id })
  return new Map(
    created.map(({ asked, id, company_id }) => [
      asked,
      { id, company_id, created: true, by: asked.deciding[0]?.kind ?? 'name' },
    ]),
  )
}

const domainOf = ({ from }: Sender): string => from.email?.split('@')[1]?.toLowerCase() ?? ''

/** The companies whose domains the addresses have. */
async function companiesOf({ db }: Context, newcomers: Asked[]): Promise<Map<string, string>> {
  const domains = [...new Set(newcomers.map(({ sender }) => domainOf(sender)))].filter((domain) => domain !== '')
  if (domains.length === 0) return new Map()
  const rows = await db
    .selectFrom('companies')
    .select(['id', 'domain'])
    .where('domain', '=', sql<string>`any(${domains}::text[])`)
    .execute()
  return new Map(rows.map(({ id, domain }) => [domain!, id]))
}

/** An address its own domain has vouched for is theirs from now on. */
async function verify({ db }: Context, asked: Asked[], owners: Map<string, Owner>): Promise<void> {
  const proven = asked
    .filter(({ sender }) => sender.proof === 'proven')
    .flatMap(({ deciding }) =>
      deciding.filter(({ kind }) => kind === 'email').flatMap((key) => owners.get(nameOfKey(key)) ?? []),
    )
    .filter(({ verified }) => !verified)
  if (proven.length === 0) return
  await db
    .updateTable('identities')
    .set({ verified: true })
    .where(
      'id',
      'in',
      proven.map(({ identity_id }) => identity_id),
    )
    .execute()
}
