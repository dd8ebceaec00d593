import type { Context } from '../../../../platform/context.ts'
import type { Db } from '../../../../platform/db/connect.ts'

interface Rounds {
  current: Promise<void>
  next?: Promise<void>
}

/**
 * Work that looks for everything there is to do, one round at a time in this process: who asks while a round is under way
 * shares the next one with all others, and hears of its end. So the busier it gets, the more each round does at once.
 */
export function inRounds(work: (ctx: Context) => Promise<void>): (ctx: Context) => Promise<void> {
  const byDatabase = new WeakMap<Db, Rounds>()

  const begin = (ctx: Context): Promise<void> => {
    const rounds: Rounds = { current: work(ctx) }
    byDatabase.set(ctx.db, rounds)
    const end = () => {
      if (byDatabase.get(ctx.db) === rounds && !rounds.next) byDatabase.delete(ctx.db)
    }
    void rounds.current.then(end, end)
    return rounds.current
  }

  return (ctx) => {
    const rounds = byDatabase.get(ctx.db)
    if (!rounds) return begin(ctx)
    const afterwards = () => begin(ctx)
    rounds.next ??= rounds.current.then(afterwards, afterwards)
    return rounds.next
  }
}
