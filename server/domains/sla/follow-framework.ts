import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { defineJob, enqueue } from '../../platform/jobs.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { frameworkVersion } from '../framework/queries.ts'
import { lockTickets } from '../tickets/receive.ts'
import { refreshClocks, startClocksLate } from './commands.ts'

/** Tickets looked at in one transaction: short enough that nobody who wants one of them waits. */
const BATCH = 200

/** Of one customer or company that are looked at when it changes; nobody has more open at once. */
const MOST_OF_ONE = 1_000

const Batch = z.object({ version: z.number().int(), after: z.string().nullable() })
const following = defineJob('sla.follow_framework', Batch)
const starting = defineJob('sla.start_clocks', z.object({ after: z.string().nullable().default(null) }))

/** Gives the clocks that run the times of a new version of the framework, batch by batch. */
export const followFramework = (ctx: Context, version: number): Promise<void> => goOn(ctx, { version, after: null })

const goOn = (ctx: Context, payload: z.infer<typeof Batch>): Promise<void> =>
  enqueue(ctx, following, { payload, key: `sla.follow_framework:${payload.version}` })

export const followBatch = following.does((ctx, { version, after }) =>
  inTransaction(ctx, async (ctx) => {
    // A still newer version has a job of its own, which looks at all of them.
    if ((await frameworkVersion(ctx)) !== `framework ${version}`) return
    const ids = await underWay(ctx, after)
    await lockTickets(ctx, ids)
    await refreshClocks(ctx, ids)
    if (ids.length === BATCH) await goOn(ctx, { version, after: ids.at(-1)! })
  }),
)

/** Other days off count from now on: everybody who runs is looked at, as after a new version. */
export async function followDaysOff(ctx: Context): Promise<void> {
  await followFramework(ctx, Number((await frameworkVersion(ctx)).split(' ').at(-1)))
}

/** Another plan or segment may mean other times for what a customer, or a company, has under way. */
export async function followCustomers(
  ctx: Context,
  of: { customer_id: string } | { company_id: string },
): Promise<void> {
  const ids = await ctx.db
    .selectFrom('tickets')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .select('tickets.id')
    .where('tickets.status', 'not in', ['resolved', 'closed'])
    .where('tickets.merged_into', 'is', null)
    .where(({ eb }) =>
      'customer_id' in of
        ? eb('tickets.customer_id', '=', of.customer_id)
        : eb('customers.company_id', '=', of.company_id),
    )
    .orderBy('tickets.id')
    .limit(MOST_OF_ONE)
    .execute()
  if (ids.length === 0) return
  await lockTickets(
    ctx,
    ids.map(({ id }) => id),
  )
  await refreshClocks(
    ctx,
    ids.map(({ id }) => id),
  )
}

async function underWay({ db }: Context, after: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom('clocks')
    .select('ticket_id')
    .distinct()
    .where(sql<boolean>`state in ('running', 'paused')`)
    .$if(after !== null, (query) => query.where('ticket_id', '>', after))
    .orderBy('ticket_id')
    .limit(BATCH)
    .execute()
  return rows.map(({ ticket_id }) => ticket_id)
}

/** Open tickets without a clock, as an earlier version of the software or a failed reading may have left them. */
const withoutClocks = ({ db }: Context, after: string | null) =>
  db
    .selectFrom('tickets')
    .select('id')
    .where('status', 'not in', ['resolved', 'closed'])
    .where('spam', '=', false)
    .where('merged_into', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('clocks').select('kind').whereRef('clocks.ticket_id', '=', 'tickets.id'))),
    )
    .orderBy('id')
    .limit(BATCH)

/** Runs at every start and every hour: no open ticket is without its clocks. */
export async function startMissingClocks(ctx: Context): Promise<void> {
  const missing = await withoutClocks(ctx, null).limit(1).executeTakeFirst()
  if (missing) await startAfter(ctx, null)
}

const startAfter = (ctx: Context, after: string | null): Promise<void> =>
  enqueue(ctx, starting, { payload: { after }, key: 'sla.start_clocks' })

export const startClocks = starting.does((ctx, { after }) =>
  inTransaction(ctx, async (ctx) => {
    const ids = (await withoutClocks(ctx, after).execute()).map(({ id }) => id)
    await lockTickets(ctx, ids)
    await startClocksLate(ctx, ids)
    if (ids.length === BATCH) await startAfter(ctx, ids.at(-1)!)
  }),
)
