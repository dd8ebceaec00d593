import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { anImapServer } from '../../../../../testing/imap-server.ts'
import { anInstallation } from '../../../../../testing/installation.ts'
import { until } from '../../../../../testing/until.ts'
import { rawBytes } from '../../raw-mail.ts'
import { LARGEST_MAIL } from '../limits.ts'
import { connectImap } from './connect-imap.ts'
import { fetchMails } from './fetch-mails.ts'
import { imapIn } from './imap-in.ts'
import { mailboxesToRead } from './mailbox.ts'
import { readMailbox } from './read-mailbox.ts'

const { ctx, api, settle } = await anInstallation()
const MEGABYTE = 1024 * 1024
const OLD = '20-Nov-2020 10:00:00 +0000'
const FROM = 'From: Ann <writer@x.example>'
const HEAD = `Return-Path: <ann@x.example>\r\nDelivered-To: box+t.1.abc@desk.example\r\n${FROM}`

const aMail = (uid: number, { head = HEAD, body = 'Hello' } = {}) => ({
  uid,
  raw: Buffer.from(`${head}\r\nSubject: n${uid}\r\nMessage-ID: <${uid}@x.example>\r\n\r\n${body}`),
  internal_date: OLD,
})

/** An odd server with mails, an account for it, and a connection with the mailbox open. */
async function aMailbox(mails: ReturnType<typeof aMail>[], uid_next?: number) {
  const server = await anImapServer(mails)
  server.uid_next = uid_next
  const imap = { host: '127.0.0.1', port: server.port, security: 'none', user: 'ann' }
  const box = await anAccount(imap)
  const client = await connectImap(box)
  onTestFinished(() => client.close())
  await client.mailboxOpen('INBOX', { readOnly: true })
  const fetch = async (uids: number[]) => fetchMails(client, { box, uidValidity: 7n }, uids)
  return { server, box, client, fetch }
}

async function anAccount(imap: Record<string, unknown>) {
  // Tickets name the accounts of earlier tests.
  await ctx.db.deleteFrom('mailboxes').execute()
  await ctx.db
    .updateTable('channel_accounts')
    .set({ address: sql`id || '@old.example'`, archived_at: '2026-01-01T00:00:00.000Z' })
    .execute()
  const body = { channel: 'email', address: 'box@desk.example', settings: { imap }, secrets: { imap_password: 'x' } }
  const { json } = await api('POST', '/channels/accounts', { body })
  const [box] = await mailboxesToRead(ctx, json.id)
  return box!
}

const READ = '1 FETCH (UID 15 FLAGS (\\Seen))'
const KNOWN = { sender: 'ann@x.example', recipients: ['box@desk.example', 'box+t.1.abc@desk.example'] }

test.each(['before', 'after'])(
  'somebody marks the mail as read, which the server tells %s its answer',
  async (when) => {
    const mail = aMail(15)
    const { server, fetch } = await aMailbox([mail, aMail(16)])
    server.chatter = (command) => (/FETCH/.test(command) ? { [when]: [READ, '2 FETCH (FLAGS ())'] } : {})
    const { mails, failed } = await fetch([15])
    expect(failed).toEqual([])
    expect(mails).toMatchObject([{ uid: 15, mail: { ...KNOWN, bytes: mail.raw, size: mail.raw.length } }])
    expect(String(mails[0]!.mail.arrived_at)).toBe('2020-11-20T10:00:00Z')
  },
)

test('a mail that is asked about alone is not taken for another one, nor for gone', async () => {
  const { server, fetch } = await aMailbox([aMail(15), aMail(16)])
  let asked = 0
  // The first question is answered with news only, as if the mail were not there.
  server.withheld = (command) => /RFC822.SIZE/.test(command) && ++asked === 1
  server.chatter = (command) => (/FETCH/.test(command) ? { before: [READ] } : {})
  const { mails } = await fetch([16])
  expect(mails).toMatchObject([{ uid: 16, mail: { ...KNOWN, bytes: aMail(16).raw } }])
})

