import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aMailLine } from '../../testing/mail-line.ts'
import { resolveTicket } from '../../testing/resolving.ts'
import { recoverStranded } from './stranded.ts'

const { api, settle, ctx, peer, client, customerWrites, ticketsOf, messagesOf } = await aMailLine()

test('a mail becomes a ticket, the answer leaves in its thread, the next mail lands in the same ticket', async () => {
  await customerWrites({
    from: '"Bea Buyer" <Bea@shop.example>',
    subject: 'Invoice 发票',
    messageId: '<first@shop.example>',
  })
  const [ticket] = await ticketsOf('Invoice')
  expect(ticket).toMatchObject({ status: 'new', channel: 'email', customer_name: 'Bea Buyer', subject: 'Invoice 发票' })

  const reply = await api('POST', `/tickets/${ticket.id}/messages`, {
    body: { kind: 'reply', text: 'We look into it.\nSoon.' },
  })
  expect(reply).toMatchObject({ status: 201, json: { delivery: { state: 'queued' }, to: ['bea@shop.example'] } })
  await settle()

  const sent = peer.mails.at(-1)!
  expect(sent.inReplyTo).toBe('<first@shop.example>')
  expect(sent.references).toBe('<first@shop.example>')
  expect(sent.subject).toBe('Re: Invoice 发票')
  expect(sent.from?.value[0]?.address).toBe('support@desk.example')
  expect(sent.replyTo?.value[0]?.address).toMatch(/^support\+t\.\d+\.[0-9a-f]{20}@desk\.example$/)
  expect(sent.text).toContain('We look into it.')
  expect(sent.html).toContain('We look into it.<br')
  expect((await api('GET', `/tickets/${ticket.id}`)).json).toMatchObject({
    status: 'pending',
    first_response_at: expect.any(String),
  })

  await customerWrites({
    from: 'bea@shop.example',
    subject: 'Re: Invoice 发票',
    text: 'Thank you, but it is still wrong.\n\nOn Monday, Support wrote:\n> We look into it.',
    inReplyTo: sent.messageId,
    references: [sent.messageId!],
  })
  const messages = await messagesOf(ticket.id)
  expect(messages.map(({ kind }: { kind: string }) => kind)).toEqual(['message', 'reply', 'message'])
  expect(messages[2].new_text).toBe('Thank you, but it is still wrong.')
  expect(messages[1].delivery).toMatchObject({ state: 'sent' })
  expect((await api('GET', `/tickets/${ticket.id}`)).json.status).toBe('open')
})

test('the reply address alone leads back, without any reference', async () => {
  await customerWrites({ from: 'tok@shop.example', subject: 'Token' })
  const [ticket] = await ticketsOf('Token')
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'reply', text: 'Hello' } })
  await settle()
  const address = peer.mails.at(-1)!.replyTo!.value[0]!.address!
  await customerWrites({ from: 'tok@shop.example', to: address, subject: 'Something else' })
  expect(await messagesOf(ticket.id)).toHaveLength(3)
  await customerWrites({ from: 'tok@shop.example', to: address.replace(/\.[0-9a-f]{4}/, '.0000'), subject: 'Forged' })
  expect(await messagesOf(ticket.id)).toHaveLength(3)
  expect(await ticketsOf('Forged')).toHaveLength(1)
})

test('a stranger with the right reference opens a ticket of their own; the other one is only suggested', async () => {
  await customerWrites({ from: 'owner@shop.example', subject: 'Private', messageId: '<private@shop.example>' })
  const [mine] = await ticketsOf('Private')
  await customerWrites({ from: 'eve@evil.example', subject: 'Stranger', inReplyTo: '<private@shop.example>' })
  const [theirs] = await ticketsOf('Stranger')
  expect(theirs).toMatchObject({ suggested_ticket_id: mine.id })
  expect(await messagesOf(mine.id)).toHaveLength(1)
  const why = (await api('GET', `/tickets/${theirs.id}/why`)).json.items
  expect(why.find(({ kind }: { kind: string }) => kind === 'threading')).toMatchObject({
    rule: 'stranger',
    losers: [{ option: mine.id }],
  })
})

