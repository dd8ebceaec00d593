import { beforeEach, expect, test } from 'vitest'
import type { Context } from '../../../../platform/context.ts'
import { overrideResolver } from '../../../../platform/outside/dns.ts'
import { aWorldOfSenders, check, edited, stranger } from '../../../../testing/senders.ts'
import { aSignedMail } from '../../../../testing/signed-mail.ts'
import { askDnsEarly } from './ask-dns-early.ts'
import { authenticityDecision, isForged, isProven } from './verdict.ts'

const { dns, policy, withKey, customer, mailer, signedWith } = await aWorldOfSenders()
beforeEach(() => overrideResolver(undefined))

test('a signature of the writer’s domain proves the mail, also when SPF was broken by a forwarder', async () => {
  const found = await check(await aSignedMail({ dkim: customer.dkim }))
  expect(found).toMatchObject({
    verdict: 'pass',
    from_domain: 'customer.example',
    spf: { result: 'fail', domain: 'customer.example' },
    dkim: [{ result: 'pass', domain: 'customer.example', selector: 'k1', aligned: true, detail: null }],
    dmarc: { result: 'pass', domain: 'customer.example', policy: 'reject' },
    checked_by: 'Support Responder',
  })
  expect([isProven(found), isForged(found)]).toEqual([true, false])
  expect(authenticityDecision(found)).toEqual({
    kind: 'authenticity',
    rule: 'dmarc_passed',
    inputs: { spf: 'fail', dkim: ['pass:aligned'], dmarc: 'pass', policy: 'reject' },
    result: { authenticity: 'pass' },
  })
})

test('SPF alone proves the mail too, for the sender’s domain and those below it', async () => {
  const raw = await aSignedMail()
  expect(await check(raw, { peer: '192.0.2.8' })).toMatchObject({ verdict: 'pass', spf: { result: 'pass' }, dkim: [] })
  expect(await check(raw, { peer: '::ffff:192.0.2.8' })).toMatchObject({ verdict: 'pass' })
})

test('somebody else’s signature and envelope prove nothing: the mail fails, whatever the policy says is to be done', async () => {
  for (const [domain, wish] of [
    ['customer.example', 'reject'],
    ['watching.example', 'none'],
  ] as const) {
    const found = await check(await aSignedMail({ from: `Boss <boss@${domain}>`, dkim: mailer.dkim }), {
      sender: 'x@mailer.example',
      peer: '198.51.100.1',
    })
    expect(found).toMatchObject({ verdict: 'fail', dmarc: { result: 'fail', policy: wish }, spf: { result: 'pass' } })
    expect(found.dkim).toMatchObject([{ result: 'pass', domain: 'mailer.example', aligned: false }])
    expect([isProven(found), isForged(found)]).toEqual([false, true])
    expect(authenticityDecision(found).rule).toBe('dmarc_failed')
  }
})

test('a domain without a policy is neither proven nor forged; what its signature is worth can be seen', async () => {
  const silent = withKey('silent.example')
  const found = await check(await aSignedMail({ from: 'a@mail.silent.example', dkim: silent.dkim }))
  expect(found).toMatchObject({
    verdict: 'none',
    dkim: [{ result: 'pass', aligned: true }],
    dmarc: { result: 'none', policy: null },
  })
  expect(authenticityDecision(found).rule).toBe('no_policy')
})

test('a domain above or below agrees with the writer’s unless the policy is strict', async () => {
  const parent = withKey('strict.example')
  expect(await check(await aSignedMail({ from: 'a@news.customer.example', dkim: customer.dkim }))).toMatchObject({
    verdict: 'pass',
  })
  const below = await check(await aSignedMail({ from: 'a@news.strict.example', dkim: parent.dkim }))
  expect(below).toMatchObject({ verdict: 'fail', dkim: [{ result: 'pass', aligned: false }] })
  expect(await check(await aSignedMail({ from: 'a@strict.example', dkim: parent.dkim }))).toMatchObject({
    verdict: 'pass',
  })
})

test('two companies under one public suffix do not agree with each other', async () => {
  const neighbour = withKey('neighbour.co.uk')
  policy('company.co.uk', 'p=quarantine')
  const found = await check(await aSignedMail({ from: 'a@company.co.uk', dkim: neighbour.dkim }))
  expect(found).toMatchObject({
    verdict: 'fail',
    dkim: [{ result: 'pass', aligned: false }],
    dmarc: { policy: 'quarantine' },
  })
  const own = withKey('mail.company.co.uk')
  expect(await check(await aSignedMail({ from: 'a@shop.company.co.uk', dkim: own.dkim }))).toMatchObject({
    verdict: 'pass',
  })
})

