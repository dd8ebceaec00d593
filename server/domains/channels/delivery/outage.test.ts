import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { overrideEnv } from '../../../platform/env.ts'
import { newId } from '../../../platform/ids.ts'
import { freePort } from '../../../platform/postgres/free-port.ts'
import { anAnswerLine } from '../../../testing/answer-line.ts'
import { aTicket } from '../../../testing/builders.ts'
import { deliveryNumberIn } from '../mail/sending/bounce-address.ts'
import { noteReports } from '../mail/sending/note-reports.ts'
import { recoverStranded } from '../stranded.ts'
import { isGivenUp, pauseSeconds } from './waiting.ts'
import { wakeThoseWaitingFor } from './wake-deliveries.ts'

const { api, ctx, settle, clock, peer, reply, messagesOf, outbox } = await anAnswerLine()

test('the mail server is away for two hours: answers wait with its words, and then all leave, each once', async () => {
  await peer.goAway()
  const tickets = await Promise.all(Array.from({ length: 20 }, () => aTicket(ctx)))
  for (const [n, { id }] of tickets.entries()) await reply(id, `answer ${n}`)
  await settle()
  const waiting = await outbox('state=queued')
  expect(waiting).toHaveLength(20)
  for (const { detail, attempts, next_try_at } of waiting) {
    expect(detail).toContain('ECONNREFUSED')
    expect(attempts).toBe(1)
    expect(Temporal.Instant.compare(Temporal.Instant.from(next_try_at), ctx.now())).toBe(1)
  }
  for (let n = 0; n < 24; n++) await clock.advance('PT5M')
  const later = await outbox('state=queued')
  expect(later).toHaveLength(20)
  for (const { attempts } of later) expect(attempts).toBeGreaterThan(5)
  await recoverStranded(ctx)
  await settle()
  expect((await outbox('state=queued')).map(({ attempts }: { attempts: number }) => attempts)).toEqual(
    later.map(({ attempts }: { attempts: number }) => attempts),
  )
  expect((await messagesOf(tickets[0]!.id))[1]!.delivery).toMatchObject({ state: 'queued' })

  await peer.comeBack()
  const next = Math.min(
    ...later.map((one: { next_try_at: string }) => Temporal.Instant.from(one.next_try_at).epochMilliseconds),
  )
  // The first one whose turn it is finds the server there, and wakes all the others.
  await clock.advance(`PT${Math.ceil((next - ctx.now().epochMilliseconds) / 1_000) + 1}S`)
  expect(await outbox('state=queued')).toEqual([])
  expect(peer.mails.map(({ parsed }) => parsed.text?.trim()).toSorted()).toEqual(
    tickets.map((_, n) => `answer ${n}`).toSorted(),
  )

  const { parsed, envelope } = peer.mails[7]!
  const [recipient] = envelope.rcptTo.map(({ address }) => address)
  await noteReports(ctx, {
    mail_id: newId(),
    reports: [{ recipient: recipient!, action: 'failed', status: '5.2.2', words: '552 5.2.2 Mailbox full' }],
    delivery_number: deliveryNumberIn(envelope.mailFrom ? envelope.mailFrom.address : ''),
    original_message_ids: [],
  })
  const [bounced, ...others] = await outbox('state=bounced')
  expect(others).toEqual([])
  const shown = (await messagesOf(bounced.ticket_id))[1]!
  expect(parsed.text).toContain(shown.text)
  expect(shown.delivery).toEqual({ state: 'bounced', detail: `552 5.2.2 Mailbox full (${recipient})` })
})

test('one that is sent by hand wakes those that wait for the same server', async () => {
  await peer.goAway()
  const tickets = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  for (const { id } of tickets) await reply(id, 'hello')
  await settle()
  await peer.comeBack()
  const before = peer.mails.length
  const [one] = await outbox('state=queued')
  expect((await api('POST', `/outbox/${one.id}/resend`)).status).toBe(200)
  await settle()
  expect(peer.mails).toHaveLength(before + 3)
})

