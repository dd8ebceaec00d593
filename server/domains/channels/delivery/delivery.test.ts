import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isClaimed } from '../../../platform/claims.ts'
import { overrideEnv } from '../../../platform/env.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { aMailLine } from '../../../testing/mail-line.ts'
import { recoverStranded } from '../stranded.ts'

const { api, settle, ctx, clock, peer, smtp_url, customerWrites, ticketsOf, messagesOf } = await aMailLine()

async function untilSome<T>(look: () => Promise<T[]>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const [found] = await look()
    if (found !== undefined) return found
    if (tries > 400) throw new Error('it did not happen within four seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('an answer that is refused for good is shown with the words of the other server, and can be sent again', async () => {
  await customerWrites({ from: 'refused@shop.example', subject: 'Refused' })
  const [ticket] = await ticketsOf('Refused')
  peer.refuse = { responseCode: 550, message: 'Mailbox is gone' }
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await settle()
  const [, failed] = await messagesOf(ticket.id)
  expect(failed.delivery).toEqual({ state: 'failed', detail: '550 Mailbox is gone' })
  expect((await api('GET', `/tickets/${ticket.id}`)).json.first_response_at).toBeNull()
  peer.refuse = null
  const [delivery] = (await api('GET', '/outbox?state=failed')).json.items
  expect((await api('POST', `/outbox/${delivery.id}/resend`)).status).toBe(200)
  await settle()
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('sent')
  expect((await api('POST', `/outbox/${delivery.id}/resend`)).json.code).toBe('already_sent')
})

test('an answer the other server puts off stays queued, with its words, and leaves later', async () => {
  await customerWrites({ from: 'later@shop.example', subject: 'Later' })
  const [ticket] = await ticketsOf('Later')
  peer.refuse = { responseCode: 451, message: 'Come back later' }
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await settle()
  expect((await messagesOf(ticket.id))[1].delivery).toEqual({ state: 'queued', detail: '451 Come back later' })
  peer.refuse = null
  const before = peer.mails.length
  await clock.advance('PT1M')
  expect(peer.mails).toHaveLength(before + 1)
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('sent')
})

test('without an outgoing server the answer is kept, and says so', async () => {
  await customerWrites({ from: 'kept@shop.example', subject: 'Kept' })
  const [ticket] = await ticketsOf('Kept')
  overrideEnv({ SMTP_URL: undefined })
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await settle()
  overrideEnv({ SMTP_URL: smtp_url })
  expect((await messagesOf(ticket.id))[1].delivery).toMatchObject({
    state: 'queued',
    detail: expect.stringContaining('SMTP_URL'),
  })
})

test('a message that is being handed over cannot be sent a second time meanwhile', async () => {
  await customerWrites({ from: 'slow@shop.example', subject: 'Slowly' })
  const [ticket] = await ticketsOf('Slowly')
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  const accept = Promise.withResolvers<void>()
  peer.wait = accept.promise
  const before = peer.mails.length
  const working = settle()
  const delivery = await untilSome<{ id: string }>(async () =>
    (await api('GET', '/outbox?state=queued&limit=1')).json.items.filter(
      ({ ticket_id }: { ticket_id: string }) => ticket_id === ticket.id,
    ),
  )
  await untilSome(async () => ((await isClaimed(ctx, `deliver:${delivery.id}`)) ? [true] : []))
  expect((await api('POST', `/outbox/${delivery.id}/resend`)).json.code).toBe('being_sent')
  await enqueue(
    ctx,
    { kind: { name: 'channels.deliver', payload: z.object({ delivery_id: z.string() }), max_attempts: 2 } },
    { payload: { delivery_id: delivery.id } },
  )
  const second = settle()
  accept.resolve()
  peer.wait = null
  await Promise.all([working, second])
  await settle()
  expect(peer.mails).toHaveLength(before + 1)
})

