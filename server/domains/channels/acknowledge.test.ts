import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { anAnswerLine } from '../../testing/answer-line.ts'
import { forgetAnswers } from './acknowledge.ts'
import { receive } from './inbound.ts'
import type { Inbound } from './inbound-message.ts'

const { api, ctx, settle, clock, peer, messagesOf, ticketOf } = await anAnswerLine()
const TEXT = 'We have it: {case_id}. ({case_id})'
const account = (
  await api('POST', '/channels/accounts', {
    body: {
      channel: 'email',
      address: 'support@desk.example',
      name: 'Desk',
      settings: { acknowledgement: TEXT, signature: 'The desk' },
    },
  })
).json

/** What reading a mail leaves, as it comes through the door. */
const aMail = (changes: Partial<Inbound> = {}): Inbound => {
  const email = changes.from?.email ?? `${newId()}@customer.example`
  return {
    channel: 'email',
    source: 'email',
    external_id: newId(),
    account_id: account.id,
    from: { email },
    subject: 'Help',
    text: 'Please',
    new_text: 'Please',
    html: null,
    reply_to: email,
    to: ['support@desk.example'],
    cc: [],
    files: [],
    thread_id: null,
    token_numbers: [],
    references: [],
    rfc_id: `${newId()}@customer.example`,
    occurred_at: null,
    ...changes,
  } as Inbound
}
const enter = async (changes: Partial<Inbound> = {}) => {
  const { ticket_id } = await receive(ctx, aMail(changes))
  await settle()
  return ticket_id
}
/** The ledger's row of a mail that became a message. */
const ledgerRow = (mail: { ticket_id: string; message_id: string; sender: string; from_address: string }) => {
  const { ticket_id, message_id, sender, from_address } = mail
  const now = ctx.now().toString()
  const bytes = { size: 1, sha256: 'f'.repeat(64) }
  const row = { id: newId(), arrived_at: now, received_at: now, peer: 'p', recipients: [], state: 'filed', ...bytes }
  return ctx.db
    .insertInto('mails')
    .values({ ...row, ticket_id, message_id, sender, from_address })
    .execute()
}
const why = async (ticketId: string) =>
  (await api('GET', `/tickets/${ticketId}/why`)).json.items.find(
    ({ kind }: { kind: string }) => kind === 'acknowledgement',
  )

test('a new customer hears that their mail has come; it is no answer', async () => {
  const id = await enter({ from: { email: 'bea@customer.example' } })
  const ticket = await ticketOf(id)
  const { parsed, envelope } = peer.mails.at(-1)!
  expect(envelope.rcptTo.map(({ address }) => address)).toEqual(['bea@customer.example'])
  expect(parsed.text).toContain(`We have it: ${ticket.case_id}. (${ticket.case_id})`)
  expect(parsed.text).toContain('-- \nThe desk')
  expect(parsed.headers.get('auto-submitted')).toBe('auto-replied')
  expect(parsed.replyTo?.value[0]?.address).toMatch(/^support\+t\./)
  const [, message] = await messagesOf(id)
  expect(message).toMatchObject({
    kind: 'reply',
    automatic: 'acknowledgement',
    author: { type: 'system', id: null },
    undo_until: null,
    delivery: { state: 'sent' },
  })
  expect(ticket).toMatchObject({ status: 'new', first_response_at: null, snippet: 'Please', assignee_id: null })
  expect(await why(id)).toMatchObject({ rule: 'sent', result: { sent: true, message_id: message!.id } })
})

test('who has the customer’s mail on screen may answer though the acknowledgement came after it', async () => {
  const id = await enter()
  const [first] = await messagesOf(id)
  const body = { kind: 'reply', text: 'An answer', seen_up_to: first!.id }
  expect((await api('POST', `/tickets/${id}/messages`, { body })).status).toBe(201)
  await settle()
  expect((await ticketOf(id)).first_response_at).not.toBeNull()
})

test('an address gets one a day, also when its mails come at the same moment', async () => {
  const from = { email: 'often@customer.example' }
  const before = peer.mails.length
  await Promise.all([1, 2, 3, 4].map(() => receive(ctx, aMail({ from }))))
  await settle()
  expect(peer.mails).toHaveLength(before + 1)
  expect(
    await why(await enter({ from: { email: 'OFTEN@customer.example' }, reply_to: 'often+tag@customer.example' })),
  ).toMatchObject({
    rule: 'answered_today',
    result: { sent: false },
  })
  await clock.advance('PT25H')
  await enter({ from })
  expect(peer.mails).toHaveLength(before + 2)
})

test('two machines that answer each other stop after one', async () => {
  const before = peer.mails.length
  const from = { email: 'out-of-office@customer.example' }
  await enter({ from })
  expect(peer.mails).toHaveLength(before + 1)
  // One that does not even say that it is a machine, and refers to nothing.
  for (let round = 0; round < 5; round++) await enter({ from, subject: `Away ${round}`, text: `I am away ${round}` })
  await enter({ from, automatic: 'auto_reply' })
  expect(peer.mails).toHaveLength(before + 1)
})