test('what was kept for want of a server leaves when the first account has one, and then when an account is changed', async () => {
  overrideEnv({ SMTP_URL: undefined })
  const deliveryOf = async (ticketId: string) => (await messagesOf(ticketId))[1]!.delivery
  const kept = async () => {
    // Nobody has written to an account of ours: the tickets have none.
    const { id } = await aTicket(ctx)
    await reply(id, 'kept')
    await settle()
    expect(await deliveryOf(id)).toMatchObject({ state: 'queued', detail: expect.stringContaining('Kept here') })
    return id
  }
  const early = await kept()
  const body = { channel: 'email', address: 'billing@desk.example', name: 'Billing', secrets: { smtp_url: peer.url } }
  const account = (await api('POST', '/channels/accounts', { body })).json
  await settle()
  expect(await deliveryOf(early)).toMatchObject({ state: 'sent' })
  expect(peer.mails.at(-1)!.parsed.from?.value[0]).toMatchObject({ name: 'Billing', address: 'billing@desk.example' })

  const change = async (smtp_url: string | null) => {
    await api('PATCH', `/channels/accounts/${account.id}`, { body: { secrets: { smtp_url } } })
    await settle()
  }
  await change(null)
  const late = await kept()
  await change(`smtp://127.0.0.1:${await freePort()}`)
  expect(await deliveryOf(late)).toMatchObject({ state: 'queued', detail: expect.stringContaining('ECONNREFUSED') })
  await change(peer.url)
  expect(await deliveryOf(late)).toMatchObject({ state: 'sent' })
  overrideEnv({ SMTP_URL: peer.url })
})

test('one success wakes all that wait for its server, however many, and nobody else', async () => {
  const { id: ticket_id } = await aTicket(ctx)
  const MANY = 70_000
  await sql`
    with said as (
      insert into messages (id, ticket_id, position, kind, author_type, channel, text, new_text, created_at)
      select gen_random_uuid(), ${ticket_id}, 10 + n, 'note', 'agent', 'email', 'x', 'x', now()
      from generate_series(1, ${MANY}::int) n returning id),
    waiting as (
      insert into deliveries (id, message_id, ticket_id, channel, recipients, created_at)
      select id, id, ${ticket_id}, 'email', '{}', now() from said returning id)
    insert into due (id, kind, subject_id, due_at, fire_at)
    select id, 'channels.outage', id, '2999-01-01', '2999-01-01' from waiting`.execute(ctx.db)
  // Tens of thousands do not come from one moment to the next: the server has looked at these tables meanwhile.
  await sql`analyze due, deliveries`.execute(ctx.db)
  const stillWaiting = async () => {
    const { count } = await ctx.db
      .selectFrom('due')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('fire_at', '>', '2900-01-01T00:00:00.000Z')
      .executeTakeFirstOrThrow()
    return Number(count)
  }
  await wakeThoseWaitingFor(ctx, 'smtp://elsewhere.example')
  expect(await stillWaiting()).toBe(MANY)
  await wakeThoseWaitingFor(ctx, peer.url)
  expect(await stillWaiting()).toBe(0)
  await sql`delete from due`.execute(ctx.db)
}, 60_000)

test('a refusal that may pass is asked again ever more slowly and given up after two days', () => {
  const pauses = Array.from({ length: 12 }, (_, attempts) => pauseSeconds('put_off', { attempts, age_seconds: 1e6 }))
  expect(pauses).toEqual([3, 3, 9, 27, 81, 243, 729, 2187, 6561, 14_400, 14_400, 14_400])
  expect(pauseSeconds('outage', { attempts: 12, age_seconds: 1e6 })).toBe(600)
  // After an outage of two hours with many tries, greylisting is not waited out for hours.
  expect(pauseSeconds('put_off', { attempts: 30, age_seconds: 7_200 })).toBe(2_400)
  expect(isGivenUp('put_off', { attempts: 30, age_seconds: 7_200 })).toBe(false)
  expect(isGivenUp('put_off', { attempts: 20, age_seconds: 172_800 })).toBe(true)
  // Sent again after a week: it has its tries anew.
  expect(isGivenUp('put_off', { attempts: 1, age_seconds: 604_800 })).toBe(false)
  expect(isGivenUp('outage', { attempts: 400, age_seconds: 300_000 })).toBe(false)
  expect(isGivenUp('outage', { attempts: 400, age_seconds: 345_600 })).toBe(true)
})