test('somebody in copy belongs to the conversation', async () => {
  await client.sendMail({
    from: 'lead@shop.example',
    to: 'support@desk.example',
    cc: 'colleague@shop.example',
    subject: 'Together',
    text: 'See below',
    messageId: '<together@shop.example>',
  })
  await settle()
  const [ticket] = await ticketsOf('Together')
  await customerWrites({
    from: 'colleague@shop.example',
    subject: 'Re: Together',
    inReplyTo: '<together@shop.example>',
  })
  expect(await messagesOf(ticket.id)).toHaveLength(2)
})

test('the same mail twice adds nothing; the same id with other content is another message', async () => {
  const mail = { from: 'twice@shop.example', subject: 'Twice', messageId: '<twice@shop.example>', date: new Date(0) }
  await customerWrites(mail)
  await customerWrites(mail)
  expect(await ticketsOf('Twice')).toHaveLength(1)
  await customerWrites({ ...mail, text: 'Something else entirely.' })
  const [second] = await ticketsOf('Twice')
  expect(await ticketsOf('Twice')).toHaveLength(2)
  const { items: why } = (await api('GET', `/tickets/${second.id}/why`)).json
  expect(why).toContainEqual(expect.objectContaining({ kind: 'message_id', rule: 'reused_id' }))
  const { items, ...counts } = (await api('GET', '/mail/ledger?state=dropped')).json
  expect(items[0].reason).toBe('duplicate')
  expect(counts.received).toBe(counts.pending + counts.filed + counts.quarantined + counts.dropped)
})

test('a closed ticket stays closed: the answer opens a new one that continues it', async () => {
  await customerWrites({ from: 'closed@shop.example', subject: 'Closing', messageId: '<closing@shop.example>' })
  const [ticket] = await ticketsOf('Closing')
  await resolveTicket(api, ticket.id)
  await customerWrites({ from: 'closed@shop.example', text: 'Thanks a lot!', inReplyTo: '<closing@shop.example>' })
  expect((await api('GET', `/tickets/${ticket.id}`)).json.status).toBe('resolved')
  await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'closed' } })
  await customerWrites({ from: 'closed@shop.example', subject: 'Again', inReplyTo: '<closing@shop.example>' })
  const [next] = await ticketsOf('Again')
  expect(next.follows_ticket_id).toBe(ticket.id)
})

test('a mail that kills the process is set aside', async () => {
  const enter = async (attempts: number) => {
    const id = newId()
    await ctx.db
      .insertInto('mails')
      .values({
        id,
        arrived_at: '2026-01-01T00:00:00.000Z',
        received_at: ctx.now().toString(),
        peer: 'p',
        sender: 's@x.example',
        recipients: [],
        size: 1,
        sha256: 'f'.repeat(64),
        attempts,
      })
      .execute()
    return id
  }
  const deadly = await enter(5)
  await recoverStranded(ctx)
  for (let round = 0; round < 6; round++) {
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(ctx.db)
    await settle()
  }
  const { items } = (await api('GET', '/mail/ledger?state=quarantined')).json
  const reasons = new Map(items.map(({ id, reason }: { id: string; reason: string }) => [id, reason]))
  expect(reasons.get(deadly)).toContain('The process ended')
})

test('once an account exists, mail for other addresses is refused', async () => {
  await api('POST', '/channels/accounts', { body: { channel: 'email', address: 'support@desk.example', name: 'Desk' } })
  await expect(client.sendMail({ from: 'a@b.example', to: 'other@desk.example', text: 'x' })).rejects.toMatchObject({
    responseCode: 550,
  })
  await customerWrites({ from: 'known@shop.example', to: 'support+anything@desk.example', subject: 'Known' })
  expect(await ticketsOf('Known')).toHaveLength(1)
})
