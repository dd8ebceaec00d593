import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem, type Context, instantText } from '../../../platform/context.ts'
import { tooMany } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sameSecret, sign } from '../../../platform/secrets.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { openCustomerSession } from '../../auth/customer-sessions.ts'
import { mailAlone } from '../../channels/mail-alone.ts'
import { verifyIdentity } from '../../customers/commands.ts'
import { normalized } from '../../customers/identities.ts'
import { frameworkOf } from '../../framework/queries.ts'
import { wordsFor } from '../words/words.ts'

const CODE_MINUTES = 10
const MOST_TRIES = 5
const WINDOW_HOURS = 1
/** Codes within the window: more are not sent to one address, and one peer is told to wait. */
const MOST_PER_ADDRESS = 5
const MOST_PER_PEER = 30

/** Sessions and what leads to them use the real time: moving the test clock signs nobody in or out. */
const realNow = () => Temporal.Now.instant()

interface Asking {
  email: string
  ip: string
  language: string
}

/**
 * Sends a code to an address, if somebody is known by it; whether somebody is, the answer does not tell. Returns what names
 * the attempt. Throws `too_many_codes` for a peer that asks without end.
 */
export const askForCode = (ctx: Context, { email, ip, language }: Asking): Promise<string> =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const address = normalized('email', email)
    const [address_hash, peer_hash] = [hashOf('address', address), hashOf('peer', ip)]
    // Of many at once for one address, each sees those before it.
    await sql`select pg_advisory_xact_lock(hashtextextended(${address_hash}, 0))`.execute(ctx.db)
    const asked = await askedLately(ctx, address_hash, peer_hash)
    if (asked.by_peer >= MOST_PER_PEER) throw tooMany('too_many_codes', 'Too many codes were asked for from here.')
    const known = asked.of_address < MOST_PER_ADDRESS ? await ownerOf(ctx, address) : undefined
    const [id, code, now] = [newId(), newCode(), realNow()]
    await ctx.db
      .insertInto('help_sign_in_codes')
      .values({
        ...{ id, address_hash, peer_hash, code_hash: hashOf(id, code) },
        customer_id: known?.customer_id ?? null,
        identity_id: known?.id ?? null,
        created_at: instantText(now),
        expires_at: instantText(now.add({ minutes: CODE_MINUTES })),
      })
      .execute()
    if (known) await sendCode(ctx, { to: address, code, language })
    return id
  })

/**
 * Signs in whoever has the code, once. Any code wears out by five wrong tries or ten minutes. Having it proves the address.
 * Returns undefined when it is wrong, has run out or was never sent.
 */
export async function signInByCode(ctx: Context, attempt: { id: string; code: string; user_agent: string }) {
  const spent = await spend(ctx, attempt)
  if (!spent) return undefined
  return inTransaction(asSystem(ctx), async (ctx) => {
    await verifyIdentity(ctx, spent.identity_id)
    const { customer_id } = spent
    return { ...(await openCustomerSession(ctx, { customer_id, user_agent: attempt.user_agent })), customer_id }
  })
}

/** A try is counted before it is compared, and committed by itself: many at once are counted like one after the other. */
async function spend(ctx: Context, { id, code }: { id: string; code: string }) {
  const now = instantText(realNow())
  const tried = await ctx.db
    .updateTable('help_sign_in_codes')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('attempts', '<', MOST_TRIES)
    .returning('code_hash')
    .executeTakeFirst()
  if (!tried || !sameSecret(tried.code_hash, hashOf(id, code))) return undefined
  const spent = await ctx.db
    .updateTable('help_sign_in_codes')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning(['customer_id', 'identity_id'])
    .executeTakeFirst()
  const { customer_id, identity_id } = spent ?? {}
  return customer_id && identity_id ? { customer_id, identity_id } : undefined
}

/** What has run out is of no use to anybody. */
export const forgetCodes = ({ db }: Context) =>
  db
    .deleteFrom('help_sign_in_codes')
    .where('created_at', '<', instantText(realNow().subtract({ hours: WINDOW_HOURS })))
    .execute()

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
/** Six digits are soon tried through by whoever has the table, and not the key. */
const hashOf = (what: string, text: string): string => sign(`help-sign-in:${what}`, text)

async function askedLately({ db }: Context, address_hash: string, peer_hash: string) {
  const since = instantText(realNow().subtract({ hours: WINDOW_HOURS }))
  const { rows } = await sql<{ of_address: number; by_peer: number }>`
    select
      (select count(*)::int from help_sign_in_codes where address_hash = ${address_hash} and created_at > ${since}::timestamptz) as of_address,
      (select count(*)::int from help_sign_in_codes where peer_hash = ${peer_hash} and created_at > ${since}::timestamptz) as by_peer`.execute(
    db,
  )
  return rows[0]!
}

/** The customer known by an address. One that was only ever used without right has another scope, and is nobody's. */
const ownerOf = ({ db }: Context, address: string) =>
  db
    .selectFrom('identities')
    .select(['id', 'customer_id'])
    .where('kind', '=', 'email')
    .where('scope', '=', '')
    .where('value', '=', address)
    .executeTakeFirst()

async function sendCode(ctx: Context, { to, code, language }: { to: string; code: string; language: string }) {
  const { brand } = await frameworkOf(ctx)
  const { mail_subject, mail_text } = wordsFor(language).sign_in
  await mailAlone(ctx, { to, subject: mail_subject(code, brand.name), text: mail_text(code, brand.name) })
}
