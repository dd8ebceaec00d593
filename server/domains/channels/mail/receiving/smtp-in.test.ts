import { readdir, stat, writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { generate } from 'selfsigned'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { env, overrideEnv, publicUrl } from '../../../../platform/env.ts'
import { freePort } from '../../../../platform/postgres/free-port.ts'
import { anInstallation } from '../../../../testing/installation.ts'
import { converse } from '../../../../testing/smtp-conversation.ts'
import { until } from '../../../../testing/until.ts'
import { groupedLedger } from './group-commit.ts'
import { LARGEST_MAIL } from './limits.ts'
import { smtpIn } from './smtp-in.ts'

const port = await freePort()
const { ctx, api } = await anInstallation({ env: { SMTP_IN_PORT: port, HOST: '0.0.0.0' } })
const door = await smtpIn.start(ctx)
const client = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'mx.customer.example' })
afterAll(async () => {
  client.close()
  await door.stop()
})
beforeEach(async () => {
  await ctx.db.deleteFrom('mails').execute()
})

const envelope = { from: 'a@x.example', to: 'support@desk.example' }
const stored = () => ctx.db.selectFrom('mails').selectAll().execute()
const MEGABYTE = 1024 * 1024

test('a mail that is too large is refused to its end, and nothing of it is kept', async () => {
  const raw = Buffer.alloc(60 * MEGABYTE, 'Subject: Large\r\n')
  await expect(client.sendMail({ envelope, raw })).rejects.toMatchObject({ responseCode: 552 })
  expect(await readdir(join(env().DATA_DIR, 'files'))).toEqual(['incoming'])
  expect(await readdir(join(env().DATA_DIR, 'files', 'incoming'))).toEqual([])
  expect(await stored()).toEqual([])
  await client.sendMail({ ...envelope, text: 'small' })
  expect(await stored()).toMatchObject([
    { state: 'pending', source: 'smtp', helo: 'mx.customer.example', late: false, sender: 'a@x.example' },
  ])
})

test('one that says how large it is hears it before it is sent', async () => {
  const talk = converse(port)
  await talk.say()
  expect(await talk.say('EHLO mx.example')).toMatch(/^250/)
  expect(talk.heard()).toMatch(new RegExp(`^250.SIZE ${LARGEST_MAIL}\r$`, 'm'))
  expect(await talk.say(`MAIL FROM:<a@x.example> SIZE=${LARGEST_MAIL + 1}`)).toMatch(/^552/)
  talk.socket.destroy()
})

test('one without an end is cut off', async () => {
  const talk = converse(port)
  await talk.say()
  for (const line of ['EHLO mx.example', 'MAIL FROM:<a@x.example>', 'RCPT TO:<support@desk.example>', 'DATA']) {
    await talk.say(line)
  }
  const chunk = Buffer.alloc(MEGABYTE, 'x'.repeat(76).concat('\r\n'))
  let sent = 0
  while (!talk.socket.destroyed && sent < 300) {
    if (!talk.socket.write(chunk)) {
      await Promise.race([new Promise((resolve) => talk.socket.once('drain', resolve)), talk.closed])
    }
    sent++
  }
  await talk.closed
  expect(talk.heard()).toContain('552 This mail is larger')
  expect(sent).toBeLessThan(300)
  expect(await stored()).toEqual([])
})

test('a connection that breaks in the middle of a mail leaves nothing', async () => {
  const talk = converse(port)
  await talk.say()
  for (const line of ['EHLO mx.example', 'MAIL FROM:<a@x.example>', 'RCPT TO:<support@desk.example>', 'DATA']) {
    await talk.say(line)
  }
  talk.socket.write('Subject: Half\r\n\r\nThis is only the beg')
  await new Promise((resolve) => setTimeout(resolve, 50))
  talk.socket.destroy()
  const incoming = join(env().DATA_DIR, 'files', 'incoming')
  await until(async () => (await readdir(incoming)).length === 0)
  expect(await stored()).toEqual([])
})

