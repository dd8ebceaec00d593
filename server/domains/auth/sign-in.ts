import { type Actor, as, asSystem, type Context, instantText } from '../../platform/context.ts'
import { tooMany, unauthenticated } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { unseal } from '../../platform/secrets.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { SignIn } from './contract.ts'
import { SignedIn, SignedOut, SignInRefused } from './events.ts'
import { isPassword } from './passwords.ts'
import { startSession } from './sessions.ts'
import { totpStep } from './totp.ts'

/** Failures within the window after which an account, or a peer trying many accounts, has to wait. */
const WINDOW_MINUTES = 15
const MOST_PER_ACCOUNT = 10
const MOST_PER_PEER = 50

interface Peer {
  ip: string
  user_agent: string
}

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
  const subjects = { account: `account:${email}`, peer: `peer:${peer.ip}` }
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
    const { numDeletedRows } = await ctx.db
      .deleteFrom('sessions')
      .where('id', '=', sessionId)
      .where('user_id', '=', ctx.actor.id)
      .executeTakeFirstOrThrow()
    if (numDeletedRows > 0n) emit(ctx, SignedOut, { user_id: ctx.actor.id!, session_id: sessionId })
    return { done: true as const }
  })

interface Subjects {
  account: string
  peer: string
}

const windowStart = () => instantText(Temporal.Now.instant().subtract({ minutes: WINDOW_MINUTES }))

async function refuseTooMany(ctx: Context, { account, peer }: Subjects): Promise<void> {
  const rows = await ctx.db
    .selectFrom('sign_in_failures')
    .select(['subject', (eb) => eb.fn.countAll<string>().as('failures')])
    .where('subject', 'in', [account, peer])
    .where('at', '>', windowStart())
    .groupBy('subject')
    .execute()
  const over = rows.some((row) => Number(row.failures) >= (row.subject === account ? MOST_PER_ACCOUNT : MOST_PER_PEER))
  if (!over) return
  await inTransaction(asSystem(ctx), async (ctx) => emit(ctx, SignInRefused, { user_id: null, reason: 'limit' }))
  throw tooMany(
    'too_many_attempts',
    `Too many failed attempts. Wait ${WINDOW_MINUTES} minutes, or ask an administrator for a sign-in link.`,
  )
}

const countFailure = (
  ctx: Context,
  subjects: Subjects,
  event: { user_id: string | null; reason: 'credentials' | 'code' },
) =>
  inTransaction(asSystem(ctx), async (ctx) => {
    const at = instantText(Temporal.Now.instant())
    await ctx.db
      .insertInto('sign_in_failures')
      .values(Object.values(subjects).map((subject) => ({ subject, at })))
      .execute()
    await ctx.db.deleteFrom('sign_in_failures').where('at', '<', windowStart()).execute()
    emit(ctx, SignInRefused, event)
  })
