import { generateKeyPairSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../../../platform/postgres/free-port.ts'
import { anSmtpPeer } from '../../../../testing/smtp-peer.ts'
import type { Outbound } from '../../channel.ts'
import { smtpOut } from './smtp-out.ts'
import { closePools } from './smtp-pools.ts'

const peer = await anSmtpPeer()
afterAll(closePools)
beforeEach(() => {
  peer.refuse = null
  peer.refuseRecipient = () => null
})

const mail: Outbound = {
  rfc_message_id: 'one@desk.example',
  envelope: { from: 'support+b.7.abc@desk.example', to: ['bea@shop.example'], id: '7' },
  from: { name: 'Desk', address: 'support@desk.example' },
  reply_to: 'support+t.1.abc@desk.example',
  to: ['bea@shop.example'],
  cc: [],
  subject: 'Re: Invoice',
  text: 'Hello',
  html: '<p>Hello</p>',
  in_reply_to: 'first@shop.example',
  references: ['first@shop.example'],
  case_id: 'SR-0001',
  is_automatic: false,
  signing_key: null,
  attachments: [],
}
const send = (changes: Partial<Outbound> = {}, url = peer.url) => smtpOut.send({ ...mail, ...changes }, { url })
const sent = async (changes: Partial<Outbound> = {}) => {
  await send(changes)
  return peer.mails.at(-1)!
}
const headOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')

test('the envelope is its own: bounces come back to a signed address, a blind copy is nowhere in the mail', async () => {
  const { raw, envelope } = await sent({
    envelope: { ...mail.envelope, to: ['bea@shop.example', 'secret@boss.example'] },
  })
  expect(envelope.mailFrom).toMatchObject({ address: 'support+b.7.abc@desk.example' })
  expect(envelope.rcptTo.map(({ address }) => address)).toEqual(['bea@shop.example', 'secret@boss.example'])
  expect(raw).not.toContain('secret')
  expect(raw).not.toContain('+b.7')
})

test('a server that offers it is asked to report failures and delays, without the content', async () => {
  const { envelope } = await sent()
  expect(envelope).toMatchObject({
    dsn: { ret: 'HDRS', envid: '7' },
    rcptTo: [{ dsn: { notify: ['FAILURE', 'DELAY'] } }],
  })
})

test('a password is not sent over a network in the clear, whatever the server offers', async () => {
  // A way to write 127.0.0.1 that does not look like this machine.
  const away = peer.url.replace('127.0.0.1', 'desk:secret@127.1')
  await expect(send({}, away)).rejects.toMatchObject({
    is_outage: true,
    message: expect.stringContaining('a password is not sent in the clear'),
  })
})

test('a connection is kept for the next mails', async () => {
  await send()
  const before = peer.connections
  for (let n = 0; n < 10; n++) await send()
  expect(peer.connections).toBe(before)
  await Promise.all(Array.from({ length: 40 }, () => send()))
  expect(peer.connections - before).toBeLessThanOrEqual(6)
})

test('a server that was restarted under a kept connection gets the mail all the same, once', async () => {
  await send()
  await peer.goAway()
  await peer.comeBack()
  const before = peer.mails.length
  await send({ rfc_message_id: 'again@desk.example' })
  expect(peer.mails).toHaveLength(before + 1)
})

test.each(['\r\nBcc: evil@x.example', '\nX-Evil: 1', '\u0000\r\n\r\nbody', '\u2028X-Evil: 1'])(
  'no header can be smuggled in with %j',
  async (evil) => {
    const { raw, parsed } = await sent({
      subject: `Hello${evil}`,
      from: { name: `Desk${evil}`, address: 'support@desk.example' },
      in_reply_to: `a@b${evil}`,
      references: [`a@b${evil}`],
      attachments: [{ name: `a${evil}.txt`, type: 'text/plain', open: async () => Readable.from(['x']) }],
    })
    expect(headOf(raw)).not.toMatch(/^(bcc|x-evil):/im)
    expect(parsed.subject).toMatch(/^Hello /)
    expect(parsed.text?.trim()).toBe('Hello')
    for (const address of [`a${evil}@x.example`, `a@x.example${evil}`]) {
      await expect(send({ cc: [address] })).rejects.toMatchObject({ retry: false })
      await expect(send({ envelope: { ...mail.envelope, to: [address] } })).rejects.toMatchObject({ retry: false })
    }
  },
)

test('subjects, names and texts of all scripts arrive as they were, long lines too', async () => {
  const subject = `Re: 发票 ${'wichtig für Sie — ñandú 👋 '.repeat(8)}`.trim()
  const text = `${'A long line that goes on. '.repeat(100)}\n\nمرحبا\n.\n..two dots\nFrom here`
  const { parsed, raw } = await sent({
    subject,
    text,
    from: { name: 'Büro, "Süd" 支持', address: 'support@desk.example' },
  })
  expect(parsed.subject).toBe(subject)
  expect(parsed.from?.value[0]?.name).toBe('Büro, "Süd" 支持')
  expect(parsed.text?.trim()).toBe(text)
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: eight-bit octets are what is looked for
  expect(raw).not.toMatch(/[^\x00-\x7f]/)
})

test('what no person wrote says so, and only that', async () => {
  const { parsed: automatic } = await sent({ is_automatic: true })
  expect(automatic.headers.get('auto-submitted')).toBe('auto-replied')
  expect(automatic.headers.get('x-auto-response-suppress')).toBe('All')
  expect(automatic.headers.get('precedence')).toBe('bulk')
  const { parsed: human } = await sent()
  for (const name of ['auto-submitted', 'x-auto-response-suppress', 'precedence', 'list']) {
    expect(human.headers.has(name)).toBe(false)
  }
})

test('a mail is signed when there is a key', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const signing_key = { domainName: 'desk.example', keySelector: 'sr', privateKey: pem }
  expect(headOf((await sent({ signing_key })).raw)).toMatch(/^dkim-signature:.*d=desk\.example;.*s=sr;/im)
  expect(headOf((await sent()).raw)).not.toMatch(/^dkim-signature:/im)
})