test('a hundred recipients at a time; the others are told to come again. Bounces have no sender', async () => {
  const to = Array.from({ length: 500 }, (_, n) => `support+${n}@desk.example`)
  const { accepted, rejectedErrors } = await client.sendMail({ envelope: { from: '', to }, text: 'To all' })
  expect(accepted).toHaveLength(100)
  expect(new Set(rejectedErrors?.map(({ responseCode }) => responseCode))).toEqual(new Set([452]))
  expect(rejectedErrors).toHaveLength(400)
  const [mail] = await stored()
  expect([mail!.sender, mail!.recipients.length]).toEqual(['', 100])
})

test('STARTTLS: with a certificate made once and kept to ourselves', async () => {
  const secure = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  })
  await secure.sendMail({ ...envelope, text: 'Encrypted' })
  secure.close()
  expect(await stored()).toHaveLength(1)
  const { mode } = await stat(join(env().DATA_DIR, 'smtp-certificate.json'))
  expect((mode & 0o777).toString(8)).toBe('600')
})

/** What the server says it can do. */
async function featuresFor(host: string, at = port): Promise<string> {
  const talk = converse(at, host)
  await talk.say()
  await talk.say('EHLO mx.example')
  talk.socket.destroy()
  return talk.heard()
}

test('to this machine STARTTLS is not announced with a certificate we made, and done when asked for', async () => {
  expect(await featuresFor('127.0.0.1')).toMatch(/^250-PIPELINING\r$/m)
  expect(await featuresFor('127.0.0.1')).not.toContain('STARTTLS')
  expect(await shownName(port)).toBe(new URL(publicUrl()).hostname)
})

test('to strangers STARTTLS is announced with any certificate', async () => {
  const outer = outerAddress()
  if (!outer) return console.log('Skipped, the stranger: this machine has no network but loopback.')
  expect(await featuresFor(outer)).toMatch(/^250.STARTTLS\r$/m)
})

test('the operator’s certificate is shown, and its renewal noticed', async () => {
  const files = { SMTP_TLS_CERT: join(env().DATA_DIR, 'cert.pem'), SMTP_TLS_KEY: join(env().DATA_DIR, 'key.pem') }
  const renew = async (name: string) => {
    const pems = await generate([{ name: 'commonName', value: name }], { algorithm: 'sha256' })
    await writeFile(files.SMTP_TLS_CERT, pems.cert)
    await writeFile(files.SMTP_TLS_KEY, pems.private)
  }
  await renew('mx1.desk.example')
  const other = await freePort()
  overrideEnv({ ...files, SMTP_IN_PORT: other })
  const secondDoor = await smtpIn.start(ctx)
  try {
    expect(await shownName(other)).toBe('mx1.desk.example')
    expect(await featuresFor('127.0.0.1', other)).toMatch(/^250.STARTTLS\r$/m)
    await renew('mx2.desk.example')
    await until(async () => (await shownName(other)) === 'mx2.desk.example')
  } finally {
    await secondDoor.stop()
    overrideEnv({ SMTP_TLS_CERT: undefined, SMTP_TLS_KEY: undefined, SMTP_IN_PORT: port })
  }
})

async function shownName(port: number): Promise<string> {
  const talk = converse(port)
  await talk.say()
  await talk.say('EHLO mx.example')
  await talk.say('STARTTLS')
  talk.socket.removeAllListeners('data')
  const secure = connectTls({ socket: talk.socket, rejectUnauthorized: false })
  await new Promise((resolve) => secure.once('secureConnect', resolve))
  const { subject } = secure.getPeerCertificate()
  secure.destroy()
  return String(subject.CN)
}

/** An address of this machine that is not loopback: who comes from there is a stranger. */
function outerAddress(): string | undefined {
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return own.find(({ internal, family }) => !internal && family === 'IPv4')?.address
}

