import { type KyselyPlugin, sql } from 'kysely'
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

test('of a very long conversation both ends are read, and of notes not a word', async () => {
  const { id } = await aTicket(ctx)
  await api('POST', `/tickets/${id}/messages`, { body: { kind: 'note', text: 'Between us: they owe us money.' } })
  await sql`
    insert into messages (id, ticket_id, position, kind, author_type, author_id, channel, text, new_text, created_at)
    select gen_random_uuid(), ticket_id, position + nr, 'reply', 'agent', author_id, channel, 'Try ' || nr, 'Try ' || nr,
           created_at + make_interval(secs => nr)
    from messages, generate_series(1, 5000) as nr where ticket_id = ${id} and kind = 'note'`.execute(ctx.db)
  const { messages } = await gatherFacts(asSystem(ctx), id)
  expect(messages.length).toBeLessThanOrEqual(1_000)
  expect([messages[0]!.kind, messages.at(-1)!.text]).toEqual(['message', 'Try 5000'])
  expect(messages.find(({ kind }) => kind === 'note')).toMatchObject({ text: '', html: null })
})
