import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { blobs } from '../../../../platform/blobs/blobs.ts'
import { env } from '../../../../platform/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { anInstallation } from '../../../../testing/installation.ts'
import { requestFilings } from './file-mails.ts'

const { api, ctx, settle, clock } = await anInstallation()
await api('POST', '/channels/accounts', { body: { channel: 'email', address: 'support@desk.example', name: 'Desk' } })
let count = 0

/** A mail in the ledger whose filing is asked for. */
async function arrives(
  raw: string,
  fields: { sender?: string; attempts?: number; account_id?: string; peer?: string } = {},
) {
  const stored = await blobs().put(Readable.from([Buffer.from(raw)]))
  const recipients = ['support@desk.example']
  const mail = {
    attempts: 0,
    id: newId(),
    arrived_at: '2026-01-01T00:00:00.000Z',
    received_at: ctx.now().toString(),
    peer: 'p',
    sender: '',
    recipients,
    ...stored,
    ...fields,
  }
  await ctx.db.insertInto('mails').values(mail).execute()
  await requestFilings(ctx)
  return mail
}
const text = (headers: string[] = [], body = 'Hello') =>
  [
    'From: Ann <ann@x.example>',
    'To: support@desk.example',
    `Message-ID: <${++count}@x.example>`,
    ...headers,
    '',
    body,
  ].join('\r\n')

const ledger = (id: string) => ctx.db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Time enough for every pause between two tries, so many times. */
async function again(times: number) {
  for (let round = 0; round < times; round++) await clock.advance('PT6H')
}

test('a mail that cannot be read is tried five times, then set aside', async () => {
  const { id } = await arrives(`X-Long: ${'x'.repeat(5_000_000)}\r\n${text()}`)
  await again(4)
  expect(await ledger(id)).toMatchObject({ state: 'pending', attempts: 4, reason: expect.any(String) })
  await again(1)
  expect(await ledger(id)).toMatchObject({ state: 'quarantined', reason: expect.stringMatching(/head/i) })
})

test('a disk in trouble costs a mail none of its tries, however long it lasts', async () => {
  const { id, sha256 } = await arrives(text())
  const path = join(env().DATA_DIR, 'files', sha256.slice(0, 2), sha256)
  await rename(path, `${path}.away`)
  await again(8)
  expect(await ledger(id)).toMatchObject({ state: 'pending', attempts: 0 })
  await rename(`${path}.away`, path)
  await again(1)
  expect(await ledger(id)).toMatchObject({ state: 'filed', reason: null })
})

test('a database in trouble costs a mail none of its tries, and the ledger says what the trouble is', async () => {
  await sql`create function no_room() returns trigger language plpgsql as $$ begin raise 'no room left'; end $$`.execute(
    ctx.db,
  )
  await sql`create trigger no_room before insert on messages execute function no_room()`.execute(ctx.db)
  const { id } = await arrives(text())
  await again(8)
  expect(await ledger(id)).toMatchObject({ state: 'pending', attempts: 0, reason: 'no room left' })
  await sql`drop trigger no_room on messages`.execute(ctx.db)
  await again(1)
  expect(await ledger(id)).toMatchObject({ state: 'filed', reason: null })
})

test('a mail that ended the process five times is set aside unread', async () => {
  const { id } = await arrives(text(), { attempts: 5 })
  await again(1)
  expect(await ledger(id)).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('process ended') })
})

test('mails are filed in the order they came, whatever size they have and whichever was tried before', async () => {
  const opening = await arrives(text(['Subject: Opening']).concat('x'.repeat(300_000)), { attempts: 1 })
  const answer = await arrives(text([`In-Reply-To: <${count}@x.example>`]))
  await settle()
  const { ticket_id } = await ledger(opening.id)
  expect(await ledger(answer.id)).toMatchObject({ state: 'filed', ticket_id })
})

test('a mail the database refuses is set aside in the end, and those that came with it are filed in their order', async () => {
  await sql`create function refuse() returns trigger language plpgsql as $$ begin
    if new.text like 'poison%' then raise 'refused' using errcode = '22000'; end if; return new; end $$`.execute(ctx.db)
  await sql`create trigger refuse before insert on messages for each row execute function refuse()`.execute(ctx.db)
  const before = await arrives(text(['Subject: Before']))
  const poisoned = await arrives(text([], 'poison'))
  const answer = await arrives(text([`In-Reply-To: <${count - 1}@x.example>`]))
  await settle()
  const { ticket_id } = await ledger(before.id)
  expect(await ledger(answer.id)).toMatchObject({ state: 'filed', ticket_id })
  expect(await ledger(poisoned.id)).toMatchObject({ state: 'pending', attempts: 1, reason: 'refused' })
  await again(5)
  expect(await ledger(poisoned.id)).toMatchObject({ state: 'quarantined', reason: 'refused' })
  await sql`drop trigger refuse on messages`.execute(ctx.db)
})

