import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { anAnswerLine } from '../../../testing/answer-line.ts'
import { aMail } from '../../../testing/inbound.ts'

const { api, ctx, settle, peer, reply, messagesOf } = await anAnswerLine()
let accounts = 0

async function anAccount(changes: { local?: string; settings?: object; smtp_url?: string } = {}) {
  const { local = `desk-${++accounts}`, settings = {}, smtp_url } = changes
  const body = { channel: 'email', address: `${local}@desk.example`, settings, secrets: smtp_url ? { smtp_url } : {} }
  const { json } = await api('POST', '/channels/accounts', { body })
  return json as { id: string; address: string }
}

async function answeredFrom(account: { id: string }) {
  const first = { email: 'cara@customer.example', text: 'Hello', rfc_id: `${account.id}@customer.example` }
  const { ticket_id } = await aMail(ctx, { ...first, account_id: account.id })
  await reply(ticket_id, 'An answer')
  await settle()
  return ticket_id
}

function lastSent() {
  const { envelope, parsed } = peer.mails.at(-1)!
  const back = envelope.mailFrom ? envelope.mailFrom.address : ''
  return { back, reply_to: parsed.replyTo?.value[0]?.address, rfc_id: parsed.messageId!.slice(1, -1) }
}

test('answers and bounces find home behind a plus', async () => {
  await answeredFrom(await anAccount())
  expect(lastSent()).toMatchObject({
    back: expect.stringMatching(/^desk-1\+b\./),
    reply_to: expect.stringMatching(/^desk-1\+t\./),
  })
})

test('switched off, mail carries the plain address, and an answer finds its ticket by what it refers to', async () => {
  const account = await anAccount({ settings: { plus_addresses: false } })
  const ticket_id = await answeredFrom(account)
  const { back, reply_to, rfc_id } = lastSent()
  expect([back, reply_to]).toEqual([account.address, account.address])
  const next = await aMail(ctx, { email: 'cara@customer.example', text: 'Thanks a lot, but', references: [rfc_id] })
  expect(next.ticket_id).toBe(ticket_id)
})

test('an address that would become too long stays plain', async () => {
  const account = await anAccount({ local: 'l'.repeat(50) })
  await answeredFrom(account)
  expect(lastSent()).toMatchObject({ back: account.address, reply_to: account.address })
})

test('a server that takes mail from the plain address only: it is said what can be done, and doing it helps', async () => {
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onMailFrom: ({ address }, _session, callback) =>
      callback(
        address.includes('+') ? Object.assign(new Error('5.7.1 Not your address'), { responseCode: 553 }) : null,
      ),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const account = await anAccount({ smtp_url: `smtp://127.0.0.1:${port}` })
  const refused = await answeredFrom(account)
  const delivery = async (id: string) => (await messagesOf(id))[1]!.delivery
  expect(await delivery(refused)).toMatchObject({ state: 'failed', detail: expect.stringContaining('plus_addresses') })
  await api('PATCH', `/channels/accounts/${account.id}`, { body: { settings: { plus_addresses: false } } })
  expect(await delivery(await answeredFrom(account))).toMatchObject({ state: 'sent' })
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
