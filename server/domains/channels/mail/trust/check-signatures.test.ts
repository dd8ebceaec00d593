import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { aWorldOfSenders, check, edited } from '../../../../testing/senders.ts'
import { aSignedMail } from '../../../../testing/signed-mail.ts'

const { dns, withKey, customer, signedWith } = await aWorldOfSenders()
const weak = withKey('customer.example', { bits: 768, selector: 'weak' })

test('a changed text or a changed signed header breaks the signature', async () => {
  const raw = await aSignedMail({ dkim: customer.dkim })
  const text = await check(edited(raw, 'It is wrong.', 'Pay me.'))
  expect(text).toMatchObject({
    verdict: 'fail',
    dkim: [{ result: 'fail', detail: 'body hash did not verify', aligned: true }],
  })
  const header = await check(edited(raw, 'Subject: Invoice', 'Subject: Another'))
  expect(header).toMatchObject({ verdict: 'fail', dkim: [{ result: 'fail', detail: 'bad signature' }] })
})

test('a signature that has ended, an old hash, a short key, a revoked key or none at all do not count', async () => {
  const ended = await signedWith({ signTime: '2024-01-01T00:00:00Z', expires: '2024-01-08T00:00:00Z' })
  expect(await check(ended)).toMatchObject({ verdict: 'fail', dkim: [{ result: 'neutral', detail: 'expired' }] })
  expect(await check(ended, { arrived_at: '2024-01-02T00:00:00.000Z' })).toMatchObject({ verdict: 'pass' })
  const old = await signedWith({ algorithm: 'rsa-sha1' })
  expect((await check(old)).dkim).toMatchObject([{ result: 'policy' }])
  const short = await signedWith({}, { selector: 'weak', privateKey: weak.dkim.privateKey })
  expect((await check(short)).dkim).toMatchObject([{ result: 'policy', detail: 'weak-key' }])
  dns.set('gone._domainkey.customer.example', { txt: ['v=DKIM1; p='] })
  expect((await check(await signedWith({}, { selector: 'gone' }))).dkim).toMatchObject([{ result: 'neutral' }])
  const missing = await check(await signedWith({}, { selector: 'missing' }))
  expect(missing).toMatchObject({ verdict: 'fail', dkim: [{ result: 'neutral', detail: 'no key' }] })
})

test('Ed25519 signatures are checked too', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const bytes = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')
  dns.set('ed._domainkey.customer.example', { txt: [`v=DKIM1; k=ed25519; p=${bytes}`] })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const raw = await signedWith({ algorithm: 'ed25519-sha256' }, { selector: 'ed', privateKey: pem })
  expect(await check(raw)).toMatchObject({ verdict: 'pass', dkim: [{ result: 'pass', selector: 'ed' }] })
})

test('text added behind what is signed (l=) makes the signature worthless', async () => {
  const limited = await signedWith({}, { maxBodyLength: 5 })
  expect(await check(Buffer.concat([limited, Buffer.from('Send the money to me.\r\n')]))).toMatchObject({
    verdict: 'fail',
    dkim: [{ result: 'policy', detail: 'Only a part of the text is signed (l=).' }],
  })
})

test('of fifty signatures five are looked at, those of the writer’s domain first', async () => {
  const raw = await aSignedMail({ dkim: customer.dkim })
  const junk = Array.from(
    { length: 50 },
    (_, n) => `DKIM-Signature: v=1; a=rsa-sha256; d=junk${n}.example; s=x; h=from; bh=x; b=x\r\n`,
  )
  const before = dns.asked.length
  const found = await check(Buffer.concat([Buffer.from(junk.join('')), raw]))
  expect(found.verdict).toBe('pass')
  expect(found.dkim).toHaveLength(5)
  expect(dns.asked.slice(before).filter((question) => question.includes('_domainkey'))).toHaveLength(4)
})

test('a key of the writer’s domain that cannot be looked up leaves it open', async () => {
  dns.set('broken._domainkey.customer.example', 'servfail')
  const found = await check(await signedWith({}, { selector: 'broken' }))
  expect(found).toMatchObject({ verdict: 'unknown', dkim: [{ result: 'temperror' }], dmarc: { result: 'temperror' } })
})

test('a head of megabytes costs no time and proves nothing', async () => {
  const signed = await aSignedMail({ dkim: customer.dkim })
  const started = performance.now()
  const found = await check(Buffer.concat([Buffer.from(`X-Long: ${' a\r\n'.repeat(200_000)}`), signed]))
  expect(performance.now() - started).toBeLessThan(1_500)
  expect(found).toMatchObject({ verdict: 'fail', dkim: [{ result: 'policy' }] })
})
