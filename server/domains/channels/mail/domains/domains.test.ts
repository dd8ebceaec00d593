import { expect, test } from 'vitest'
import { env } from '../../../../platform/env.ts'
import { aDnsServer } from '../../../../testing/dns-server.ts'
import { anInstallation } from '../../../../testing/installation.ts'
import { aSignedMail } from '../../../../testing/signed-mail.ts'
import type { MailDomain } from '../contract.ts'
import { authenticateMail } from '../trust/authenticate-mail.ts'
import { recheckDomains } from './check-domain.ts'
import { signingKeyFor } from './domain-keys.ts'

const dns = await aDnsServer()
const { ctx, api, clock, settle } = await anInstallation({ env: { DNS_SERVERS: env().DNS_SERVERS } })
const addAccount = (address: string, secrets?: object) =>
  api('POST', '/channels/accounts', { body: { channel: 'email', address, ...(secrets ? { secrets } : {}) } })
const domainsNow = async (): Promise<MailDomain[]> => (await api('GET', '/mail/domains')).json.items
const check = async (domain: string): Promise<MailDomain> => (await api('POST', `/mail/domains/${domain}/checks`)).json
const keysIn = ({ records }: MailDomain) => records.filter(({ purpose }) => purpose === 'dkim')
const publish = (domain: MailDomain) => {
  for (const { name, value } of domain.records) dns.set(name, { txt: [value] })
}
const checkedEvents = async () => {
  const rows = await ctx.db.selectFrom('events').select('data').where('name', '=', 'mail.domain_checked').execute()
  return rows.map(({ data }) => data)
}

test('from nothing to signed mail that another server believes', async () => {
  expect(await domainsNow()).toEqual([])
  await addAccount('support@desk.example', { smtp_url: 'smtp://mail.desk.example:587' })
  await addAccount('billing@desk.example')
  await addAccount('local@localhost')
  const [domain, ...others] = await domainsNow()
  expect(others).toEqual([])
  expect(domain).toMatchObject({ domain: 'desk.example', signs: false, checked_at: null })
  expect(domain!.selector).toMatch(/^sr\d{4}a$/)
  expect(domain!.records.map(({ purpose, state }) => [purpose, state])).toEqual([
    ['spf', 'unknown'],
    ['dkim', 'unknown'],
    ['dmarc', 'unknown'],
  ])
  expect(await signingKeyFor(ctx, 'desk.example')).toBeNull()

  const missing = await check('desk.example')
  expect(missing.records.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing'])
  publish(missing)
  const published = await check('desk.example')
  expect(published.records.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  expect(published).toMatchObject({ signs: true, checked_at: expect.any(String) })
  expect(await domainsNow()).toEqual([published])

  const dkim = (await signingKeyFor(ctx, 'desk.example'))!
  const raw = await aSignedMail({ from: 'Desk <support@desk.example>', dkim })
  const arrival = { source: 'smtp', peer: '203.0.113.1', helo: 'x.example', sender: '' } as const
  expect(await authenticateMail(raw, arrival)).toMatchObject({
    verdict: 'pass',
    dkim: [{ result: 'pass', domain: 'desk.example', selector: published.selector, aligned: true }],
  })
  expect(await checkedEvents()).toEqual([
    { signs: false, ok: 0, missing: 3, wrong: 0, unknown: 0 },
    { signs: true, ok: 3, missing: 0, wrong: 0, unknown: 0 },
  ])
})

test('checking again says nothing unless something has changed', async () => {
  const before = (await checkedEvents()).length
  await check('desk.example')
  expect(await checkedEvents()).toHaveLength(before)
})

test('a new key signs once it is found; until then the old one does', async () => {
  const old = (await signingKeyFor(ctx, 'desk.example'))!
  const renewed: MailDomain = (await api('POST', '/mail/domains/desk.example/keys')).json
  expect(keysIn(renewed).map(({ state }) => state)).toEqual(['ok', 'unknown'])
  expect(keysIn(renewed)[1]!.name).toMatch(/^sr\d{4}b\._domainkey\.desk\.example$/)
  expect(await signingKeyFor(ctx, 'desk.example')).toEqual(old)
  expect(keysIn(await check('desk.example')).map(({ state }) => state)).toEqual(['ok', 'missing'])
  publish(renewed)
  const taken = await check('desk.example')
  expect(keysIn(taken).map(({ name, state }) => [name, state])).toEqual([[keysIn(renewed)[1]!.name, 'ok']])
  const now = (await signingKeyFor(ctx, 'desk.example'))!
  expect(now.keySelector).toBe(taken.selector)
  expect(now.privateKey).not.toBe(old.privateKey)
})

test('a key that was never published is replaced at once', async () => {
  await addAccount('help@other.example')
  const before = (await domainsNow()).find(({ domain }) => domain === 'other.example')!
  const renewed: MailDomain = (await api('POST', '/mail/domains/other.example/keys')).json
  expect(keysIn(renewed)).toHaveLength(1)
  expect(keysIn(renewed)[0]!.value).not.toBe(keysIn(before)[0]!.value)
})

test('a daily look notices a key that is gone; a silent DNS changes nothing', async () => {
  const name = keysIn((await domainsNow()).find(({ domain }) => domain === 'desk.example')!)[0]!.name
  const recheck = async () => {
    await clock.advance('PT25H')
    await recheckDomains(ctx)
    await settle()
  }
  dns.set(name, 'servfail')
  await recheck()
  const doubtful = (await domainsNow()).find(({ domain }) => domain === 'desk.example')!
  expect([keysIn(doubtful)[0]!.state, doubtful.signs]).toEqual(['unknown', true])
  dns.set(name, { txt: ['v=DKIM1; p='] })
  await recheck()
  const revoked = (await domainsNow()).find(({ domain }) => domain === 'desk.example')!
  expect([keysIn(revoked)[0]!.state, revoked.signs]).toEqual(['wrong', false])
  expect(await signingKeyFor(ctx, 'desk.example')).toBeNull()
})

test('private keys are sealed and never shown', async () => {
  const row = await ctx.db.selectFrom('mail_domains').selectAll().limit(1).executeTakeFirstOrThrow()
  expect(row.private_key).toMatch(/^v1\./)
  expect(JSON.stringify(await domainsNow())).not.toContain('PRIVATE')
})

test('only our own domains, and only for whoever manages channels', async () => {
  expect((await api('POST', '/mail/domains/strange.example/checks')).status).toBe(404)
  expect((await api('POST', '/mail/domains/strange.example/keys')).status).toBe(404)
  expect((await api('GET', '/mail/domains', { as: null })).status).toBe(401)
})