test('a reply whose delivery was never made is found and sent', async () => {
  await customerWrites({ from: 'forgotten@shop.example', subject: 'Forgotten' })
  const [ticket] = await ticketsOf('Forgotten')
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await sql`delete from graphile_worker._private_jobs`.execute(ctx.db)
  await ctx.db
    .updateTable('messages')
    .set({ created_at: '2026-01-01T00:00:00Z' })
    .where('ticket_id', '=', ticket.id)
    .execute()
  await recoverStranded(ctx)
  await settle()
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('sent')
})

test('one that is held back leaves at its moment, though what would send it got lost', async () => {
  await customerWrites({ from: 'held@shop.example', subject: 'Held' })
  const [ticket] = await ticketsOf('Held')
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello', undo_seconds: 30 } })
  await settle()
  await sql`delete from due`.execute(ctx.db)
  await recoverStranded(ctx)
  await settle()
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('queued')
  await clock.advance('PT31S')
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('sent')
})

test('a job that meets another node’s claim looks again when that node is done', async () => {
  await customerWrites({ from: 'claimed@shop.example', subject: 'Claimed' })
  const [ticket] = await ticketsOf('Claimed')
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello', undo_seconds: 1 } })
  await settle()
  const [, { id: message_id }] = await messagesOf(ticket.id)
  const { id } = await ctx.db
    .selectFrom('deliveries')
    .select('id')
    .where('message_id', '=', message_id)
    .executeTakeFirstOrThrow()
  await ctx.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(hashtextextended('node:other', 0))`.execute(db)
    await sql`insert into claims (name, node) values (${`deliver:${id}`}, 'node:other')`.execute(ctx.db)
    await clock.advance('PT2S')
    expect((await messagesOf(ticket.id))[1].delivery.state).toBe('queued')
    await sql`delete from claims where name = ${`deliver:${id}`}`.execute(ctx.db)
    await sql`select pg_advisory_unlock(hashtextextended('node:other', 0))`.execute(db)
  })
  // Its few seconds are over.
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(ctx.db)
  await settle()
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('sent')
})

test('customers no answer has reached: until a later one of the ticket leaves', async () => {
  const unreached = async () => (await api('GET', '/outbox/counts')).json.unreached
  const before = await unreached()
  await customerWrites({ from: 'unreached@shop.example', subject: 'Unreached' })
  const [ticket] = await ticketsOf('Unreached')
  const answer = async (refuse: typeof peer.refuse) => {
    peer.refuse = refuse
    await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
    await settle()
    peer.refuse = null
  }
  await answer({ responseCode: 550, message: 'Mailbox is gone' })
  expect(await unreached()).toBe(before + 1)
  await answer({ responseCode: 550, message: 'Mailbox is gone' })
  expect(await unreached()).toBe(before + 1)
  await answer(null)
  expect(await unreached()).toBe(before)
  expect((await api('GET', '/outbox/counts')).json.failed).toBeGreaterThanOrEqual(2)
})

test('an answer that nothing would try again any more is found and sent', async () => {
  await customerWrites({ from: 'stranded@shop.example', subject: 'Stranded' })
  const [ticket] = await ticketsOf('Stranded')
  peer.refuse = { responseCode: 451, message: 'Not now' }
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await settle()
  peer.refuse = null
  await sql`delete from due`.execute(ctx.db)
  await recoverStranded(ctx)
  await settle()
  expect((await messagesOf(ticket.id))[1].delivery.state).toBe('sent')
})

test('an address longer than any may be is refused before it could fail', async () => {
  await customerWrites({ from: 'long@shop.example', subject: 'Longaddress' })
  const [ticket] = await ticketsOf('Longaddress')
  for (const field of ['cc', 'bcc']) {
    const body = { kind: 'reply', text: 'Hello', [field]: [`${'x'.repeat(250)}@shop.example`] }
    const { status, json } = await api('POST', `/tickets/${ticket.id}/messages`, { body })
    expect([status, json.errors[0].path]).toEqual([422, `${field}.0`])
  }
})
