import { underClaim } from '../../../../platform/claims.ts'
import type { Context } from '../../../../platform/context.ts'
import type { Db } from '../../../../platform/db/connect.ts'

type Work = (ctx: Context) => Promise<void>

/**
 * Work that looks for everything there is to do, done once at a time over all nodes. Who asks while it is under way here is
 * served by one more go after it, and need not wait; when it is under way on another node, `elsewhere` has it asked for again.
 */
export function inTurn(claim: string, work: Work, elsewhere: Work): Work {
  const under_way = new WeakMap<Db, 'once' | 'again'>()
  return async (ctx) => {
    if (under_way.has(ctx.db)) return void under_way.set(ctx.db, 'again')
    try {
      do {
        under_way.set(ctx.db, 'once')
        const done = await underClaim(ctx, claim, async () => {
          await work(ctx)
          return true
        })
        if (!done) return await elsewhere(ctx)
      } while (under_way.get(ctx.db) === 'again')
    } finally {
      under_way.delete(ctx.db)
    }
  }
}
