import { expect, test } from 'vitest'
import type { Resolve } from '../../../../platform/outside/dns-answers.ts'
import { dnsError } from '../../../../platform/outside/dns-answers.ts'
import { judgeDomain } from './judge-domain.ts'
import { lookUpDomain } from './look-up-domain.ts'
import { mechanismFor } from './outgoing-servers.ts'
import { nextSelector } from './signing-keys.ts'
import { mergedSpf } from './spf-record.ts'

const KEY = 'MIIBIjANBgkq'

/** What is said about each record when DNS holds this. */
async function judged(names: Record<string, string[] | 'silent'>, mechanisms: string[] = []) {
  const resolve: Resolve = async (name, type) => {
    const found = names[type === 'TXT' ? name : `${type} ${name}`]
    if (found === 'silent') throw dnsError('ESERVFAIL', name)
    if (!found) throw dnsError('ENOTFOUND', name)
    return type === 'TXT' ? found.map((text) => [text]) : found
  }
  const asked = { domain: 'desk.example', selectors: ['sr2026a'], mechanisms }
  const facts = await lookUpDomain(asked, resolve)
  const keys = [{ selector: 'sr2026a', public_key: KEY }]
  const [spf, dkim, dmarc] = judgeDomain({ domain: 'desk.example', keys, mechanisms }, facts)
  return { spf: spf!, dkim: dkim!, dmarc: dmarc! }
}

const spfOf = async (texts: string[], mechanisms: string[] = [], more = {}) =>
  (await judged({ 'desk.example': texts, ...more }, mechanisms)).spf

test('nothing published: what to publish, exactly', async () => {
  const { spf, dkim, dmarc } = await judged({}, ['a:mail.desk.example'])
  expect(spf).toMatchObject({ name: 'desk.example', state: 'missing', value: 'v=spf1 a:mail.desk.example ~all' })
  expect(dkim).toMatchObject({
    name: 'sr2026a._domainkey.desk.example',
    state: 'missing',
    value: `v=DKIM1; k=rsa; p=${KEY}`,
  })
  expect(dkim.advice).toContain('255 bytes')
  expect(dmarc).toMatchObject({
    name: '_dmarc.desk.example',
    state: 'missing',
    value: 'v=DMARC1; p=none; rua=mailto:postmaster@desk.example',
  })
})

test('SPF: a record that lacks our server is completed, not replaced', async () => {
  const mechanisms = ['include:_spf.google.com']
  const google = { '_spf.google.com': ['v=spf1 ip4:192.0.2.0/24 ~all'] }
  expect(await spfOf(['other text', 'v=spf1 ip4:203.0.113.7 -all'], mechanisms)).toMatchObject({
    state: 'wrong',
    value: 'v=spf1 ip4:203.0.113.7 include:_spf.google.com -all',
    found: ['v=spf1 ip4:203.0.113.7 -all'],
    advice: 'The record does not cover the outgoing server: add include:_spf.google.com.',
  })
  const full = 'v=spf1 include:_spf.google.com -all'
  expect(await spfOf([full], mechanisms, google)).toMatchObject({ state: 'ok', value: full })
  const nested = { ...google, 'all.desk.example': ['v=spf1 include:_spf.google.com ~all'] }
  expect(await spfOf(['v=spf1 include:all.desk.example -all'], mechanisms, nested)).toMatchObject({ state: 'ok' })
})

test('SPF: our own server is covered by its address as well as by its name', async () => {
  const host = { 'A mail.desk.example': ['192.0.2.9'] }
  const covered = await spfOf(['v=spf1 ip4:192.0.2.0/28 -all'], ['a:mail.desk.example'], host)
  expect(covered.state).toBe('ok')
  expect((await spfOf(['v=spf1 ip4:192.0.2.16/28 -all'], ['a:mail.desk.example'], host)).state).toBe('wrong')
  const silent = { 'A mail.desk.example': 'silent' }
  expect((await spfOf(['v=spf1 ip4:192.0.2.16/28 -all'], ['a:mail.desk.example'], silent)).state).toBe('unknown')
})

test('SPF: what is wrong is named', async () => {
  const eleven = Array.from({ length: 11 }, (_, n) => `a:h${n}.example`).join(' ')
  const wrong: [string[], string][] = [
    [['v=spf1 mx -all', 'v=spf1 a ~all'], 'several SPF records'],
    [['v=spf1 mx +all'], 'lets everybody send'],
    [['v=spf1 mx all'], 'lets everybody send'],
    [['v=spf1 mx ipv4:192.0.2.1 -all'], '“ipv4:192.0.2.1” is not a term'],
    [['v=spf1 ip4:192.0.2.300 -all'], '“ip4:192.0.2.300” is not a term'],
    [['v=spf1 -all mx'], 'never looked at'],
    [['v=spf1 mx'], 'no end'],
    [['v=spf1;mx -all'], 'starts with “v=spf1 ”'],
    [['v=spf1 include:gone.example -all'], '“include:gone.example” leads to no SPF record'],
    [[`v=spf1 ${eleven} -all`], 'more than 10 lookups'],
    [['v=spf1 include:desk.example -all'], 'more than 10 lookups'],
  ]
  for (const [texts, words] of wrong) {
    const { state, advice } = await spfOf(texts)
    expect([state, advice], texts.join()).toEqual(['wrong', expect.stringContaining(words)])
  }
  expect((await spfOf(['v=spf1 mx +all'])).value).toBe('v=spf1 mx ~all')
  expect((await spfOf(['v=spf1 mx -all', 'v=spf1 a ~all'])).value).toBe('v=spf1 mx a -all')
  expect(mergedSpf(['v=spf1 redirect=_spf.example'], ['mx'])).toBe('v=spf1 mx redirect=_spf.example')
  expect(mergedSpf(['v=spf1 a redirect=_spf.example -all'], ['mx'])).toBe('v=spf1 a mx -all')
  expect(mergedSpf(['v=spf1 a ~all', 'v=spf1 redirect=_spf.example', 'v=spf1 -all'], [])).toBe(
    'v=spf1 a include:_spf.example -all',
  )
  expect(mergedSpf(['v=spf1 ip4:192.0.2.0/33 ip4:192.0.2.0/24 ip6:2001:db8::/129 ip4:192.0.2.0/x ?all'], [])).toBe(
    'v=spf1 ip4:192.0.2.0/24 ?all',
  )
})

