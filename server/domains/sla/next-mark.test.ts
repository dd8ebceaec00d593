import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { moveClock } from '../../platform/clock.ts'
import { asSystem } from '../../platform/context.ts'
import { sweep } from '../../platform/due.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { anAnswerLine } from '../../testing/answer-line.ts'
import { aTicket } from '../../testing/builders.ts'
import { clockWork } from '../../testing/sla.ts'
import { lockTicket } from '../tickets/receive.ts'
import { refreshClocks } from './commands.ts'

const installation = await anAnswerLine()
const { ctx, clock, settle, reply, peer, ticketOf } = installation
const { clockOf, toldOf, advanceTo } = clockWork(installation)

const FIRST = ['at_risk first_response 75', 'at_risk first_response 90', 'breached first_response']

test('a reply that is held back stops the clock when it leaves, not before', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H59M50S')
  await reply(id, 'Held', { undo_seconds: 30 })
  await settle()
  expect(await clockOf(id, 'first_response')).toMatchObject({ state: 'running' })
  await advanceTo(created_at, 'PT2H0M5S')
  expect(await toldOf(id)).toEqual(FIRST)
  const sent = peer.mails.length
  await advanceTo(created_at, 'PT2H5M')
  expect(peer.mails.length).toBe(sent + 1)
  const { first_response_at } = await ticketOf(id)
  expect(await clockOf(id, 'first_response')).toMatchObject({
    ...{ state: 'stopped', outcome: 'missed', stopped_at: first_response_at },
  })
})

test('a sweep waits for nobody who is changing a ticket, and loses no mark by it', async () => {
  const [busy, free] = [await aTicket(ctx), await aTicket(ctx)]
  const target = Temporal.Instant.from(free.created_at).add({ minutes: 91 })
  await inTransaction(asSystem(ctx), async (changing) => {
    await lockTicket(changing, busy.id)
    await moveClock(ctx.db, target)
    const began_ms = performance.now()
    await sweep(ctx)
    // Waiting for the lock would end after fifteen seconds.
    expect(performance.now() - began_ms).toBeLessThan(10_000)
    expect([await toldOf(busy.id), await toldOf(free.id)]).toEqual([[], FIRST.slice(0, 1)])
    // Whoever has the ticket can set its due row meanwhile.
    await refreshClocks(changing, [busy.id])
  })
  await clock.advance('PT1S')
  expect(await toldOf(busy.id)).toEqual(FIRST.slice(0, 1))
})

test('sweeps, and reactions, of several nodes at once tell each mark once', async () => {
  const tickets = await Promise.all(Array.from({ length: 12 }, () => aTicket(ctx)))
  await moveClock(ctx.db, Temporal.Instant.from(tickets.at(-1)!.created_at).add({ hours: 2, seconds: 5 }))
  const system = asSystem(ctx)
  const refresh = ({ id }: { id: string }) =>
    inTransaction(system, async (ctx) => {
      await lockTicket(ctx, id)
      await refreshClocks(ctx, [id])
    })
  await Promise.all([sweep(ctx), ...tickets.map(refresh), sweep(ctx), ...tickets.map(refresh), sweep(ctx)])
  await clock.advance('PT1S')
  for (const { id } of tickets) expect(await toldOf(id)).toEqual(FIRST)
})

test('one that fires too early, or once more, tells nothing and is due at its moment', async () => {
  const { id, created_at } = await aTicket(ctx)
  await sql`update due set due_at = ${created_at}, fire_at = ${created_at} where subject_id = ${id}`.execute(ctx.db)
  await sweep(ctx)
  expect(await toldOf(id)).toEqual([])
  await advanceTo(created_at, 'PT90M')
  await sql`update due set due_at = ${created_at}, fire_at = ${created_at} where subject_id = ${id}`.execute(ctx.db)
  await settle()
  expect(await toldOf(id)).toEqual(FIRST.slice(0, 1))
})
