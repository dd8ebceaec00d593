import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { blobs } from '../../../../platform/blobs/blobs.ts'
import { env } from '../../../../platform/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { anInstallation } from '../../../../testing/installation.ts'
import { fileMail, requestFiling } from './file-mail.ts'
import { requestFilings } from './file-mails.ts'

const { api, ctx, settle } = await anInstallation()
await api('POST', '/channels/accounts', { body: { channel: 'email', address: 'support@desk.example', name: 'Desk' } })
let count = 0

/** A mail in the ledger whose filing is asked for. */
async function arrives(raw: string, fields: { sender?: string; attempts?: number } = {}) {
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
  await (mail.attempts ? requestFiling(ctx, mail.id) : requestFilings(ctx))
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

/** Every job is run again at once, as it would be after its pause. */
async function again(times: number) {
  for (let round = 0; round < times; round++) {
    // The queue does not wait for its own note that a job failed, and that note would put the job off once more.
    await vi.waitUntil(async () => (await lockedJobs()) === 0, { interval: 5, timeout: 5_000 })
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(ctx.db)
    await settle()
  }
}
const lockedJobs = async () =>
  (await sql`select from graphile_worker._private_jobs where locked_at is not null`.execute(ctx.db)).rows.length

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

test('a mail that failed before waits for its turn, and is not counted while it waits; fresh ones go past it', async () => {
  const [failed, fresh] = [await arrives(text(), { attempts: 1 }), await arrives(text())]
  const turn = ctx.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('mail:second_try', 0))`.execute(db)
    const waiting = fileMail.run(ctx, { mail_id: failed.id })
    await fileMail.run(ctx, { mail_id: fresh.id })
    expect((await ledger(fresh.id)).state).toBe('filed')
    expect(await ledger(failed.id)).toMatchObject({ state: 'pending', attempts: 1 })
    return { waiting }
  })
  await (await turn).waiting
  expect((await ledger(failed.id)).state).toBe('filed')
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
