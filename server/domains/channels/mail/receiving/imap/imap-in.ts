import { setTimeout as sleep } from 'node:timers/promises'
import { underClaim } from '../../../../../platform/claims.ts'
import { asSystem, type Context } from '../../../../../platform/context.ts'
import type { Service } from '../../../../../platform/domain.ts'
import { onAccountsChanged } from '../../../accounts/changed.ts'
import { forgetFailed } from './failed-mails.ts'
import { mailboxesToRead, type WatchedMailbox } from './mailbox.ts'
import { watchMailbox } from './watch-mailbox.ts'

/** How often it is looked which mailboxes there are, and whether another node has let one go. */
const LOOK_MS = 2_000
/** A watch ends at once; one that writes its last row gets this long. */
const STOP_WITHIN_MS = 1_000

interface Watch {
  version: string
  stop: AbortController
  done: Promise<void>
}

/** Fetches from every mailbox the accounts name. Of several nodes exactly one reads a mailbox; when it dies, another does. */
export const imapIn: Service = {
  role: 'mail',
  name: 'imap',
  start: async (ctx) => {
    const watches = new Map<string, Watch>()
    const stopping = new AbortController()
    const looking = look(asSystem(ctx), watches, stopping.signal)
    return {
      ready: async () => null,
      stop: async () => {
        stopping.abort()
        await looking
        for (const { stop } of watches.values()) stop.abort()
        const ended = Promise.all([...watches.values()].map(({ done }) => done))
        await Promise.race([ended, sleep(STOP_WITHIN_MS)])
      },
    }
  },
}

async function look(ctx: Context, watches: Map<string, Watch>, signal: AbortSignal): Promise<void> {
  let waiting = new AbortController()
  const wake = () => waiting.abort()
  const stopListening = onAccountsChanged(wake)
  signal.addEventListener('abort', wake, { once: true })
  while (!signal.aborted) {
    waiting = new AbortController()
    try {
      keepUp(ctx, { watches, signal }, await mailboxesToRead(ctx))
    } catch (error) {
      ctx.log.error({ err: error }, 'the mailboxes to read cannot be looked up; trying again')
    }
    await sleep(LOOK_MS, undefined, { signal: waiting.signal }).catch(() => {})
  }
  stopListening()
}

interface Watching {
  watches: Map<string, Watch>
  /** From here on nothing begins any more. */
  signal: AbortSignal
}

/** Ends the watches of what is gone or has changed, and begins what is missing; what has changed begins anew. */
function keepUp(ctx: Context, { watches, signal }: Watching, boxes: WatchedMailbox[]): void {
  const wanted = new Map(boxes.map((box) => [claimOf(box), box]))
  for (const [claim, { version, stop, done }] of watches) {
    const box = wanted.get(claim)
    if (box?.version === version) continue
    stop.abort()
    if (box) void done.then(() => signal.aborted || watches.has(claim) || begin(ctx, watches, box))
  }
  for (const [claim, box] of wanted) if (!watches.has(claim)) begin(ctx, watches, box)
}

function begin(ctx: Context, watches: Map<string, Watch>, box: WatchedMailbox): void {
  const claim = claimOf(box)
  const stop = new AbortController()
  // Whoever finds the claim taken comes straight back and asks again at the next look.
  const done = underClaim(ctx, claim, () => watchMailbox(ctx, box, stop.signal).finally(() => forgetFailed(box)))
    .catch((error) => ctx.log.error({ err: error, claim }, 'a mailbox is not watched any more; beginning again'))
    .then(() => void watches.delete(claim))
  watches.set(claim, { version: box.version, stop, done })
}

const claimOf = ({ account_id, name }: WatchedMailbox): string => `mailbox:${account_id}:${name}`
