import { type Actor, as, type Context } from '../../platform/context.ts'
import { notFound, unauthenticated } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { isId } from '../../platform/ids.ts'
import { unseal } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { countFailure, type Peer, refuseTooMany, type Subjects, subjectsOf } from './attempts.ts'
import type { SignIn } from './contract.ts'
import { SignedIn, SignedOut } from './events.ts'
import { isPassword } from './passwords.ts'
import { startSession } from './sessions.ts'
import { totpStep } from './totp.ts'

interface Credentials {
  id: string
  password_hash: string | null
  totp_secret: string | null
  totp_enabled: boolean
  totp_last_step: string
}

/** Signs in by password and, when it is on, the authenticator's code. Failures are counted over all nodes. */
export async function signIn(ctx: Context, body: SignIn, peer: Peer) {
  const email = body.email.trim().toLowerCase()
  const subjects = subjectsOf(email, peer)
  await refuseTooMany(ctx, subjects)
  const user = await ctx.db
    .selectFrom('users')
    .select(['id', 'password_hash', 'totp_secret', 'totp_enabled', 'totp_last_step'])
    .where('email', '=', email)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!(await isPassword(body.password, user?.password_hash ?? null)) || !user) {
    await countFailure(ctx, subjects, { user_id: user?.id ?? null, reason: 'credentials' })
    throw unauthenticated('wrong_credentials', 'The address or the password is wrong.')
  }
  if (user.totp_enabled) await checkCode(ctx, { user, code: body.code, subjects })
  return openSession(ctx, { user_id: user.id, by: 'password', peer })
}

async function checkCode(
  ctx: Context,
  { user, code, subjects }: { user: Credentials; code: string | undefined; subjects: Subjects },
): Promise<void> {
  if (!code) throw unauthenticated('totp_required', 'Enter the six digits your authenticator shows.')
  const step = totpStep(unseal(user.totp_secret!), code)
  const { numUpdatedRows } = await ctx.db
    .updateTable('users')
    .set({ totp_last_step: step ?? 0 })
    .where('id', '=', user.id)
    .where('totp_last_step', '<', String(step ?? 0))
    .executeTakeFirstOrThrow()
  if (step !== null && numUpdatedRows === 1n) return
  await countFailure(ctx, subjects, { user_id: user.id, reason: 'code' })
  throw unauthenticated('wrong_code', 'These digits are wrong or were used already. Wait for the next ones.')
}

export const openSession = (
  ctx: Context,
  { user_id, by, peer }: { user_id: string; by: 'password' | 'link'; peer: Peer },
) =>
  inTransaction(as(ctx, { ...ctx.actor, type: 'agent', id: user_id } as Actor), async (ctx) => {
    const session = await startSession(ctx, { user_id }, peer.user_agent)
    emit(ctx, SignedIn, { user_id, session_id: session.id, by })
    return { ...session, ctx: as(ctx, { ...ctx.actor, session_id: session.id }) }
  })

/** Ends one of the caller's own sessions. */
export const endSession = (ctx: Context, sessionId: string) =>
  inTransaction(ctx, async (ctx) => {
    if (!isId(sessionId)) throw notFound('session')
    const { numDeletedRows } = await ctx.db
      .deleteFrom('sessions')
      .where('id', '=', sessionId)
      .where('user_id', '=', ctx.actor.id)
      .executeTakeFirstOrThrow()
    if (numDeletedRows > 0n) emit(ctx, SignedOut, { user_id: ctx.actor.id!, session_id: sessionId })
    return { done: true as const }
  })
