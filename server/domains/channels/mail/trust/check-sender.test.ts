import { expect, test } from 'vitest'
import { aWorldOfSenders, check } from '../../../../testing/senders.ts'
import { aSignedMail } from '../../../../testing/signed-mail.ts'
import type { Arrival } from './authenticate-mail.ts'
import { authenticityDecision } from './verdict.ts'

const { dns } = await aWorldOfSenders()

test('SPF: softfail, includes, loops, and a bounce, which has no sender', async () => {
  dns.set('including.example', { txt: ['v=spf1 include:customer.example ~all'] })
  dns.set('loop.example', { txt: ['v=spf1 include:loop.example -all'] })
  dns.set('host.example', { a: ['203.0.113.9'], txt: ['v=spf1 a -all'] })
  const raw = await aSignedMail({ from: 'a@nowhere.example' })
  const spf = async (changes: Partial<Arrival>) => (await check(raw, changes)).spf
  expect(await spf({ sender: 'a@including.example', peer: '192.0.2.1' })).toMatchObject({ result: 'pass' })
  expect(await spf({ sender: 'a@including.example' })).toMatchObject({ result: 'softfail' })
  expect(await spf({ sender: 'a@loop.example' })).toMatchObject({ result: 'permerror' })
  expect(await spf({ sender: 'a@no-record.example' })).toMatchObject({ result: 'none', domain: 'no-record.example' })
  expect(await spf({ sender: '', helo: 'host.example' })).toMatchObject({ result: 'pass', domain: 'host.example' })
  expect(await spf({ sender: '', helo: 'localhost' })).toMatchObject({ result: 'none', domain: null })
})

test('behind a relay of ours it is the relay’s Received header that counts, never one further down', async () => {
  const raw = await aSignedMail()
  const received = (from: string) =>
    `Received: from ${from} by mx.desk.example with ESMTP id 1; Sat, 1 Jan 2022 00:00:00 +0000\r\n`
  const behind = (...stations: string[]) =>
    check(Buffer.concat([Buffer.from(stations.map(received).join('')), raw]), { peer: '127.0.0.1' })
  const good = 'mx.customer.example (mx.customer.example [192.0.2.5])'
  const bad = 'bad.example (unknown [203.0.113.66])'
  expect(await behind(good)).toMatchObject({ verdict: 'pass', spf: { result: 'pass' } })
  expect(await behind('filter (localhost [127.0.0.1])', good)).toMatchObject({ verdict: 'pass' })
  expect(await behind(bad, good)).toMatchObject({ verdict: 'fail', spf: { result: 'fail' } })
  expect(await behind('[192.0.2.5] (unknown [203.0.113.66])')).toMatchObject({ verdict: 'fail' })
  expect(await behind('lan.example (lan.example [10.1.2.3])')).toMatchObject({ spf: { result: 'none', domain: null } })
  expect(await behind()).toMatchObject({
    verdict: 'fail',
    spf: { result: 'none', detail: expect.stringContaining('this machine') },
  })
})

test('where nobody knows who sent it, a domain that only watches is not taken for forged', async () => {
  const found = await check(await aSignedMail({ from: 'a@watching.example' }), { peer: '127.0.0.1' })
  expect(found).toMatchObject({ verdict: 'unknown', dmarc: { result: 'neutral', policy: 'none' } })
  expect(authenticityDecision(found).rule).toBe('client_not_known')
})

test('a mailbox: the configured server’s topmost header is believed about SPF, no other', async () => {
  const raw = await aSignedMail()
  const results = (server: string, spf: string) =>
    `Authentication-Results: ${server};\r\n  dkim=none (no (nested) key; spf=pass); spf=${spf} (x: domain of "y) smtp.mailfrom=Cara@Customer.example\r\n`
  const fetched = (head: string, authentication_server: string | undefined = 'mx.desk.example') =>
    check(Buffer.concat([Buffer.from(head), raw]), { source: 'imap', peer: 'imap.desk.example', authentication_server })
  const mine = results('mx.desk.example 1', 'pass')
  expect(await fetched(mine)).toMatchObject({
    verdict: 'pass',
    spf: { result: 'pass', domain: 'customer.example' },
    checked_by: 'mx.desk.example',
  })
  expect(await fetched(results('mx.desk.example', 'fail') + mine)).toMatchObject({
    verdict: 'fail',
    spf: { result: 'fail' },
  })
  expect(await fetched(results('forger.example', 'pass'))).toMatchObject({ verdict: 'fail', spf: { result: 'none' } })
  expect(await check(Buffer.concat([Buffer.from(mine), raw]), { source: 'imap', peer: 'imap' })).toMatchObject({
    verdict: 'fail',
  })
  const told = await check(Buffer.concat([Buffer.from(mine), raw]), { authentication_server: 'mx.desk.example' })
  expect(told).toMatchObject({ verdict: 'fail', spf: { result: 'fail' }, checked_by: 'Support Responder' })
})

test('what we cannot look up or judge, the configured server’s word about DMARC settles', async () => {
  dns.set('_dmarc.unheard.example', 'servfail')
  const raw = await aSignedMail({ from: 'a@unheard.example' })
  const fetched = (results: string) =>
    check(Buffer.concat([Buffer.from(`Authentication-Results: mx.desk.example; ${results}\r\n`), raw]), {
      source: 'imap',
      peer: 'imap.desk.example',
      authentication_server: 'mx.desk.example',
    })
  expect(await fetched('dmarc=pass header.from=unheard.example')).toMatchObject({
    verdict: 'pass',
    dmarc: { result: 'pass', detail: 'As mx.desk.example found it.' },
    checked_by: 'mx.desk.example',
  })
  expect(await fetched('dmarc=fail (p=REJECT) header.from=unheard.example')).toMatchObject({ verdict: 'fail' })
  expect(await fetched('dmarc=pass header.from=other.example')).toMatchObject({ verdict: 'unknown' })
  const written = Buffer.from('Authentication-Results: mx.desk.example; dmarc=pass header.from=unheard.example\r\n')
  const byStranger = await check(Buffer.concat([written, raw]), { authentication_server: 'mx.desk.example' })
  expect(byStranger).toMatchObject({ verdict: 'unknown', checked_by: 'Support Responder' })
  const watched = await aSignedMail({ from: 'a@customer.example' })
  const top = Buffer.from('Authentication-Results: mx.desk.example; dmarc=pass header.from=customer.example\r\n')
  const arrival = { source: 'imap', peer: 'imap.desk.example', authentication_server: 'mx.desk.example' } as const
  expect(await check(Buffer.concat([top, watched]), arrival)).toMatchObject({ verdict: 'pass' })
  expect(await check(watched, arrival)).toMatchObject({ verdict: 'fail' })
})
