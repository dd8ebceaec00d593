import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { freePort } from '../../../platform/postgres/free-port.ts'
import { aDovecot, missingDovecot } from '../../../testing/dovecot.ts'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx } = await anInstallation()
const why = missingDovecot()
if (why) console.log(`Skipped, connection tests against a real IMAP server: ${why}`)
const dovecot = why ? null : await aDovecot({ users: ['support'] })
afterAll(async () => dovecot?.stop())

const imap = { host: 'imap.example.com', user: 'support' }
const post = (body: Record<string, unknown>) =>
  api('POST', '/channels/accounts', { body: { channel: 'email', ...body } })

test('settings and secrets of a mail account are checked, with the path of every mistake', async () => {
  const wrong = await post({
    address: 'a@desk.example',
    settings: { imap: { ...imap, port: 0, color: 'red' }, sign: 'x' },
  })
  expect([wrong.status, wrong.json.errors.map(({ path }: { path: string }) => path).toSorted()]).toEqual([
    422,
    ['settings.imap.color', 'settings.imap.port', 'settings.sign'],
  ])
  const open = await post({ address: 'a@desk.example', settings: { imap: { ...imap, security: 'none' } } })
  expect(open.json.errors[0].path).toBe('settings.imap.security')
  const secrets = await post({ address: 'a@desk.example', secrets: { smtp_url: 'https://x', word: 'y' } })
  expect(secrets.json.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
    'secrets.smtp_url',
    'secrets.word',
  ])
  const name = await post({ address: 'a@desk.example', name: 'Desk\r\nBcc: b@x.example' })
  expect([name.status, name.json.errors[0].path]).toEqual([422, 'name'])
  const chat = await post({ channel: 'live_chat', address: 'widget', settings: { color: 'red' } })
  expect([chat.status, chat.json.settings]).toEqual([201, { color: 'red' }])
})

test('an account is changed: settings as a whole, secrets by name, never shown', async () => {
  const made = await post({ address: 'Support@desk.example', settings: { imap }, secrets: { imap_password: 'one' } })
  expect(made.json).toMatchObject({
    address: 'support@desk.example',
    secrets_set: ['imap_password'],
    mailboxes: [{ name: 'INBOX', state: 'new' }],
    settings: { imap: { port: 993, security: 'tls', mailboxes: ['INBOX'] } },
  })
  const path = `/channels/accounts/${made.json.id}`
  const changed = await api('PATCH', path, {
    body: {
      name: 'Desk',
      settings: { imap: { ...imap, mailboxes: ['INBOX', 'Orders'] }, signature: 'Bye' },
      secrets: { smtp_url: 'smtp://u:p@smtp.example.com', imap_password: null },
    },
  })
  expect(changed.json).toMatchObject({ name: 'Desk', secrets_set: ['smtp_url'], settings: { signature: 'Bye' } })
  expect(changed.json.mailboxes.map(({ name }: { name: string }) => name)).toEqual(['INBOX', 'Orders'])
  expect(JSON.stringify(changed.json)).not.toContain('u:p')
  const archived = await api('PATCH', path, { body: { archived: true } })
  expect(archived.json.archived_at).not.toBeNull()
  const events = await ctx.db.selectFrom('events').select('name').where('name', 'like', 'channel.account_%').execute()
  expect(events.map(({ name }) => name).slice(-3)).toEqual([
    'channel.account_created',
    'channel.account_changed',
    'channel.account_changed',
  ])
  expect((await api('POST', `${path}/fetch`, { body: { since: '2026-01-01T00:00:00Z' } })).status).toBe(409)
  expect((await api('PATCH', '/channels/accounts/x', { body: {} })).status).toBe(404)
})

test('a mailbox that moves to another server is read anew; another user’s is begun from the start', async () => {
  const { json } = await post({ address: 'moving@desk.example', settings: { imap } })
  const rows = () => ctx.db.selectFrom('mailboxes').selectAll().where('account_id', '=', json.id).execute()
  await ctx.db
    .updateTable('mailboxes')
    .set({ uid_validity: 7, last_uid: 40 })
    .where('account_id', '=', json.id)
    .execute()
  const [named] = await rows()
  const change = (settings: Record<string, unknown>) =>
    api('PATCH', `/channels/accounts/${json.id}`, { body: { settings: { imap: { ...imap, ...settings } } } })
  await change({ silent_after_hours: 3 })
  expect(await rows()).toMatchObject([{ uid_validity: '7', last_uid: '40' }])
  await change({ host: 'other.example.com' })
  expect(await rows()).toMatchObject([{ uid_validity: '0', last_uid: '0', read_since: named!.read_since }])
  await change({ host: 'other.example.com', user: 'sales' })
  expect(await rows()).toMatchObject([{ uid_validity: null, last_uid: '0', state: 'new' }])
})