test('local programs are greeted at once, strangers are made to wait', async () => {
  const local = converse(port)
  await local.say()
  expect(local.greeted_after_ms()).toBeLessThan(90)
  local.socket.destroy()
  const outer = outerAddress()
  if (!outer) return console.log('Skipped, the stranger: this machine has no network but loopback.')
  const stranger = converse(port, outer)
  await stranger.say()
  expect(stranger.greeted_after_ms()).toBeGreaterThan(90)
  stranger.socket.destroy()
})

test('a stranger who holds many connections is told to wait, and nobody else', async () => {
  const outer = outerAddress()
  if (!outer) return console.log('Skipped, the stranger: this machine has no network but loopback.')
  const held = Array.from({ length: 21 }, () => converse(port, outer))
  const greetings = await Promise.all(held.map((talk) => talk.say()))
  expect(greetings.filter((words) => words.startsWith('220'))).toHaveLength(20)
  expect(greetings.find((words) => !words.startsWith('220'))).toMatch(/^421 /)
  const local = converse(port)
  expect(await local.say()).toMatch(/^220/)
  for (const { socket } of [...held, local]) socket.destroy()
  await Promise.all(held.map(({ closed }) => closed))
  await until(async () => {
    const again = converse(port, outer)
    const words = await again.say()
    again.socket.destroy()
    return words.startsWith('220')
  })
})

test('many at once share commits, and each that heard 250 is stored', async () => {
  const pool = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 8 })
  const replies = await Promise.all(
    Array.from({ length: 160 }, (_, n) => pool.sendMail({ ...envelope, subject: `n${n}`, text: 'x' })),
  )
  pool.close()
  const promised = replies.map(({ response }) => /Stored as (\S+)/.exec(response)?.[1]).toSorted()
  expect((await stored()).map(({ id }) => id).toSorted()).toEqual(promised)
  const { rows } = await sql<{ count: number }>`select count(distinct xmin::text)::int as count from mails`.execute(
    ctx.db,
  )
  expect(rows[0]!.count).toBeLessThan(160)
})

test('a row the database refuses fails alone', async () => {
  const enter = groupedLedger(ctx)
  const mail = (n: number, size: number) => ({
    source: 'smtp' as const,
    source_key: null,
    account_id: null,
    peer: '192.0.2.1',
    helo: null,
    sender: '',
    recipients: [`support+${n}@desk.example`],
    sha256: 'f'.repeat(64),
    size,
    arrived_at: null,
  })
  const outcomes = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => enter(mail(n, n === 5 ? 2 ** 70 : 10))))
  expect(outcomes.map(({ status }) => status)).toEqual(
    Array.from({ length: 9 }, (_, n) => (n === 5 ? 'rejected' : 'fulfilled')),
  )
  expect((await stored()).map(({ recipients }) => recipients[0]).toSorted()).toEqual(
    [0, 1, 2, 3, 4, 6, 7, 8].map((n) => `support+${n}@desk.example`),
  )
})

test('an address that is archived is not ours any more, nor one nobody has added', async () => {
  const body = { channel: 'email', address: 'billing@desk.example' }
  const { id } = (await api('POST', '/channels/accounts', { body })).json
  const send = (to: string) => client.sendMail({ envelope: { from: 'a@x.example', to }, text: 'x' })
  await send('Billing+7@desk.example')
  await expect(send('other@desk.example')).rejects.toMatchObject({ responseCode: 550 })
  await api('PATCH', `/channels/accounts/${id}`, { body: { archived: true } })
  await expect(send('billing@desk.example')).rejects.toMatchObject({ responseCode: 550 })
})

test('the ledger knows at once which account a mail came to', async () => {
  const body = { channel: 'email', address: 'orders@desk.example' }
  const { id } = (await api('POST', '/channels/accounts', { body })).json
  await client.sendMail({ envelope: { from: 'a@x.example', to: 'Orders+17@desk.example' }, text: 'x' })
  expect(await stored()).toMatchObject([{ account_id: id }])
  const { items } = (await api('GET', `/mail/ledger?account_id=${id}`)).json
  expect(items).toMatchObject([{ account_id: id, source: 'smtp' }])
  await api('PATCH', `/channels/accounts/${id}`, { body: { archived: true } })
})
