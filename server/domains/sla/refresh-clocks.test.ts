import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { asSystem, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { rowsIn } from '../../testing/rows.ts'
import { clockWork } from '../../testing/sla.ts'
import { moveTo } from '../tickets/change-ticket.ts'
import { lockTickets, type NewTicket, openTickets } from '../tickets/receive.ts'
import { refreshClocks } from './commands.ts'

const installation = await anInstallation()
const { ctx: installed, settle } = installation
const { become } = clockWork(installation)
const ctx = asSystem(installed)
const { customer_id } = await aTicket(installed)

const opening = (): NewTicket => ({
  ...{ subject: 'A question', channel: 'email', customer_id, company_id: null, account_id: null, thread_id: null },
  ...{ follows_ticket_id: null, suggested_ticket_id: null },
})

const openAsTheDoorDoes = async (ctx: Context, count: number): Promise<string[]> => {
  const tickets = Array.from({ length: count }, () => ({ actor: ctx.actor, ticket: opening() }))
  return (await openTickets(ctx, tickets)).map(({ id }) => id)
}

/** The same context, with every statement counted that is run in it. */
function counting(ctx: Context) {
  const seen = { statements: 0 }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      seen.statements++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { seen, ctx: { ...ctx, db: ctx.db.withPlugin(plugin) } }
}

test.each([1, 50])('%i new tickets get their clocks with four statements', async (count) => {
  await inTransaction(ctx, async (ctx) => {
    // The framework is looked up once per transaction, by whoever needs it first.
    await refreshClocks(ctx, await openAsTheDoorDoes(ctx, 1))
    const ids = await openAsTheDoorDoes(ctx, count)
    const { seen, ctx: counted } = counting(ctx)
    await refreshClocks(counted, ids)
    expect(seen.statements).toBe(4)
    await refreshClocks(counted, ids)
    expect(seen.statements, 'nothing has changed, so nothing is written').toBe(5)
    const clocks = await ctx.db.selectFrom('clocks').select('kind').where('ticket_id', 'in', ids).execute()
    expect(clocks).toHaveLength(3 * count)
  })
})

test('looked at again and again, a ticket’s clocks are the same rows', async () => {
  const { id } = await aTicket(installed)
  const rows = () => rowsIn(ctx, ['clocks', 'due', 'decisions'])
  const before = await rows()
  const refresh = () =>
    inTransaction(ctx, async (ctx) => {
      await lockTickets(ctx, [id])
      await refreshClocks(ctx, [id])
    })
  await Promise.all([refresh(), refresh(), refresh()])
  expect(await rows()).toEqual(before)
})

test('a customer who writes again sets the clock going at the door, before any event is in the table', async () => {
  const { id } = await aTicket(installed)
  await become(id, 'pending')
  const states = await inTransaction(ctx, async (ctx) => {
    const ticket = (await lockTickets(ctx, [id])).get(id)!
    await refreshClocks(ctx, [id])
    const waiting = await stateOf(ctx, id)
    await moveTo(ctx, ticket, 'open')
    await refreshClocks(ctx, [id])
    return [waiting, await stateOf(ctx, id)]
  })
  expect(states).toEqual(['paused', 'running'])
  await settle()
  expect(await stateOf(ctx, id)).toBe('running')
})

const stateOf = async ({ db }: Context, id: string): Promise<string> => {
  const row = db.selectFrom('clocks').select('state').where('ticket_id', '=', id).where('kind', '=', 'resolution')
  return (await row.executeTakeFirstOrThrow()).state
}