const steps = (way: { steps: { step: string; ok: boolean }[] }) => way.steps.map(({ step, ok }) => `${step} ${ok}`)
const tryImap = async (
  settings: Record<string, unknown>,
  secrets: Record<string, unknown> = { imap_password: 'x' },
) => {
  const body = {
    channel: 'email',
    address: 'a@desk.example',
    settings: { imap: { user: 'support', ...settings } },
    secrets,
  }
  const { status, json } = await api('POST', '/channels/accounts/test', { body })
  expect([status, json.errors]).toEqual([200, undefined])
  return json.incoming
}

test('a test ends at the first step that fails, and says what to do', async () => {
  const unknown = await tryImap({ host: 'imap.nowhere.invalid' })
  expect([steps(unknown), unknown.steps[0].advice]).toEqual([['resolve false'], expect.any(String)])
  const refused = await tryImap({ host: '127.0.0.1', port: await freePort() })
  expect(steps(refused)).toEqual(['resolve true', 'connect false'])
  expect(refused.steps[1]).toMatchObject({ detail: expect.stringContaining('ECONNREFUSED') })
  expect(refused.steps[1].advice).toContain('993')
})

test('a server that says nothing does not keep anybody waiting', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as { port: number }
  const began_ms = performance.now()
  const result = await tryImap({ host: '127.0.0.1', port, security: 'starttls' })
  expect(steps(result)).toEqual(['resolve true', 'connect true', 'tls false'])
  expect(result.steps[2].advice).toContain('expects TLS from the first byte')
  expect(performance.now() - began_ms).toBeLessThan(20_000)
  silent.close()
})

test('the outgoing server: greeting, TLS, sign-in', async () => {
  const server = new SMTPServer({
    logger: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, callback) =>
      password === 'right' ? callback(null, { user: username }) : callback(new Error('Wrong, use an app password')),
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const attempt = async (smtp_url: string) => {
    const { json } = await api('POST', '/channels/accounts', {
      body: { channel: 'email', address: `out-${performance.now()}@desk.example`, secrets: { smtp_url } },
    })
    await api('POST', `/channels/accounts/${json.id}/test`, { body: {} })
    const { items } = (await api('GET', '/channels/accounts')).json
    return items.find(({ id }: { id: string }) => id === json.id).last_test.outgoing
  }
  const good = await attempt(`smtp://desk:right@127.0.0.1:${port}`)
  expect([good.ok, steps(good)]).toEqual([true, ['resolve true', 'connect true', 'greeting true', 'sign_in true']])
  const bad = await attempt(`smtp://desk:wrong@127.0.0.1:${port}`)
  expect(bad.steps.at(-1)).toMatchObject({
    step: 'sign_in',
    ok: false,
    advice: expect.stringContaining('app password'),
  })
  const tls = await attempt(`smtps://desk:right@127.0.0.1:${port}`)
  expect(tls.steps.at(-1)).toMatchObject({ step: 'tls', ok: false, advice: expect.stringContaining('STARTTLS') })
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

describe.skipIf(why !== null)('against a real IMAP server', () => {
  const open = () => ({ host: '127.0.0.1', port: dovecot!.port, security: 'none' })
  const secrets = () => ({ imap_password: dovecot!.password })

  test('all is well; or the mailbox has another name, and the ones there are named', async () => {
    await dovecot!.deliver('support', 'Subject: x\n\ny', { mailbox: 'Orders' })
    const good = await tryImap({ ...open(), mailboxes: ['INBOX', 'Orders'] }, secrets())
    expect([good.ok, steps(good)]).toEqual([
      true,
      ['resolve true', 'connect true', 'sign_in true', 'open_mailbox true', 'open_mailbox true'],
    ])
    const missing = await tryImap({ ...open(), mailboxes: ['Order'] }, secrets())
    expect(missing.steps.at(-1)).toMatchObject({ step: 'open_mailbox', ok: false })
    expect(missing.steps.at(-1).advice).toContain('INBOX, Orders')
  })

  test('a wrong password, a certificate nobody knows, TLS where there is none', async () => {
    const password = await tryImap(open(), { imap_password: 'wrong' })
    expect(password.steps.at(-1)).toMatchObject({ step: 'sign_in', ok: false })
    expect(password.steps.at(-1).detail).toMatch(/authentication failed/i)
    expect(password.steps.at(-1).advice).toContain('password')
    for (const way of [{ port: dovecot!.tls_port }, { port: dovecot!.port, security: 'starttls' }]) {
      const result = await tryImap({ host: 'localhost', ...way }, secrets())
      expect(steps(result)).toEqual(['resolve true', 'connect true', 'tls false'])
      expect(result.steps[2].advice).toContain('not signed by an authority')
    }
    const plain = await tryImap({ host: 'localhost', port: dovecot!.port }, secrets())
    expect(plain.steps.at(-1)).toMatchObject({ step: 'tls', advice: expect.stringContaining('STARTTLS') })
  })
})
