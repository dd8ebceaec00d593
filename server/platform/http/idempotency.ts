import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { conflict, invalid } from '../errors.ts'
import { inTransaction } from '../transaction.ts'

interface KeyedRequest {
  key: string
  method: string
  url: string
  body: unknown
  /** Do not keep the reply. */
  secret: boolean
}

/** Longest key taken, in characters. */
const LONGEST_KEY = 200

/**
 * Runs a POST at most once per caller and key: the key's row, the change and the kept reply commit together. A second
 * request with the same key waits for the first and gets its reply; with another body it is refused.
 */
export async function onceByKey(
  ctx: Context,
  request: KeyedRequest,
  run: (ctx: Context) => Promise<unknown>,
): Promise<unknown> {
  if (request.key.length > LONGEST_KEY) throw invalid(`An Idempotency-Key has at most ${LONGEST_KEY} characters.`)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body]))
    .digest('hex')
  return inTransaction(ctx, async (ctx) => {
    const row = { actor_id: ctx.actor.id ?? 'system', key: request.key }
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('idempotency_keys')
      .values({ ...row, fingerprint })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) return earlierReply(ctx, row, fingerprint)
    const reply = await run(ctx)
    if (!request.secret) {
      await keyed(ctx, row)
        .set({ reply: JSON.stringify(reply) })
        .execute()
    }
    return reply
  })
}

const keyed = (ctx: Context, row: { actor_id: string; key: string }) =>
  ctx.db.updateTable('idempotency_keys').where('actor_id', '=', row.actor_id).where('key', '=', row.key)

async function earlierReply(
  ctx: Context,
  row: { actor_id: string; key: string },
  fingerprint: string,
): Promise<unknown> {
  const earlier = await ctx.db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'reply'])
    .where('actor_id', '=', row.actor_id)
    .where('key', '=', row.key)
    .executeTakeFirstOrThrow()
  if (earlier.fingerprint === fingerprint && earlier.reply === null) {
    throw conflict(
      'shown_once',
      'This was done already, and its reply held a secret that is shown only once. Make a new one.',
    )
  }
  if (earlier.fingerprint === fingerprint) return earlier.reply
  throw invalid('This Idempotency-Key was used for another request. Use a new key for each request you mean to make.')
}

/** Keys older than two days are forgotten; the caller's retries are long over. */
export const forgetOldKeys = (ctx: Context) =>
  ctx.db.deleteFrom('idempotency_keys').where('created_at', '<', sql<string>`now() - interval '2 days'`).execute()
