import type { Context } from '../../platform/context.ts'
import { conflict, unauthenticated } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
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
    .forUpdate()
    .executeTakeFirstOrThrow()

/** Sets the caller's password; an existing one must be given too. All other sessions of the caller end. */
export const setPassword = (ctx: Context, body: Password) =>
  inTransaction(ctx, async (ctx) => {
    const me = await own(ctx)
    if (me.password_hash && !(await isPassword(body.current_password ?? '', me.password_hash))) {
      throw unauthenticated('wrong_password', 'The current password is wrong.')
    }
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
export const switchTotp = (ctx: Context, code: string, enabled: boolean) =>
  inTransaction(ctx, async (ctx) => {
    const me = await own(ctx)
    const step = me.totp_secret ? totpStep(unseal(me.totp_secret), code) : null
    if (step === null || step <= Number(me.totp_last_step)) {
      throw unauthenticated('wrong_code', 'These digits are wrong or were used already. Wait for the next ones.')
    }
    const totp_secret = enabled ? me.totp_secret : null
    await ctx.db
      .updateTable('users')
      .set({ totp_enabled: enabled, totp_secret, totp_last_step: step })
      .where('id', '=', me.id)
      .execute()
    emit(ctx, TotpChanged, { user_id: me.id, enabled })
    return getMe(ctx)
  })
