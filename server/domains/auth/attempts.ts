import { asSystem, type Context, instantText } from '../../platform/context.ts'
import { tooMany } from '../../platform/errors.ts'
import { emit } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { SignInRefused } from './events.ts'

/** Failures within the window after which an account, or a peer trying many accounts, has to wait. */
const WINDOW_MINUTES = 15
const MOST_PER_ACCOUNT = 10
const MOST_PER_PEER = 50

/** Where an attempt comes from. */
export interface Peer {
  ip: string
  user_agent: string
}

/** Whose attempts are counted together. */
export const subjectsOf = (account: string, { ip }: Peer): Subjects => ({
  account: `account:${account}`,
  peer: `peer:${ip}`,
})

export interface Subjects {
  account: string
  peer: string
}

const windowStart = () => instantText(Temporal.Now.instant().subtract({ minutes: WINDOW_MINUTES }))

/** Refuses when an account or a peer has failed too often lately, whatever is tried now. */
export async function refuseTooMany(ctx: Context, { account, peer }: Subjects): Promise<void> {
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

/** Counts a failure over all nodes and restarts. Never inside a transaction that is about to be undone. */
export const countFailure = (
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
