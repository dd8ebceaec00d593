import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { asSystem } from '../../../platform/context.ts'
import { aTicket } from '../../../testing/builders.ts'
import { aMail } from '../../../testing/inbound.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'
import { gatherEssentials, gatherFacts } from './gather.ts'

const { api, ctx, settle } = await anInstallation()

/** How many statements some work sends. */
async function statements(work: (counting: typeof ctx) => Promise<unknown>): Promise<number> {
  let count = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await work({ ...asSystem(ctx), db: ctx.db.withPlugin(counter) as typeof ctx.db })
  return count
}

test('a long ticket takes as many queries as a short one', async () => {
  const email = `busy-${crypto.randomUUID()}@customer.example`
  const [short, first, long] = [
    await aTicket(ctx),
    await aTicket(ctx, { from: { email } }),
    await aTicket(ctx, { from: { email } }),
  ]
  await resolveTicket(api, first.id)
  const { number } = await ctx.db
    .selectFrom('tickets')
    .select('number')
    .where('id', '=', long.id)
    .executeTakeFirstOrThrow()
  for (let round = 0; round < 5; round++) {
    await aMail(ctx, { email, text: `Still broken, please refund me ${round}.`, token_numbers: [String(number)] })
    await api('POST', `/tickets/${long.id}/messages`, { body: { kind: 'reply', text: `Try ${round}.` } })
    await api('POST', `/tickets/${long.id}/messages`, { body: { kind: 'note', text: `Note ${round}.` } })
    await api('PUT', `/tickets/${long.id}/team`, { body: { team: round % 2 ? 'tier2_technical' : 'tier1_general' } })
  }
  await resolveTicket(api, long.id)
  await settle()
  const facts = await gatherFacts(asSystem(ctx), long.id)
  expect([facts.messages.length >= 16, facts.tasks.length, facts.past.tickets.length]).toEqual([true, 9, 1])

  const [few, many] = [short, long].map(
    ({ id }) =>
      (counting: typeof ctx) =>
        gatherFacts(counting, id),
  )
  const [ofShort, ofLong] = [await statements(few!), await statements(many!)]
  // Names and words are looked up where there are any; nothing more depends on how much was said.
  expect(ofLong - ofShort).toBeLessThanOrEqual(4)
  expect(ofLong).toBeLessThanOrEqual(30)
  expect(await statements((counting) => gatherEssentials(counting, long.id))).toBeLessThan(ofLong)
})