test.each([
  ['a NUL in a signature', 'DKIM-Signature: v=1; a=rsa-sha256; d=x.ex\0ample; s=k\0; h=from; bh=AA==; b=AA=='],
  ['a Message-ID that is cut within a letter', `X-Any: 1\r\nReferences: <${'a'.repeat(497)}😀@x.example>`],
  ['half a letter in a name', `Cc: =?utf-16be?B?${Buffer.from([0xd8, 0, 0, 0x61]).toString('base64')}?= <c@x.example>`],
  [
    'forty thousand copies',
    Array.from(
      { length: 40 },
      (_, n) => `Cc: ${Array.from({ length: 1_000 }, (_, m) => `a${n}x${m}@b.c`).join(',')}`,
    ).join('\r\n'),
  ],
])('hostile mail is filed: %s', async (_what, header) => {
  const { id } = await arrives(text([header]))
  await settle()
  expect(await ledger(id)).toMatchObject({ state: 'filed' })
})

test('mail full of NUL characters is filed', async () => {
  const { id } = await arrives(
    text(['Subject: =?utf-8?Q?N=00ul?=', 'References: <a\0@x.example>', 'Cc: "\0" <c@x.example>'], 'He\0llo'),
  )
  await settle()
  const { state, ticket_id } = await ledger(id)
  expect(state).toBe('filed')
  expect((await api('GET', `/tickets/${ticket_id}`)).json).toMatchObject({ subject: 'Nul', snippet: 'Hello' })
})

test('the same form from two people makes two tickets', async () => {
  const form = 'Subject: Form\r\n\r\nPlease call me'
  const [one, two] = [await arrives(form, { sender: 'a@x.example' }), await arrives(form, { sender: 'b@x.example' })]
  const repeat = await arrives(form, { sender: 'a@x.example' })
  await settle()
  expect((await ledger(one.id)).ticket_id).not.toBe((await ledger(two.id)).ticket_id)
  expect(await ledger(repeat.id)).toMatchObject({ state: 'dropped', ticket_id: (await ledger(one.id)).ticket_id })
})

const answered = async (ticket_id: string | null) =>
  (await api('POST', `/tickets/${ticket_id}/messages`, { body: { kind: 'reply', text: 'Hi' } })).json.to

test('an answer goes where the customer wants it, and mail from there belongs to the ticket', async () => {
  const { id } = await arrives(text(['Subject: Home', 'Reply-To: home@y.example']))
  await settle()
  const { ticket_id } = await ledger(id)
  expect(await answered(ticket_id)).toEqual(['home@y.example'])
  const thread = [`In-Reply-To: <${count}@x.example>`]
  const next = await arrives(text(thread).replace('Ann <ann@x.example>', 'home@y.example'))
  await settle()
  expect((await ledger(next.id)).ticket_id).toBe(ticket_id)
  const last = await arrives(text([...thread, 'Reply-To: mobile@y.example']))
  await settle()
  expect((await ledger(last.id)).ticket_id).toBe(ticket_id)
  expect(await answered(ticket_id)).toEqual(['mobile@y.example'])
  const { customer_id } = (await api('GET', `/tickets/${ticket_id}`)).json
  expect((await api('GET', `/customers/${customer_id}`)).json.identities).toMatchObject([{ value: 'ann@x.example' }])
})

test('an answer never goes to ourselves', async () => {
  const { id } = await arrives(text(['Subject: Loop', 'Reply-To: Support+any@desk.example']))
  await settle()
  const { ticket_id } = await ledger(id)
  expect(await answered(ticket_id)).toEqual(['ann@x.example'])
  const participants = await ctx.db
    .selectFrom('participants')
    .select('address')
    .where('ticket_id', '=', ticket_id!)
    .execute()
  expect(participants).toEqual([{ address: 'ann@x.example' }])
})

test('what is set aside already stays so', async () => {
  const { id } = await arrives(text())
  await ctx.db.updateTable('mails').set({ state: 'quarantined' }).where('id', '=', id).execute()
  await again(1)
  expect((await ledger(id)).state).toBe('quarantined')
})

test('what a mailbox’s server says about mail is believed of mail from that mailbox alone', async () => {
  const imap = { host: 'imap.desk.example', user: 'a', authentication_server: 'mx.desk.example' }
  const body = { channel: 'email', address: 'both@desk.example', settings: { imap }, secrets: { imap_password: 'x' } }
  const account_id = (await api('POST', '/channels/accounts', { body })).json.id
  const forged = 'Authentication-Results: mx.desk.example; dmarc=pass header.from=x.example; spf=pass'
  const { id } = await arrives(`${forged}\r\n${text(['Subject: Forged'])}`, { account_id, peer: '127.0.0.1' })
  await settle()
  const { authentication } = (await api('GET', `/mail/ledger/${id}`)).json
  expect(authentication.verdict).not.toBe('pass')
  expect(authentication.checked_by).toBe('Support Responder')
})