test('DKIM: only our own key is ours', async () => {
  const dkim = async (...texts: string[]) => (await judged({ 'sr2026a._domainkey.desk.example': texts })).dkim
  for (const fine of [
    `v=DKIM1; k=rsa; p=${KEY}`,
    `p=${KEY.slice(0, 4)} ${KEY.slice(4)}`,
    `v=DKIM1;s=email;h=sha256;p=${KEY};`,
  ]) {
    expect((await dkim(fine)).state, fine).toBe('ok')
  }
  const wrong: [string[], string][] = [
    [['v=DKIM1; p=other'], 'Another key'],
    [['v=DKIM1; k=rsa; p='], 'revoked'],
    [['v=DKIM1; k=rsa'], 'has no key'],
    [[`v=DKIM2; p=${KEY}`], 'v=DKIM1'],
    [[`v=DKIM1; k=ed25519; p=${KEY}`], 'k=rsa'],
    [[`v=DKIM1; h=sha1; p=${KEY}`], 'sha256'],
    [[`p=${KEY}`, 'p=other'], 'several texts'],
  ]
  for (const [texts, words] of wrong) {
    const { state, advice } = await dkim(...texts)
    expect([state, advice], texts.join()).toEqual(['wrong', expect.stringContaining(words)])
  }
})

test('DMARC: own, inherited, wrong, and what comes next', async () => {
  const dmarc = async (...texts: string[]) => (await judged({ '_dmarc.desk.example': texts })).dmarc
  expect(await dmarc('v=DMARC1; p=none')).toMatchObject({
    state: 'ok',
    advice: expect.stringContaining('p=quarantine'),
  })
  expect(await dmarc('v=DMARC1; p=quarantine')).toMatchObject({
    state: 'ok',
    advice: expect.stringContaining('p=reject'),
  })
  expect(await dmarc('v=DMARC1; p=reject')).toMatchObject({ state: 'ok', value: 'v=DMARC1; p=reject' })
  for (const [texts, words] of [
    [['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'several DMARC records'],
    [['v=DMARC1'], 'no policy'],
    [['v=DMARC1; p=refuse'], '“p=refuse” is no policy'],
    [['v=dmarc1; p=none'], 'v=DMARC1;'],
    [['v=DMARC1; p=none; adkim=x'], '“adkim”'],
  ] as const) {
    expect(await dmarc(...texts), texts.join()).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining(words),
    })
  }
  const { dmarc: inherited } = await judged({ '_dmarc.example': ['v=DMARC1; p=reject'] })
  expect(inherited).toMatchObject({ state: 'ok', found: ['v=DMARC1; p=reject'] })
})

test('a silent DNS says nothing about the records', async () => {
  const { spf, dkim, dmarc } = await judged({
    'desk.example': 'silent',
    'sr2026a._domainkey.desk.example': 'silent',
    '_dmarc.desk.example': 'silent',
  })
  expect([spf.state, dkim.state, dmarc.state]).toEqual(['unknown', 'unknown', 'unknown'])
})

test('the outgoing server tells what SPF must name', () => {
  expect(mechanismFor('smtps://u:p@smtp.gmail.com')).toBe('include:_spf.google.com')
  expect(mechanismFor('smtp://smtp.office365.com:587')).toBe('include:spf.protection.outlook.com')
  expect(mechanismFor('smtp://email-smtp.eu-west-1.amazonaws.com')).toBe('include:amazonses.com')
  expect(mechanismFor('smtp://smtp.zoho.eu')).toBe('include:zoho.eu')
  expect(mechanismFor('smtp://mail.desk.example:25')).toBe('a:mail.desk.example')
  expect(mechanismFor('smtp://192.0.2.7')).toBe('ip4:192.0.2.7')
  expect(mechanismFor('smtp://[2001:db8::7]:25')).toBe('ip6:2001:db8::7')
  for (const url of ['smtp://127.0.0.1:1025', 'smtp://localhost', 'smtp://10.0.0.5', 'smtp://postfix', undefined]) {
    expect(mechanismFor(url), url).toBeNull()
  }
})

test('selectors never come twice', () => {
  expect(nextSelector(2026, null)).toBe('sr2026a')
  expect(nextSelector(2026, 'sr2026a')).toBe('sr2026b')
  expect(nextSelector(2026, 'sr2026z')).toBe('sr2026za')
  expect(nextSelector(2027, 'sr2026c')).toBe('sr2027a')
})
