import { refreshClock } from '../../../../platform/clock.ts'
import type { Context } from '../../../../platform/context.ts'
import { type ArrivedMail, enterInLedger } from './enter-in-ledger.ts'

/** Mails of one transaction at most. */
const LARGEST_GROUP = 100

interface Waiting {
  mail: ArrivedMail
  done(id: string): void
  failed(error: unknown): void
}

/**
 * A ledger for many peers at once: while one commit is under way, what arrives waits and then goes together, in one
 * transaction. Each promise resolves with the mail's id after its own commit. A row the database refuses fails alone.
 */
export function groupedLedger(ctx: Context): (mail: ArrivedMail) => Promise<string> {
  const waiting: Waiting[] = []
  let isCommitting = false

  async function commitAll(): Promise<void> {
    if (isCommitting) return
    isCommitting = true
    while (waiting.length > 0) await commit(ctx, waiting.splice(0, LARGEST_GROUP))
    isCommitting = false
  }

  return (mail) =>
    new Promise((done, failed) => {
      waiting.push({ mail, done, failed })
      void commitAll()
    })
}

/** Never throws: everybody in the group hears what became of theirs. */
async function commit(ctx: Context, group: Waiting[]): Promise<void> {
  try {
    await refreshClock(ctx.db)
    const ids = await enterInLedger(
      ctx,
      group.map(({ mail }) => mail),
    )
    for (const [place, { done }] of group.entries()) done(ids[place]!)
  } catch (error) {
    if (group.length > 1 && isAboutARow(error)) await Promise.all(group.map((one) => commit(ctx, [one])))
    else for (const { failed } of group) failed(error)
  }
}

/** Data exceptions and broken constraints (SQLSTATE classes 22 and 23); anything else would hit every row alike. */
export const isAboutARow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
