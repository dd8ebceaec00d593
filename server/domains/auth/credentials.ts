import type { Context } from '../../platform/context.ts'
import { conflict, unauthenticated } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { countFailure, type Peer, refuseTooMany, subjectsOf } from './attempts.ts'
import type { Password } from './contract.ts'
import { PasswordChanged, TotpChanged } from './events.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { getMe } from './queries.ts'
import { newTotpSecret, totpStep, totpUri } from './totp.ts'

const own = (ctx: Context) =>
  ctx.db
    .selectFrom('users')
    .select(['id', 'email', 'password_hash', 'totp_secret', 'totp_enabled', 'totp_last_step'])
    .where('id', '=', ctx.actor.id)
    .$if(ctx.tx !== undefined, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()

/** Sets the caller's password; an existing one must be given too. All other sessions of the caller end. */
export async function setPassword(ctx: Context, body: Password, peer: Peer) {
  await proveByPassword(ctx, body.current_password ?? '', peer)
  return inTransaction(ctx, async (ctx) => {
    const me = await own(ctx)
    await ctx.db
      .updateTable('users')
      .set({ password_hash: await hashPassword(body.password) })
      .where('id', '=', me.id)
      .execute()
    await ctx.db
      .deleteFrom('sessions')
      .where('user_id', '=', me.id)
      .$if(ctx.actor.session_id !== undefined, (query) => query.where('id', '<>', ctx.actor.session_id!))
      .execute()
    emit(ctx, PasswordChanged, { user_id: me.id })
    return getMe(ctx)
  })
}

/** Whoever has a session is not yet its owner: guesses are counted as at the sign-in, outside of any transaction. */
async function proveByPassword(ctx: Context, password: string, peer: Peer): Promise<void> {
  const me = await own(ctx)
  if (!me.password_hash) return
  const subjects = subjectsOf(me.email ?? me.id, peer)
  await refuseTooMany(ctx, subjects)
  if (await isPassword(password, me.password_hash)) return
  await countFailure(ctx, subjects, { user_id: me.id, reason: 'credentials' })
  throw unauthenticated('wrong_password', 'The current password is wrong.')
}

/** Prepares an authenticator; it counts from the first correct code on. */
export const prepareTotp = (ctx: Context) =>
  inTransaction(ctx, async (ctx) => {
    const me = await own(ctx)
    if (me.totp_enabled) throw conflict('totp_on', 'An authenticator is on already. Switch it off first.')
    const secret = newTotpSecret()
    await ctx.db
      .updateTable('users')
      .set({ totp_secret: seal(secret) })
      .where('id', '=', me.id)
      .execute()
    return { secret, uri: totpUri(secret, me.email ?? me.id) }
  })

/** Switches the authenticator on or off; both need a correct code that was not used before. */
export async function switchTotp(ctx: Context, { code, enabled }: { code: string; enabled: boolean }, peer: Peer) {
  const step = await proveByCode(ctx, code, peer)
  return inTransaction(ctx, async (ctx) => {
    const me = await own(ctx)
    const totp_secret = enabled ? me.totp_secret : null
    const { numUpdatedRows } = await ctx.db
      .updateTable('users')
      .set({ totp_enabled: enabled, totp_secret, totp_last_step: step })
      .where('id', '=', me.id)
      .where('totp_last_step', '<', String(step))
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw wrongCode()
    emit(ctx, TotpChanged, { user_id: me.id, enabled })
    return getMe(ctx)
  })
}

async function proveByCode(ctx: Context, code: string, peer: Peer): Promise<number> {
  const me = await own(ctx)
  const subjects = subjectsOf(me.email ?? me.id, peer)
  await refuseTooMany(ctx, subjects)
  const step = me.totp_secret ? totpStep(unseal(me.totp_secret), code) : null
  if (step !== null && step > Number(me.totp_last_step)) return step
  await countFailure(ctx, subjects, { user_id: me.id, reason: 'code' })
  throw wrongCode()
}

const wrongCode = () =>
  unauthenticated('wrong_code', 'These digits are wrong or were used already. Wait for the next ones.')
