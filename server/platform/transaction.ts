import { sql } from 'kysely'
import type { Context } from './context.ts'
import type { Db } from './db/connect.ts'
import { isStalePlan } from './db/prepared.ts'
import { noteNews } from './news.ts'
import { flushOutbox, type OutgoingDecision, type OutgoingEvent, type OutgoingJob } from './outbox.ts'

/** What a transaction has collected: written with its last statement, so it commits or vanishes with the rows. */
export interface TransactionState {
  events: OutgoingEvent[]
  jobs: OutgoingJob[]
  decisions: OutgoingDecision[]
  wakes: Set<string>
  /** Things this transaction looks up once, such as the framework in force. */
  memo: Map<string, unknown>
  savepoints: number
  /** The database outside: for what must only know of what is committed, such as something kept in memory. */
  outside: Db
}

const newState = (outside: Db): TransactionState => ({
  events: [],
  jobs: [],
  decisions: [],
  wakes: new Set(),
  memo: new Map(),
  savepoints: 0,
  outside,
})

const DEADLOCK = '40P01'
const SERIALIZATION_FAILURE = '40001'
const isWorthRepeating = (error: unknown): boolean =>
  (error instanceof Error && 'code' in error && (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE)) ||
  isStalePlan(error)

/**
 * Runs `work` in one transaction: its rows, events, jobs and due rows commit together or not at all.
 * Inside another transaction it joins that one. A deadlock, or a table that was changed under us, is repeated up to three times, so `work` must do nothing
 * but database work.
 */
export async function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx)
  for (let attempt = 1; ; attempt++) {
    try {
      const tx = newState(ctx.db)
      const result = await ctx.db.transaction().execute(async (db) => {
        const inner: Context = { ...ctx, db, tx }
        const result = await work(inner)
        await flushOutbox(inner)
        return result
      })
      if (tx.events.length > 0) noteNews()
      return result
    } catch (error) {
      if (attempt === 3 || !isWorthRepeating(error)) throw error
    }
  }
}

/** Runs `work` so that its failure undoes only itself: rows, events, jobs and decisions. Needs a transaction around it. */
export async function inSavepoint<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  const tx = ctx.tx
  if (!tx) throw new Error('inSavepoint needs a transaction around it: wrap the caller in inTransaction.')
  const name = sql.id(`savepoint_${++tx.savepoints}`)
  const [events, jobs, decisions] = [tx.events.length, tx.jobs.length, tx.decisions.length]
  await sql`savepoint ${name}`.execute(ctx.db)
  try {
    const result = await work(ctx)
    await sql`release savepoint ${name}`.execute(ctx.db)
    return result
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(ctx.db)
    tx.events.length = events
    tx.jobs.length = jobs
    tx.decisions.length = decisions
    tx.memo.clear()
    throw error
  }
}