test('several writers, none, or a writer in disguise: nothing is proven', async () => {
  const raw = await aSignedMail({ dkim: customer.dkim })
  const from = (line: string) => check(edited(raw, /From: .*\r\n/, line))
  const two = await from('From: a@nowhere.example, boss@customer.example\r\n')
  expect(two).toMatchObject({ verdict: 'fail', from_domain: null, dmarc: { policy: 'reject' } })
  expect(authenticityDecision(two).rule).toBe('several_writers_with_policy')
  expect(await from('From: a@nowhere.example, b@elsewhere.example\r\n')).toMatchObject({
    verdict: 'none',
    from_domain: null,
  })
  const none = await from('')
  expect(none).toMatchObject({ verdict: 'none', from_domain: null, dmarc: { detail: 'The mail names no writer.' } })
  for (const name of ['nowhere.example', 'customer.example']) {
    const second = Buffer.concat([Buffer.from(`From: Boss <boss@${name}>\r\n`), raw])
    expect(await check(second), name).toMatchObject({ verdict: 'fail', from_domain: null })
  }
  // A reader that passes over the empty line sees a writer; the signature is no header to anybody who does not.
  const hidden = await check(Buffer.concat([Buffer.from('\r\n'), raw]))
  expect(hidden).toMatchObject({ verdict: 'fail', from_domain: 'customer.example', dkim: [] })
  expect(await from('From: =?utf-8?Q?Boss_=3Cboss=40customer=2Eexample=3E?=\r\n')).toMatchObject({ verdict: 'fail' })
})

test('without DNS the verdict is unknown, quickly, and later at once', async () => {
  overrideResolver(
    () => new Promise((_, reject) => setTimeout(() => reject(Object.assign(new Error(), { code: 'ETIMEOUT' })), 2_000)),
  )
  const raw = await aSignedMail({ dkim: customer.dkim })
  const started = performance.now()
  const found = await check(raw)
  expect(found).toMatchObject({
    verdict: 'unknown',
    spf: { result: 'temperror' },
    dkim: [{ result: 'temperror' }],
    dmarc: { result: 'temperror' },
  })
  expect(performance.now() - started).toBeLessThan(2_500)
  expect(authenticityDecision(found).rule).toBe('dns_silent')
  const later = performance.now()
  expect((await check(raw)).verdict).toBe('unknown')
  expect(performance.now() - later).toBeLessThan(200)
})

test('a DNS that is dead at the start has been noticed before the first mail', async () => {
  overrideResolver(() => new Promise(() => {}))
  const asking = await askDnsEarly.start({} as Context)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const started = performance.now()
  expect((await check(await aSignedMail({ dkim: customer.dkim }))).verdict).toBe('unknown')
  expect(performance.now() - started).toBeLessThan(200)
  await asking.stop()
})

test('a slow domain of the forger’s does not turn a forgery into a doubt', async () => {
  dns.set('slow.example', 'no_answer')
  dns.set('s1._domainkey.slow.example', 'no_answer')
  const raw = await signedWith({}, { signingDomain: 'slow.example', selector: 's1' })
  const found = await check(raw, { sender: 'x@slow.example' })
  expect(found).toMatchObject({ verdict: 'fail', spf: { result: 'temperror' }, dkim: [{ result: 'temperror' }] })
})

test('whatever bytes come, there is a verdict', async () => {
  const odd = [
    '',
    '\r\n',
    'From',
    'From:\r\n\r\n',
    ':\r\n:::\n\n',
    'DKIM-Signature: \r\nFrom: @\r\n\r\nx',
    '\0\xff'.repeat(500),
    'From: a@b.example\nDKIM-Signature: d=;s=;;;=\n\n\n',
  ]
  const arrivals = [
    stranger,
    { ...stranger, sender: '@', helo: ' ' },
    { ...stranger, peer: '127.0.0.1', sender: 'a@@b..c' },
  ]
  for (const text of odd)
    for (const arrival of arrivals) {
      expect((await check(Buffer.from(text, 'latin1'), arrival)).verdict, text).toMatch(/^(none|fail)$/)
    }
})
