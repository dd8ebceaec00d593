import { expect, test } from 'vitest'
import { overrideEnv } from '../../../../platform/env.ts'
import { leave, mayGoOn, relaysIn, takePlace } from './peer-limit.ts'

test('a peer has a limit; loopback and listed relays have none', () => {
  overrideEnv({ SMTP_RELAYS: ['10.0.0.0/8', '2001:db8::7'] })
  const refusals = (address: string) => Array.from({ length: 100 }, () => mayGoOn(address)).filter((may) => !may).length
  expect(refusals('203.0.113.5')).toBe(40)
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7']) {
    expect([address, refusals(address)]).toEqual([address, 0])
  }
})

test('networks and single addresses are read', () => {
  const list = relaysIn(['192.0.2.7', '2001:db8:1::/48'])
  expect([list.check('192.0.2.7'), list.check('192.0.2.8')]).toEqual([true, false])
  expect(list.check('2001:db8:1::9', 'ipv6')).toBe(true)
})

test('an IPv6 peer is its network: it has addresses without end', () => {
  const refusals = Array.from({ length: 100 }, (_, n) => mayGoOn(`2001:db8:5::${n.toString(16)}`)).filter((may) => !may)
  expect(refusals).toHaveLength(40)
  expect(mayGoOn('2001:db8:6:1:2:3:4:5')).toBe(true)
  expect(mayGoOn('2001:db8:6::1')).toBe(true)
})

test('no stranger takes the places of all others; who leaves makes room once', () => {
  const peer = '198.51.100.9'
  const taken = Array.from({ length: 25 }, (_, n) => takePlace(peer, `c${n}`))
  expect(taken.filter(Boolean)).toHaveLength(20)
  expect(takePlace('198.51.100.10', 'other')).toBe(true)
  leave(peer, 'c24')
  expect(takePlace(peer, 'd1')).toBe(false)
  leave(peer, 'c1')
  leave(peer, 'c1')
  expect([takePlace(peer, 'd2'), takePlace(peer, 'd3')]).toEqual([true, false])
  expect(Array.from({ length: 50 }, (_, n) => takePlace('127.0.0.1', `l${n}`)).every(Boolean)).toBe(true)
})
