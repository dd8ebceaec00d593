import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anInstallation } from '../testing/installation.ts'
import type { Context } from './context.ts'
import { eachByItself } from './each-by-itself.ts'
import { inTransaction } from './transaction.ts'

const { ctx } = await anInstallation()

/** Wants what somebody else has locked. */
async function wantLocked({ db }: Context): Promise<void> {
  await sql`set local lock_timeout = '50ms'`.execute(db)
  await db.selectFrom('installation').select('only_row').forUpdate().execute()
}

test.each([
  ['each in a transaction of its own', (run: (ctx: Context) => Promise<unknown>) => run(ctx)],
  ['within a request that is kept', (run: (ctx: Context) => Promise<unknown>) => inTransaction(ctx, run)],
])('%s: one that somebody else holds is refused, and holds up no other', async (_name, around) => {
  await ctx.db.transaction().execute(async (db) => {
    await db.selectFrom('installation').select('only_row').forUpdate().execute()
    const work = async (ctx: Context, id: string) => (id === 'held' ? wantLocked(ctx).then(() => id) : id)
    const outcome = await around((ctx) => eachByItself(ctx, ['one', 'held', 'two'], work))
    expect(outcome).toMatchObject({ done: ['one', 'two'], refused: [{ id: 'held', code: 'busy' }] })
  })
})

test('what is no refusal ends it', async () => {
  const work = async () => {
    throw new Error('a fault of ours')
  }
  await expect(eachByItself(ctx, ['one'], work)).rejects.toThrow('a fault of ours')
})
