import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { overrideEnv } from '../../platform/env.ts'
import { loadSecretKey } from '../../platform/secrets.ts'
import { plainAddress, replyAddress, ticketNumberIn } from './reply-token.ts'

beforeAll(async () => {
  overrideEnv({ SECRET_KEY: 'k'.repeat(40) })
  await loadSecretKey()
})
const number = fc.bigInt({ min: 1n, max: 10n ** 15n }).map(String)

test('an address leads back to its ticket, whatever a mail server does to its letters', () => {
  fc.assert(
    fc.property(number, (number) => {
      const address = replyAddress('support@desk.example', number)
      expect(ticketNumberIn(address)).toBe(number)
      expect(ticketNumberIn(address.toUpperCase())).toBe(number)
      expect(plainAddress(address)).toBe('support@desk.example')
      expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64)
    }),
  )
})

test('a token of one ticket is worth nothing for another', () => {
  fc.assert(
    fc.property(number, number, (mine, other) => {
      fc.pre(mine !== other)
      const forged = replyAddress('support@desk.example', mine).replace(`t.${mine}.`, `t.${other}.`)
      expect(ticketNumberIn(forged)).toBeNull()
    }),
  )
})

test('an address without a token leads nowhere', () => {
  for (const address of ['support@desk.example', 'support+t.1@desk.example', 'support+t.1.@desk.example', '']) {
    expect(ticketNumberIn(address)).toBeNull()
  }
})
