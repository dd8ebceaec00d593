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

let caches = new WeakMap<Db, Map<string, number>>()
const ANY = '*'

/** Whether mail for this address is ours. Until the first account exists, local programs may write to any. */
export async function takesMailFor(ctx: Context, address: string, isLocalPeer: boolean): Promise<boolean> {
  const known = knownTo(ctx.db)
  const plain = plainAddress(address)
  if (isFresh(known, plain) || (isLocalPeer && isFresh(known, ANY))) return true
  // Only what is taken is remembered: a refusal is final for the peer, so it is never given on old knowledge.
  if (await accountFor(ctx, [plain])) return remember(known, plain)
  return isLocalPeer && !(await mailAccountExists(ctx)) && remember(known, ANY)
}

onAccountsChanged(() => {
  caches = new WeakMap()
})

function knownTo(db: Db): Map<string, number> {
  const known = caches.get(db) ?? new Map<string, number>()
  caches.set(db, known)
  return known
}

const isFresh = (known: Map<string, number>, address: string): boolean =>
  performance.now() - (known.get(address) ?? Number.NEGATIVE_INFINITY) < KNOWN_MS

function remember(known: Map<string, number>, address: string): true {
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(address, performance.now())
  return true
}

const mailAccountExists = async ({ db }: Context): Promise<boolean> =>
  (await db.selectFrom('channel_accounts').select('id').where('channel', '=', 'email').limit(1).executeTakeFirst()) !==
  undefined
