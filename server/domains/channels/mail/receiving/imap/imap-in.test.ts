import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { startServer, stopServers } from '../../../../../../e2e/support/server-process.ts'
import { env } from '../../../../../platform/env.ts'
import { aFetchingDesk, aMail, whyNoFetching } from '../../../../../testing/fetching.ts'
import { until } from '../../../../../testing/until.ts'
import { overrideTokenServer } from './connect-imap.ts'

const why = whyNoFetching()
const introspection = createServer((request, reply) => {
  const token = new URL(request.url!, 'http://x').searchParams.get('token')
  reply.setHeader('content-type', 'application/json')
  reply.end(JSON.stringify(token === 'good-token' ? { active: true, email: 'oauth' } : { active: false }))
})
await new Promise<void>((resolve) => introspection.listen(0, '127.0.0.1', resolve))
afterAll(() => introspection.close())
const { port } = introspection.address() as AddressInfo

describe.skipIf(why !== null)('fetching by IMAP', async () => {
  if (why) return
  const users = ['first', 'flags', 'outage', 'oauth', 'nodes']
  const desk = await aFetchingDesk({ users, introspection_url: `http://127.0.0.1:${port}/?token=` })
  const { ctx, api, clock, settle, url, dovecot, anAccount, accountOf, stateOf, isLive, arrived, alarms } = desk
  const { startFetching } = desk

  test('what comes is there within two seconds, for every mailbox; what was there before is left alone', async () => {
    await dovecot.deliver('first', aMail('old'))
    await dovecot.deliver('first', aMail('old-too'), { mailbox: 'Orders' })
    const id = await anAccount('first', { mailboxes: ['INBOX', 'Orders'] })
    await startFetching()
    await until(async () => (await accountOf(id)).mailboxes.every(({ state }: { state: string }) => state === 'live'))
    const began = performance.now()
    await dovecot.deliver('first', aMail('one'))
    await dovecot.deliver('first', aMail('two'), { mailbox: 'Orders' })
    const rows = await arrived(id, 2)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(rows.map(({ source, sender, recipients, late }) => [source, sender, recipients, late])).toEqual(
      Array(2).fill(['imap', 'cara@customer.example', ['first@desk.example'], false]),
    )
    await settle()
    const { items } = (await api('GET', '/tickets?q=two')).json
    expect(items).toHaveLength(1)
    expect((await accountOf(id)).mailboxes).toMatchObject([
      { name: 'INBOX', state: 'live', detail: null },
      { name: 'Orders', state: 'live', detail: null },
    ])
  })

  test('the first time mail of some days is taken if that is wanted, without marking it as read', async () => {
    for (const subject of ['a', 'b', 'c']) await dovecot.deliver('flags', aMail(`flags-${subject}`))
    const before = await dovecot.files('flags')
    const id = await anAccount('flags', { first_fetch_days: 2, port: dovecot.port, security: 'starttls' })
    const fetching = await startFetching()
    await arrived(id, 3)
    await isLive(id)
    expect(await dovecot.files('flags')).toEqual(before)
    await fetching.stop()
    await startFetching()
    await dovecot.deliver('flags', aMail('flags-d'))
    expect(await arrived(id, 4)).toHaveLength(4)
  })

  test('an outage of five days: an alarm, then everything in order and once, marked late', async () => {
    const id = await anAccount('outage')
    const fetching = await startFetching()
    await isLive(id)
    await dovecot.stop()
    await until(async () => (await stateOf(id)) === 'trouble')
    expect((await accountOf(id)).mailboxes[0].detail).not.toBe('')
    await clock.advance('PT120H')
    expect(await alarms()).toEqual(['mailbox_trouble'])
    await fetching.stop()
    for (let n = 0; n < 45; n++) await dovecot.deliver('outage', aMail(`outage-${n}`))
    await dovecot.start()
    await startFetching()
    const rows = await arrived(id, 45)
    await until(async () => (await alarms()).length === 2)
    expect(await alarms()).toEqual(['mailbox_recovered', 'mailbox_trouble'])
    expect(rows.every(({ late }) => late)).toBe(true)
    const waited = Temporal.Instant.from(rows[0]!.received_at).since(Temporal.Instant.from(rows[0]!.arrived_at))
    expect(Math.round(waited.total('hours'))).toBe(120)
    await settle()
    const subjects = await ctx.db
      .selectFrom('mails')
      .innerJoin('tickets', 'tickets.id', 'mails.ticket_id')
      .select('tickets.subject')
      .where('mails.account_id', '=', id)
      .orderBy('mails.id')
      .execute()
    expect(subjects.map(({ subject }) => subject)).toEqual(Array.from({ length: 45 }, (_, n) => `outage-${n}`))
  })

  test('OAuth: an access token is fetched for the refresh token, and another when the first is refused', async () => {
    const asked: Record<string, string>[] = []
    overrideTokenServer(async (_url, fields) => {
      const access_token = asked.push(fields) === 1 ? 'withdrawn-token' : 'good-token'
      return { status: 200, text: JSON.stringify({ access_token, expires_in: 3_600 }) }
    })
    const oauth = { token_url: 'https://id.example/token', client_id: 'desk', refresh_token: 'r3fresh' }
    const id = await anAccount('oauth', {}, { oauth })
    const fetching = await startFetching()
    await isLive(id)
    await fetching.stop()
    await startFetching()
    await dovecot.deliver('oauth', aMail('by-oauth'))
    await arrived(id, 1)
    expect(asked).toEqual(Array(2).fill({ grant_type: 'refresh_token', client_id: 'desk', refresh_token: 'r3fresh' }))
    overrideTokenServer(undefined)
  })

  test('of two processes one fetches; when it is killed, the other goes on where it was', async () => {
    const id = await anAccount('nodes')
    const settings = {
      ROLES: 'web,mail',
      DATABASE_URL: url,
      SECRET_KEY: env().SECRET_KEY!,
      TEST_CLOCK: '1',
      NODE_EXTRA_CA_CERTS: dovecot.certificate_file,
    }
    try {
      const first = await startServer({ env: settings })
      await isLive(id)
      const second = await startServer({ env: settings })
      await dovecot.deliver('nodes', aMail('nodes-1'))
      await arrived(id, 1)
      const logins = async () => (await dovecot.log()).match(/Login: user=<nodes>/g)?.length
      expect(await logins()).toBe(1)
      await first.kill()
      await dovecot.deliver('nodes', aMail('nodes-2'))
      expect(await arrived(id, 2)).toHaveLength(2)
      expect(await logins()).toBe(2)
      expect((await second.stop()).took_ms).toBeLessThan(5_000)
    } finally {
      await stopServers()
    }
  }, 60_000)
})
