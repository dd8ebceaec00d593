import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { anInstallation } from '../../../testing/installation.ts'

const { api, ctx } = await anInstallation()

const imap = { host: 'imap.example.com', user: 'support' }
const account = (
  await api('POST', '/channels/accounts', {
    body: {
      channel: 'email',
      address: 'support@desk.example',
      settings: { imap },
      secrets: { imap_password: 'hunter2' },
    },
  })
).json
const path = `/channels/accounts/${account.id}`
const elsewhere = (changes: object, secrets?: object) => ({
  settings: { imap: { ...imap, ...changes } },
  ...(secrets ? { secrets } : {}),
})

/** A mailbox server that remembers all it is told. */
async function anEavesdropper() {
  let told = ''
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {}).write('* OK ready\r\n')
    socket.on('data', (chunk) => {
      told += chunk
      const tag = chunk.toString().split(' ')[0]
      const offer = /CAPABILITY/i.test(chunk.toString()) ? '* CAPABILITY IMAP4rev1\r\n' : ''
      socket.write(`${offer}${tag} ${offer ? 'OK' : 'NO'} done\r\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { at: { host: '127.0.0.1', port, security: 'none' }, told: () => told, stop: () => server.close() }
}

test('a kept password is sent to no server it was not given for', async () => {
  const eavesdropper = await anEavesdropper()
  for (const request of [
    () => api('POST', `${path}/test`, { body: body() }),
    () => api('PATCH', path, { body: body() }),
  ]) {
    const { status, json } = await request()
    expect([status, json.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['secrets.imap_password']])
  }
  function body() {
    return elsewhere(eavesdropper.at)
  }
  expect(eavesdropper.told()).toBe('')
  const given = await api('POST', `${path}/test`, { body: elsewhere(eavesdropper.at, { imap_password: 'another' }) })
  expect(given.status).toBe(200)
  expect(eavesdropper.told()).not.toContain('hunter2')
  eavesdropper.stop()
})

test.each([{ host: 'other.example.com' }, { port: 1993 }, { user: 'sales' }, { security: 'starttls' }])(
  'it is asked for again with %j; other settings change without it',
  async (change) => {
    expect((await api('PATCH', path, { body: elsewhere(change) })).status).toBe(422)
    expect((await api('PATCH', path, { body: elsewhere({ silent_after_hours: 3 }) })).status).toBe(200)
  },
)

test('what is tried and not saved leaves the last result of the account as it is', async () => {
  const lastTest = async () => (await api('GET', '/channels/accounts')).json.items[0].last_test
  const closed = { host: '127.0.0.1', port: 1, security: 'none' }
  await api('POST', `${path}/test`, { body: elsewhere(closed, { imap_password: 'x' }) })
  expect(await lastTest()).toBeNull()
  await api('PATCH', path, { body: elsewhere(closed, { imap_password: 'x' }) })
  await api('POST', `${path}/test`, { body: {} })
  expect(await lastTest()).toMatchObject({ incoming: { ok: false } })
})

test('secrets nobody can read any more are one account’s trouble', async () => {
  await ctx.db.updateTable('channel_accounts').set({ secrets: 'v1.broken' }).where('id', '=', account.id).execute()
  const [shown] = (await api('GET', '/channels/accounts')).json.items
  expect(shown).toMatchObject({ has_secrets: true, secrets_set: [] })
  expect((await api('GET', '/mail/domains')).json.items).toMatchObject([{ domain: 'desk.example' }])
})
