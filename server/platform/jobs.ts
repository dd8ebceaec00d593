import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from './context.ts'
import { instantText } from './context.ts'
import { inTransaction } from './transaction.ts'

export interface Job<Payload = unknown> {
  name: string
  payload: z.ZodType<Payload>
  /** Calls somebody outside (mail, social APIs, models): a test clock does not wait for its retries. */
  outside: boolean
  max_attempts: number
  run(ctx: Context, payload: Payload): Promise<void>
}

interface JobOptions {
  outside?: boolean
  max_attempts?: number
}

const DEFAULT_ATTEMPTS = 25

/** Work done later, repeated with growing pauses until it succeeds. `run` must be idempotent. */
export const defineJob = <Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  { outside = false, max_attempts = DEFAULT_ATTEMPTS }: JobOptions = {},
) => ({
  name,
  does: (run: (ctx: Context, payload: Payload) => Promise<void>): Job<Payload> => ({
    name,
    payload,
    outside,
    max_attempts,
    run,
  }),
  kind: { name, payload, max_attempts },
})

interface JobKind<Payload> {
  name: string
  payload: z.ZodType<Payload>
  max_attempts: number
}

interface EnqueueOptions {
  /** A second job with the same key replaces the first. */
  key?: string
  run_at?: Temporal.Instant
  /** Jobs of one lane run one after the other, on all nodes together: who is slow outside holds up nobody else. */
  lane?: string
}

/** Queues a job in the caller's transaction, or in one of its own. */
export async function enqueue<Payload>(
  ctx: Context,
  { kind }: { kind: JobKind<Payload> },
  { payload, key, run_at, lane }: { payload: Payload } & EnqueueOptions,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    ctx.tx!.jobs.push({
      task: kind.name,
      payload: kind.payload.parse(payload) as Record<string, unknown>,
      key: key ?? null,
      lane: lane ?? null,
      run_at: run_at ? instantText(run_at) : null,
      max_attempts: kind.max_attempts,
    })
  })
}

/** Condition of a query: no job with the key `prefix` + id will run or runs now. */
export const hasNoJob = (prefix: string, id: string) => sql<SqlBool>`not exists (
  select from graphile_worker.jobs
  where key = ${prefix} || ${sql.ref(id)}::text and (attempts < max_attempts or locked_at is not null))`