test.each([
  ['automatic_mail', { automatic: 'auto_reply' }],
  ['automatic_mail', { automatic: 'list' }],
  ['forged_sender', { authenticity: 'fail' }],
  ['nobody_reads_there', { reply_to: 'noreply@shop.example' }],
  ['nobody_reads_there', { reply_to: 'MAILER-DAEMON@shop.example' }],
  ['nobody_reads_there', { reply_to: 'postmaster@shop.example' }],
  ['nobody_reads_there', { reply_to: 'news-bounces@shop.example' }],
  ['nobody_reads_there', { reply_to: 'no.reply@shop.example' }],
  ['nobody_reads_there', { reply_to: 'do.not.reply@shop.example' }],
  ['nobody_reads_there', { reply_to: 'noreply2@shop.example' }],
  ['nobody_reads_there', { reply_to: 'service-noreply@shop.example' }],
  ['nobody_reads_there', { reply_to: 'notifications-noreply@shop.example' }],
  ['nobody_reads_there', { reply_to: 'auto-reply@shop.example' }],
  ['late_mail', { late: true }],
  ['late_mail', { occurred_at: ctx.now().subtract({ hours: 7 }).toString() }],
  ['own_address', { reply_to: 'support+x@desk.example' }],
] as [string, Partial<Inbound>][])('%s: %j is not acknowledged, and the ticket tells why', async (rule, changes) => {
  const before = peer.mails.length
  const id = await enter(changes)
  expect(peer.mails).toHaveLength(before)
  expect(await why(id)).toMatchObject({ rule, result: { sent: false, message_id: null } })
  expect(await messagesOf(id)).toHaveLength(1)
})

test('a ticket that was split off, or has taken one in, is not one that a mail has opened', async () => {
  const from = { email: 'split@customer.example' }
  const first = aMail({ from })
  const { ticket_id } = await receive(ctx, first)
  const second = aMail({ from, references: [first.rfc_id!], authenticity: 'pass' })
  const { message_id } = await receive(ctx, second)
  await settle()
  await clock.advance('PT25H')
  const before = peer.mails.length
  const split = await api('POST', `/tickets/${ticket_id}/splits`, { body: { messages: [message_id] } })
  expect(split.status).toBe(201)
  await settle()
  expect(peer.mails).toHaveLength(before)
  expect(await why(split.json.id)).toBeUndefined()
})

test.each(['anna.reply@shop.example', 'norepl@shop.example', 'autoreifen@shop.example', 'bouncer@shop.example'])(
  'somebody reads at %s',
  async (email) => {
    expect(await why(await enter({ from: { email } }))).toMatchObject({ rule: 'sent' })
  },
)

test('a program’s name in From counts as well as in Reply-To', async () => {
  const { ticket_id, message_id } = await receive(ctx, aMail())
  await ledgerRow({ sender: 'bounce@shop.example', from_address: 'noreply@shop.example', ticket_id, message_id })
  await settle()
  expect((await why(ticket_id)).rule).toBe('nobody_reads_there')
})

test('who was answered is forgotten when it does not matter any more', async () => {
  await enter({ from: { email: 'forgotten@customer.example' } })
  const known = () =>
    ctx.db
      .selectFrom('automatic_answers')
      .select('address')
      .where('address', '=', 'forgotten@customer.example')
      .execute()
  await forgetAnswers(ctx)
  expect(await known()).toHaveLength(1)
  await clock.advance('PT25H')
  await forgetAnswers(ctx)
  expect(await known()).toEqual([])
})

test('what an earlier version left in the queue as a reaction to the event is done', async () => {
  const { ticket_id } = await receive(ctx, aMail())
  await sql`delete from graphile_worker._private_jobs`.execute(ctx.db)
  await sql`
    select graphile_worker.add_job('reaction',
      json_build_object('event_id', id::text, 'reaction', 'channels.acknowledge'), max_attempts => 12)
    from events where ticket_id = ${ticket_id} and name = 'ticket.opened'`.execute(ctx.db)
  const before = peer.mails.length
  await settle()
  expect(peer.mails).toHaveLength(before + 1)
  expect(await why(ticket_id)).toMatchObject({ rule: 'sent' })
})

test('spam, an empty envelope sender and accounts without a text get nothing', async () => {
  const before = peer.mails.length
  const spam = await receive(ctx, aMail())
  await ctx.db.updateTable('tickets').set({ spam: true }).where('id', '=', spam.ticket_id).execute()
  const bounce = await receive(ctx, aMail())
  await ledgerRow({ ...bounce, sender: '', from_address: 'cara@customer.example' })
  await settle()
  expect([(await why(spam.ticket_id)).rule, (await why(bounce.ticket_id)).rule]).toEqual(['spam', 'empty_sender'])
  await api('PATCH', `/channels/accounts/${account.id}`, { body: { settings: {} } })
  expect(await why(await enter())).toBeUndefined()
  expect(peer.mails).toHaveLength(before)
})
