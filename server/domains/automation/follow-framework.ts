import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { on } from '../../platform/events.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { FrameworkChanged } from '../framework/events.ts'
import { frameworkOf, frameworkVersion } from '../framework/queries.ts'
import { waitFor } from './waits.ts'

/** Tickets looked at in one transaction: a second or so, and nobody waits for it, since it locks none of them. */
const BATCH = 2_000

const Batch = z.object({ version: z.number().int(), after: z.string().nullable() })
const following = defineJob('automation.follow_framework', Batch)

const goOn = (ctx: Context, payload: z.infer<typeof Batch>): Promise<void> =>
  enqueue(ctx, following, { payload, key: `automation.follow_framework:${payload.version}` })

/** Another version may wait for other things: every ticket that is not closed is looked at, batch by batch. */
export const followFramework = on(FrameworkChanged, 'follow_framework', async (ctx, { data }) => {
  if (await concernsNobody(ctx)) return
  await goOn(ctx, { version: data.number, after: null })
})

async function concernsNobody(ctx: Context): Promise<boolean> {
  const { automations } = await frameworkOf(ctx)
  if (automations.some(({ enabled, after }) => enabled && after)) return false
  return (await ctx.db.selectFrom('automation_waits').select('id').limit(1).executeTakeFirst()) === undefined
}

export const followBatch = following.does((ctx, { version, after }) =>
  inTransaction(ctx, async (ctx) => {
    // A still newer version has a job of its own, which looks at all of them.
    if ((await frameworkVersion(ctx)) !== `framework ${version}`) return
    const ids = await liveTickets(ctx, after)
    await waitFor(ctx, ids)
    if (ids.length === BATCH) await goOn(ctx, { version, after: ids.at(-1)! })
  }),
)

async function liveTickets({ db }: Context, after: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where('status', '<>', 'closed')
    .$if(after !== null, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(BATCH)
    .execute()
  return rows.map(({ id }) => id)
}