test('one refused recipient among several is told with the words of the server', async () => {
  peer.refuseRecipient = (address) =>
    address.startsWith('no') ? { responseCode: 550, message: '5.1.1 Nobody here' } : null
  const receipt = await send({ envelope: { ...mail.envelope, to: ['bea@shop.example', 'no@shop.example'] } })
  expect(receipt.detail).toMatch(/^250 /)
  expect(receipt.refused).toEqual([
    { recipient: 'no@shop.example', words: '550 5.1.1 Nobody here', status: '5.1.1', is_final: true },
  ])
})

test('when all are refused each has its reason; one put off is enough to try again', async () => {
  peer.refuseRecipient = (address) =>
    address.startsWith('no') ? { responseCode: 550, message: 'Nobody' } : { responseCode: 451, message: 'Later' }
  await expect(
    send({ envelope: { ...mail.envelope, to: ['no@shop.example', 'wait@shop.example'] } }),
  ).rejects.toMatchObject({ retry: true, is_outage: false, refused: [{ is_final: true }, { is_final: false }] })
})

test('a refusal is final by its code', async () => {
  peer.refuse = { responseCode: 554, message: 'Spam' }
  await expect(send()).rejects.toMatchObject({ message: '554 Spam', retry: false, is_outage: false })
  peer.refuse = { responseCode: 452, message: 'Full' }
  await expect(send()).rejects.toMatchObject({ message: '452 Full', retry: true, is_outage: false })
})

test('what is wrong with the way to the server is told with advice, and can be mended', async () => {
  const closed = await freePort()
  await expect(send({}, `smtp://127.0.0.1:${closed}`)).rejects.toMatchObject({
    message: expect.stringMatching(/^.*ECONNREFUSED.* – Nothing listens there/),
    retry: true,
    is_outage: true,
  })
  await expect(send({}, peer.url.replace('smtp:', 'smtps:'))).rejects.toMatchObject({
    message: expect.stringContaining('does not begin with TLS'),
    is_outage: true,
  })
  await expect(send({}, peer.url.replace('//', '//user:wrong@'))).rejects.toMatchObject({
    message: expect.stringContaining('User name or password'),
    is_outage: true,
  })
})
