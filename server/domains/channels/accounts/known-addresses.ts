import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/connect.ts'
import { accountFor } from '../accounts.ts'
import { plainAddress } from '../reply-token.ts'
import { onAccountsChanged } from './changed.ts'

/**
 * How long an address is known to be ours without asking again. Changes made here count at once; one made on another
 * node (an account archived, or the very first one added) is noticed here up to five seconds later.
 */
const KNOWN_MS = 5_000
const MOST_KNOWN = 10_000

let caches = new WeakMap<Db, Map<string, Known>>()
const ANY = '*'

/** Whose mail is taken: that of an account, or, while there is none, any that comes from this machine. */
interface Whose {
  account_id: string | null
}

interface Known extends Whose {
  since_ms: number
}

/** Whose mail for this address is, or null when it is not ours. Until the first account exists, local programs may write to any. */
export async function whoseMail(ctx: Context, address: string, isLocalPeer: boolean): Promise<Whose | null> {
  const known = knownTo(ctx.db)
  const plain = plainAddress(address)
  const fresh = freshIn(known, plain) ?? (isLocalPeer ? freshIn(known, ANY) : undefined)
  if (fresh) return fresh
  // Only what is taken is remembered: a refusal is final for the peer, so it is never given on old knowledge.
  const account = await accountFor(ctx, [plain])
  if (account) return remember(known, plain, { account_id: account.id })
  return isLocalPeer && !(await mailAccountExists(ctx)) ? remember(known, ANY, { account_id: null }) : null
}

onAccountsChanged(() => {
  caches = new WeakMap()
})

function knownTo(db: Db): Map<string, Known> {
  const known = caches.get(db) ?? new Map<string, Known>()
  caches.set(db, known)
  return known
}

function freshIn(known: Map<string, Known>, address: string): Whose | undefined {
  const found = known.get(address)
  return found && performance.now() - found.since_ms < KNOWN_MS ? found : undefined
}

function remember(known: Map<string, Known>, address: string, whose: Whose): Whose {
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(address, { ...whose, since_ms: performance.now() })
  return whose
}

const mailAccountExists = async ({ db }: Context): Promise<boolean> =>
  (await db.selectFrom('channel_accounts').select('id').where('channel', '=', 'email').limit(1).executeTakeFirst()) !==
  undefined
