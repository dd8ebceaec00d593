import { setTimeout as sleep } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { refreshClock } from '../../../../../platform/clock.ts'
import type { Context } from '../../../../../platform/context.ts'
import { TokenRefused } from './access-token.ts'
import { connectImap, isSignInRefused, wordsOf } from './connect-imap.ts'
import type { WatchedMailbox } from './mailbox.ts'
import { noteContact, noteTrouble } from './mailbox-state.ts'
import { readMailbox } from './read-mailbox.ts'

/**
 * How often a mailbox is looked at whatever IDLE says: it finds a dead connection, and serves servers without IDLE. It
 * also ends each IDLE long before the 29 minutes after which a server may hang up (RFC 2177).
 */
const LOOK_MS = 60_000
/** How soon mail is asked for again that the server did not hand out. */
const LOOK_AGAIN_MS = 5_000

/** Pauses before the next try, in seconds; the last one stays. Too many wrong passwords lock an account. */
const PAUSES = [1, 2, 4, 8, 15, 30, 60, 120, 300]
const PAUSES_AFTER_REFUSAL = [30, 60, 120, 300]

/** Follows one mailbox until the signal: reads what is there, waits for more, connects again after every break. */
export async function watchMailbox(ctx: Context, box: WatchedMailbox, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      await follow(ctx, box, {
        signal,
        alive: () => {
          failures = 0
        },
      })
    } catch (error) {
      if (signal.aborted) return
      const words = wordsOf(error)
      ctx.log.warn({ account_id: box.account_id, mailbox: box.name, words }, 'a mailbox cannot be read; trying again')
      await refreshClock(ctx.db).catch(() => {})
      await noteTrouble(ctx, box, words).catch((err) => ctx.log.error({ err }, 'trouble of a mailbox cannot be noted'))
      await sleep(pauseMs(error, failures++), undefined, { signal }).catch(() => {})
    }
  }
}

interface Following {
  signal: AbortSignal
  alive(): void
}

async function follow(ctx: Context, box: WatchedMailbox, { signal, alive }: Following): Promise<void> {
  const client = await connectImap(box, signal)
  try {
    const news = newsOf(client)
    while (!signal.aborted) {
      news.forget()
      await refreshClock(ctx.db)
      const { failed } = await readMailbox(ctx, client, box)
      await noteContact(ctx, box, { brought: false })
      alive()
      await news.come(failed.length > 0 ? LOOK_AGAIN_MS : LOOK_MS)
    }
  } finally {
    client.close()
  }
}

/** Whatever the server says of new mail, also while it is asked for something else. */
function newsOf(client: ImapFlow) {
  let isNews = false
  let wake = () => {}
  client.on('exists', ({ count, prevCount }) => {
    if (count <= prevCount) return
    isNews = true
    wake()
  })
  client.on('close', () => wake())
  return {
    forget: () => {
      isNews = false
    },
    /** Resolves with new mail, or when it is time to look in any case. Throws when the connection is gone. */
    come: async (within_ms: number) => {
      if (client.usable && !isNews) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, within_ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
          client.idle().catch(() => {})
        })
      }
      if (!client.usable) throw new Error(client.byeReason ?? 'The server closed the connection.')
    },
  }
}

/** With a quarter of chance in it, so that many mailboxes do not come back to a server at the same moment. */
function pauseMs(error: unknown, failures: number): number {
  const pauses = isSignInRefused(error) || error instanceof TokenRefused ? PAUSES_AFTER_REFUSAL : PAUSES
  const seconds = pauses[Math.min(failures, pauses.length - 1)]!
  return seconds * 1_000 * (0.75 + Math.random() / 4)
}