test('a download that ends early is not kept as whole; it is asked for again', async () => {
  const mail = aMail(15, { body: 'x'.repeat(2.5 * MEGABYTE) })
  const { server, fetch } = await aMailbox([mail])
  server.piece = (_uid, piece) => (piece.length < MEGABYTE ? null : piece)
  expect(await fetch([15])).toEqual({ mails: [], failed: [15] })
  let pieces = 0
  server.piece = (_uid, piece) => (++pieces === 2 ? piece.subarray(0, 1_000) : piece)
  const { mails } = await fetch([15])
  expect(mails[0]!.mail).toMatchObject({ size: mail.raw.length, sha256: sha256(mail.raw) })
  expect(pieces).toBe(5)
})

test.each([0, MEGABYTE - 166, MEGABYTE, 3 * MEGABYTE])('a body of %i bytes comes whole', async (length) => {
  const mail = aMail(15, { body: 'x'.repeat(length) })
  const { server, fetch } = await aMailbox([mail])
  expect((await fetch([15])).mails[0]!.mail.sha256).toBe(sha256(mail.raw))
  // Some servers know no pieces.
  server.piece = () => mail.raw
  expect((await fetch([15])).mails[0]!.mail.sha256).toBe(sha256(mail.raw))
})

test('a server that only estimates sizes hands out whole mails too', async () => {
  const mail = aMail(15)
  const { server, fetch } = await aMailbox([mail])
  server.size_of = ({ length }) => length + 7
  expect((await fetch([15])).mails[0]!.mail.bytes).toEqual(mail.raw)
})

test('a mail that was set aside has all its rounds again when it is asked for once more', async () => {
  const { server, fetch } = await aMailbox([aMail(15)])
  server.piece = () => null
  for (let round = 0; round < 3; round++) expect((await fetch([15])).failed).toEqual([15])
  expect((await fetch([15])).mails[0]!.mail.set_aside).toMatch(/^The server does not hand this mail out: Of \d+ bytes/)
  server.piece = (_uid, piece) => piece
  expect((await fetch([15])).mails[0]!.mail).toMatchObject({ ...KNOWN, bytes: aMail(15).raw })
})

test('a mail the server did not hand out is not pretended to be filed; read again, it is completed', async () => {
  const raw = aMail(15, { body: 'x'.repeat(100_000) }).raw
  const { server, box, client } = await aMailbox([{ ...aMail(15), raw }])
  await ctx.db.updateTable('mailboxes').set({ uid_validity: '7', last_uid: 14 }).execute()
  server.piece = () => null
  for (let round = 0; round < 4; round++) await readMailbox(ctx, client, box)
  const [{ id, state }] = (await ledger(box.account_id)) as [Row]
  expect(state).toBe('quarantined')
  for (const as_message of [false, true]) {
    const { status, json } = await api('POST', `/mail/ledger/${id}/filings`, { body: { as_message } })
    expect([status, json.code]).toEqual([409, 'not_fetched'])
  }
  await readAgain(box.account_id)
  expect(await ledger(box.account_id)).toMatchObject([{ id, state: 'quarantined' }])
  server.piece = (_uid, piece) => piece
  await readAgain(box.account_id)
  expect(await ledger(box.account_id)).toMatchObject([
    { id, state: 'filed', sha256: sha256(raw), sender: 'ann@x.example', reason: null },
  ])
  expect(await rawBytes(ctx, { id, sha256: sha256(raw) })).toEqual(raw)
})

test('a mail that is too large stays what it is, however often it is read again', async () => {
  const { server, box, client } = await aMailbox([aMail(15)])
  await ctx.db.updateTable('mailboxes').set({ uid_validity: '7', last_uid: 14 }).execute()
  server.size_of = () => LARGEST_MAIL + 1
  await readMailbox(ctx, client, box)
  await readAgain(box.account_id)
  const [{ id, reason }] = (await ledger(box.account_id)) as [Row]
  expect(reason).toMatch(/^This mail has \d+ bytes/)
  expect(await ledger(box.account_id)).toHaveLength(1)
  expect(String(await rawBytes(ctx, { id, sha256: '' }))).toMatch(/^Return-Path: <ann@x.example>(.*\r\n)+\r\n$/)
})

