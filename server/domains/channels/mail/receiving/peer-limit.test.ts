import { expect, test } from 'vitest'
import { overrideEnv } from '../../../../platform/env.ts'
import { mayGoOn, relaysIn } from './peer-limit.ts'

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
