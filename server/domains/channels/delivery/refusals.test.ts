import { createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { overrideEnv } from '../../../platform/env.ts'
import { anAnswerLine } from '../../../testing/answer-line.ts'
import { aTicket } from '../../../testing/builders.ts'

const { ctx, settle, clock, peer, reply, messagesOf, ticketOf, outbox } = await anAnswerLine()
afterEach(() => {
  peer.refuseRecipient = () => null
  overrideEnv({ SMTP_URL: peer.url })
})

const deliveryOf = async (ticketId: string) => (await messagesOf(ticketId))[1]!.delivery

test('a customer at a domain with letters beyond ASCII: a refusal for good is one, whatever the server calls them', async () => {
  peer.refuseRecipient = (address) => (/xn--|ü/.test(address) ? { responseCode: 550, message: 'No such user' } : null)
  const ticket = await aTicket(ctx, { from: { email: 'kunde@bücher.example' } })
  await reply(ticket.id, 'Hello', { cc: ['copy@shop.example'] })
  await settle()
  expect(await deliveryOf(ticket.id)).toMatchObject({
    state: 'failed',
    detail: expect.stringMatching(/^550 No such user \(kunde@bücher\.example\); taken for copy@shop\.example/),
  })
  expect((await ticketOf(ticket.id)).first_response_at).toBeNull()
  const [failed] = await outbox('state=failed')
  expect(failed).toMatchObject({ recipients: ['kunde@bücher.example'], sent_at: null })
})

test('the same customer alone, and put off only: tried again until taken', async () => {
  peer.refuseRecipient = (address) => (/xn--|ü/.test(address) ? { responseCode: 450, message: 'Later' } : null)
  const ticket = await aTicket(ctx, { from: { email: 'kundin@bücher.example' } })
  await reply(ticket.id, 'Hello')
  await settle()
  expect(await deliveryOf(ticket.id)).toMatchObject({ state: 'queued' })
  peer.refuseRecipient = () => null
  await clock.advance('PT1M')
  expect(await deliveryOf(ticket.id)).toMatchObject({ state: 'sent' })
})

/** A mail server that takes every mail and answers its end with words of its own. */
async function aTalker(words: string) {
  let taken = 0
  const converse = (socket: Socket) => {
    let text = ''
    let isMail = false
    socket.on('error', () => {}).write('220 hello\r\n')
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (let end = nextEnd(); end >= 0; end = nextEnd()) {
        const line = text.slice(0, end)
        text = text.slice(end + (isMail ? 5 : 2))
        answer(line)
      }
    })
    const nextEnd = () => text.indexOf(isMail ? '\r\n.\r\n' : '\r\n')
    const answer = (line: string) => {
      const isOver = isMail
      isMail = !isMail && /^DATA/i.test(line)
      if (isOver) taken++
      socket.write(isOver ? words : isMail ? '354 go\r\n' : '250 ok\r\n')
    }
  }
  const server = createServer(converse)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, stop: () => server.close() }
}

test('what a server says when it takes a mail is noted without what cannot be stored, and the mail leaves once', async () => {
  const talker = await aTalker(`250 ok \0 ${'queued '.repeat(2_000)}\r\n`)
  overrideEnv({ SMTP_URL: talker.url })
  const ticket = await aTicket(ctx)
  await reply(ticket.id, 'Hello')
  await settle()
  const delivery = await deliveryOf(ticket.id)
  expect(delivery).toMatchObject({ state: 'sent', detail: expect.stringMatching(/^250 ok\s+queued/) })
  expect(delivery!.detail!.length).toBeLessThanOrEqual(2_000)
  expect(talker.taken()).toBe(1)
  talker.stop()
})

test('should the database still refuse the words, the mail is noted as sent without them', async () => {
  await sql`alter table deliveries add constraint no_such_words check (detail not like '%unspeakable%')`.execute(ctx.db)
  const talker = await aTalker('250 unspeakable\r\n')
  overrideEnv({ SMTP_URL: talker.url })
  const ticket = await aTicket(ctx)
  await reply(ticket.id, 'Hello')
  await settle()
  expect(await deliveryOf(ticket.id)).toEqual({
    state: 'sent',
    detail: 'What the other server said could not be stored.',
  })
  await settle()
  expect(talker.taken()).toBe(1)
  talker.stop()
})