const ledger = (account_id: string) =>
  ctx.db.selectFrom('mails').selectAll().where('account_id', '=', account_id).execute()
type Row = Awaited<ReturnType<typeof ledger>>[number]

async function readAgain(account_id: string): Promise<void> {
  await api('POST', `/channels/accounts/${account_id}/fetch`, { body: { since: '2020-01-01T00:00:00.000Z' } })
  await settle()
}

test('a server that notes no envelope does not say that there was no sender; one that notes "<>" does', async () => {
  const heads = {
    none: FROM,
    empty: `Return-Path: <>\r\n${FROM}`,
    forged: `Return-Path: <a@x.example>\r\nReturn-Path: <>\r\n${FROM}`,
  }
  const { fetch } = await aMailbox(Object.values(heads).map((head, place) => aMail(place + 1, { head })))
  const { mails } = await fetch([1, 2, 3])
  expect(mails.map(({ mail }) => mail.sender)).toEqual(['writer@x.example', '', 'a@x.example'])
})

test.each([undefined, 4])(
  'what comes while the first mails are fetched is fetched the next time (UIDNEXT %s)',
  async (uid_next) => {
    const { server, box, client } = await aMailbox([aMail(3)], uid_next)
    await ctx.db.updateTable('mailboxes').set({ uid_validity: '6', read_since: null }).execute()
    server.chatter = (command) => {
      if (!/BODY\.PEEK\[\]/.test(command) || server.mails.length > 1) return {}
      server.mails.push(aMail(4))
      // Somebody reads it at once, by which its number is known before it was seen.
      return { after: ['2 EXISTS', '2 FETCH (UID 4 FLAGS (\\Seen))'] }
    }
    expect(await readMailbox(ctx, client, box)).toEqual({ entered: 1, failed: [] })
    expect(await place()).toMatchObject({ uid_validity: '7', last_uid: '3' })
    expect(await readMailbox(ctx, client, box)).toEqual({ entered: 1, failed: [] })
    expect(await place()).toMatchObject({ last_uid: '4' })
  },
)

test('the beginning of our time is found though the server has other news at that moment', async () => {
  const { server, box, client } = await aMailbox([aMail(3)])
  server.chatter = (command) => (/^FETCH/.test(command) ? { before: ['1 FETCH (UID 3 FLAGS (\\Seen))'] } : {})
  expect(await readMailbox(ctx, client, box)).toEqual({ entered: 0, failed: [] })
  expect(await place()).toMatchObject({ read_since: '2020-11-20T10:00:01.000Z', last_uid: '3' })
})

test('after the stop nothing begins again, not even what was on its way to', async () => {
  const server = await anImapServer()
  const box = await anAccount({ host: '127.0.0.1', port: server.port, security: 'none', user: 'ann' })
  server.chatter = (command) => (/EXAMINE/.test(command) ? { before: ['BYE not now'] } : {})
  const holding = await ctx.db.startTransaction().execute()
  await holding.selectFrom('mailboxes').select('name').where('account_id', '=', box.account_id).forUpdate().execute()
  const fetching = await imapIn.start(ctx)
  await until(async () => server.asked.some((command) => /EXAMINE/.test(command)))
  // The watch wants to note what it has seen, and waits; meanwhile its account changes, and the service is stopped.
  await ctx.db
    .updateTable('channel_accounts')
    .set({ settings: sql`jsonb_set(settings, '{imap,user}', '"bob"')` })
    .execute()
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await fetching.stop()
  const asked = server.asked.length
  await holding.rollback().execute()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(server.asked).toHaveLength(asked)
})

const place = () => ctx.db.selectFrom('mailboxes').selectAll().executeTakeFirstOrThrow()
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
