import { expect, test, vi } from 'vitest'
import { aDnsServer } from '../../testing/dns-server.ts'
import { overrideEnv, readEnv } from '../env.ts'
import { overrideResolver, resolver } from './dns.ts'
import { codeOf, dnsError } from './dns-answers.ts'
import { guarded } from './dns-breaker.ts'

const codeFrom = (lookup: Promise<unknown>) => lookup.then(() => 'found', codeOf)

test('answers are remembered, also that there are none; a fresh question is asked in any case', async () => {
  const long = 'k'.repeat(600)
  const dns = await aDnsServer({ 'a.example': { txt: [long, 'second'], mx: ['mx.example'] }, 'x.example': 'servfail' })
  const texts = (await resolver().resolve('A.example', 'TXT')) as string[][]
  expect(texts.map((strings) => strings.join('')).sort()).toEqual([long, 'second'].sort())
  await Promise.all([resolver().resolve('a.example', 'TXT'), resolver().resolve('a.example', 'TXT')])
  expect(await codeFrom(resolver().resolve('b.example', 'TXT'))).toBe('ENOTFOUND')
  expect(await codeFrom(resolver().resolve('b.example', 'TXT'))).toBe('ENOTFOUND')
  expect(await codeFrom(resolver().resolve('a.example', 'A'))).toBe('ENODATA')
  expect(dns.asked).toEqual(['TXT a.example', 'TXT b.example', 'A a.example'])
  dns.set('b.example', { txt: ['published'] })
  expect(await resolver().fresh('b.example', 'TXT')).toEqual([['published']])
  expect(await resolver().resolve('b.example', 'TXT')).toEqual([['published']])
})

test('questions that are asked at the same time are asked once', async () => {
  const dns = await aDnsServer({ 'a.example': { a: ['192.0.2.1'] } })
  const answers = await Promise.all(Array.from({ length: 20 }, () => resolver().resolve('a.example', 'A')))
  expect(answers.flat()).toEqual(Array(20).fill('192.0.2.1'))
  expect(dns.asked).toEqual(['A a.example'])
})

test('one broken domain does not stop lookups', async () => {
  const dns = await aDnsServer({ 'good.example': { txt: ['here'] }, 'broken.example': 'no_answer' })
  expect(await codeFrom(resolver().resolve('broken.example', 'TXT'))).toBe('ETIMEOUT')
  expect(await resolver().resolve('good.example', 'TXT')).toEqual([['here']])
  expect(dns.asked).toContain('2 ')
})

test.each(['refused', 'notimp', 'formerr', 'servfail'] as const)(
  'a server that says "%s" about the root and the world outside is not dead: it may know its own names',
  async (reply) => {
    await aDnsServer({ '': reply, 'outside.example': reply, 'own.example': { txt: ['here'] } })
    expect(await codeFrom(resolver().resolve('outside.example', 'TXT'))).toBe(`E${reply.toUpperCase()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await resolver().resolve('own.example', 'TXT')).toEqual([['here']])
  },
)

test('a server that is silent about the root and the world outside is not taken for dead while it replies', async () => {
  const outside = 'outside.example'
  const dns = await aDnsServer({ '': 'no_answer', [outside]: 'no_answer', 'own.example': { txt: ['here'] } })
  const waiting = codeFrom(resolver().resolve(outside, 'TXT'))
  expect(await resolver().resolve('own.example', 'TXT')).toEqual([['here']])
  expect(await waiting).toBe('ETIMEOUT')
  expect(await codeFrom(resolver().resolve('own.example', 'A'))).toBe('ENODATA')
  expect(dns.asked).toContain('A own.example')
})

test('lookups that rest begin again with any reply, not only with one about the root', async () => {
  let isDead = true
  const clock = vi.spyOn(performance, 'now')
  const resolve = guarded(async (name) => {
    if (isDead || name === '.') throw dnsError('ECONNREFUSED', name)
    return [['here']]
  })
  await codeFrom(resolve('own.example', 'TXT'))
  await new Promise((resolve) => setImmediate(resolve))
  isDead = false
  expect(await codeFrom(resolve('own.example', 'TXT'))).toBe('ETIMEOUT')
  clock.mockReturnValue(performance.now() + 31_000)
  expect(await codeFrom(resolve('own.example', 'TXT'))).toBe('ETIMEOUT')
  await new Promise((resolve) => setImmediate(resolve))
  expect(await resolve('own.example', 'TXT')).toEqual([['here']])
  clock.mockRestore()
})

test('a dead DNS is noticed within two seconds, for all that wait, and costs nothing from then on', async () => {
  const dns = await aDnsServer()
  dns.dead = true
  const started = performance.now()
  const waiting = ['a', 'b'].map((name) => codeFrom(resolver().resolve(`${name}.example`, 'TXT')))
  expect(await Promise.all(waiting)).toEqual(['ETIMEOUT', 'ETIMEOUT'])
  const later = performance.now()
  expect(later - started).toBeLessThan(2_100)
  const codes = await Promise.all(['c', 'd', 'e'].map((name) => codeFrom(resolver().resolve(`${name}.example`, 'A'))))
  expect(codes).toEqual(['ETIMEOUT', 'ETIMEOUT', 'ETIMEOUT'])
  expect(performance.now() - later).toBeLessThan(50)
})

test('it is noticed too when DNS answers again', async () => {
  let isDead = true
  const ask = async (name: string) => {
    if (isDead) throw dnsError('ECONNREFUSED', name)
    return [['here']]
  }
  const clock = vi.spyOn(performance, 'now')
  const resolve = guarded(ask)
  await codeFrom(resolve('a.example', 'TXT'))
  await new Promise((resolve) => setImmediate(resolve))
  isDead = false
  expect(await codeFrom(resolve('a.example', 'TXT'))).toBe('ETIMEOUT')
  clock.mockReturnValue(performance.now() + 31_000)
  // This one still fails at once, and asks whether the next may be asked.
  expect(await codeFrom(resolve('a.example', 'TXT'))).toBe('ETIMEOUT')
  await new Promise((resolve) => setImmediate(resolve))
  expect(await resolve('a.example', 'TXT')).toEqual([['here']])
  clock.mockRestore()
})

test('while DNS is dead nothing is asked but, now and then, whether it is back', async () => {
  const asked: string[] = []
  const resolve = guarded((name) => {
    asked.push(name)
    return Promise.reject(dnsError('ECONNREFUSED', name))
  })
  expect(await codeFrom(resolve('a.example', 'A'))).toBe('ECONNREFUSED')
  await new Promise((resolve) => setImmediate(resolve))
  expect(await codeFrom(resolve('b.example', 'A'))).toBe('ETIMEOUT')
  expect(asked).toEqual(['a.example', '.'])
})

test('tests may answer themselves', async () => {
  overrideEnv({ DNS_SERVERS: undefined })
  overrideResolver(async () => [['mine']])
  expect(await resolver().resolve('any.example', 'TXT')).toEqual([['mine']])
  overrideResolver(undefined)
})

test('DNS_SERVERS takes addresses, with a port or without', () => {
  const given = '192.0.2.53, 127.0.0.1:5353, [2001:db8::1]:53, 2001:db8::2'
  expect(readEnv({ DNS_SERVERS: given }).DNS_SERVERS).toHaveLength(4)
  for (const wrong of ['ns.example', '192.0.2.53:0', '192.0.2.53:99999', '192.0.2']) {
    expect(() => readEnv({ DNS_SERVERS: wrong }), wrong).toThrow('DNS_SERVERS')
  }
})
