import { asSystem, type Context, instantText } from '../../platform/context.ts'
import { publicUrl } from '../../platform/env.ts'
import { conflict, invalid, unauthenticated } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { fingerprint } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { createUser } from './commands.ts'
import type { UseSignInLink } from './contract.ts'
import { SignInLinkMade } from './events.ts'
import { adminExists } from './queries.ts'

const LINK_MINUTES = 60

/**
 * A link that signs one user in once, within the hour; without a user it makes the first administrator. The secret
 * stands in the fragment, which browsers never send and scanners never see, and only a POST uses it up.
 */
export const makeSignInLink = (ctx: Context, userId: string | null) =>
  inTransaction(ctx, async (ctx) => {
    const [secret, now] = [newSecret(), Temporal.Now.instant()]
    const expires_at = instantText(now.add({ minutes: LINK_MINUTES }))
    await ctx.db
      .insertInto('sign_in_links')
      .values({
        id: newId(),
        secret_hash: fingerprint(secret),
        user_id: userId,
        created_at: instantText(now),
        expires_at,
      })
      .execute()
    emit(ctx, SignInLinkMade, { user_id: userId })
    return { url: `${publicUrl()}/sign-in#${secret}`, expires_at }
  })

/** What a link is for, without using it up. */
export async function describeSignInLink(ctx: Context, secret: string) {
  const link = await ctx.db
    .selectFrom('sign_in_links')
    .leftJoin('users', 'users.id', 'sign_in_links.user_id')
    .select(['sign_in_links.user_id', 'users.email'])
    .where('secret_hash', '=', fingerprint(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', instantText(Temporal.Now.instant()))
    .executeTakeFirst()
  if (!link) throw spentLink()
  return { purpose: link.user_id ? ('sign_in' as const) : ('first_admin' as const), email: link.email }
}

/** Uses a link up and returns the user it signs in; the first administrator is created on the way. */
export const spendSignInLink = (ctx: Context, body: UseSignInLink) =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const now = instantText(Temporal.Now.instant())
    const link = await ctx.db
      .updateTable('sign_in_links')
      .set({ used_at: now })
      .where('secret_hash', '=', fingerprint(body.secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('user_id')
      .executeTakeFirst()
    if (!link) throw spentLink()
    return link.user_id ?? (await createFirstAdmin(ctx, body))
  })

async function createFirstAdmin(ctx: Context, { name, email }: UseSignInLink): Promise<string> {
  // One at a time: two browsers with two links must not both become the first.
  await ctx.db.selectFrom('installation').select('only_row').forUpdate().execute()
  if (await adminExists(ctx))
    throw conflict('admin_exists', 'An administrator exists already. Ask them for a sign-in link.')
  if (!name || !email) {
    throw invalid('Say who the first administrator is.', [
      { path: 'name', message: 'Enter your name.' },
      { path: 'email', message: 'Enter your e-mail address.' },
    ])
  }
  const admin = await createUser(ctx, { name, email, role: 'admin', skills: [], languages: [] })
  return admin.id
}

const spentLink = () =>
  unauthenticated(
    'link_spent',
    'This link was used already, has expired or is incomplete. Ask for a new one: npm run -s responder -- sign-in-link EMAIL.',
  )
