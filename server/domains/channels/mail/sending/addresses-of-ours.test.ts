import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { overrideEnv } from '../../../../platform/env.ts'
import { newId } from '../../../../platform/ids.ts'
import { loadSecretKey } from '../../../../platform/secrets.ts'
import { plainAddress, replyAddress, ticketNumberIn } from '../../reply-token.ts'
import { bounceAddress, deliveryMark, deliveryNumberIn, readMark } from './bounce-address.ts'
import { isOurMailId, ourMailId, ourMessageIn } from './mail-id.ts'

beforeAll(async () => {
  overrideEnv({ SECRET_KEY: 'k'.repeat(40) })
  await loadSecretKey()
})

const number = fc.bigInt({ min: 1n, max: 10n ** 15n }).map(String)
const round = fc.integer({ min: 1, max: 999 })

test('a bounce address leads back to its delivery and round, whatever a mail server does to its letters', () => {
  fc.assert(
    fc.property(number, round, (number, round) => {
      const address = bounceAddress('support@desk.example', deliveryMark(number, round))
      for (const spelling of [address, address.toUpperCase()]) {
        expect(readMark(deliveryNumberIn(spelling)!)).toEqual({ number, round })
      }
      expect(plainAddress(address)).toBe('support@desk.example')
      expect(ticketNumberIn(address)).toBeNull()
    }),
  )
})

test('no address of ours is longer than an address may be: then it stays plain', () => {
  const lengths = fc.integer({ min: 1, max: 64 })
  fc.assert(
    fc.property(number, lengths, (number, length) => {
      const plain = `${'l'.repeat(length)}@desk.example`
      for (const address of [bounceAddress(plain, number), replyAddress(plain, number)]) {
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64)
        expect(plainAddress(address)).toBe(plain)
      }
    }),
  )
  expect(bounceAddress(`${'l'.repeat(60)}@desk.example`, '1')).toBe(`${'l'.repeat(60)}@desk.example`)
})

test('a bounce address of one delivery is worth nothing for another, nor for another round', () => {
  const mine = bounceAddress('support@desk.example', '7')
  expect(deliveryNumberIn(mine.replace('+b.7.', '+b.8.'))).toBeNull()
  expect(deliveryNumberIn(mine.replace('+b.7.', '+b.7-2.'))).toBeNull()
  for (const address of ['', 'support@desk.example', 'support+b.7@desk.example', 'support+b.7.@desk.example']) {
    expect(deliveryNumberIn(address)).toBeNull()
  }
})

test('a Message-ID of ours is known with its round; nobody else’s is', () => {
  fc.assert(
    fc.property(round, (round) => {
      const message_id = newId()
      const id = ourMailId(message_id, 'support@desk.example', round)
      expect(ourMessageIn(id)).toEqual({ message_id, round })
      expect(ourMessageIn(`<${id.toUpperCase()}>`)).toEqual({ message_id, round })
      expect(isOurMailId(id.replace(message_id, newId()))).toBe(false)
      expect(isOurMailId(id.replace('.', '-3.'))).toBe(false)
    }),
  )
  for (const id of ['', 'x@y', `${newId()}@desk.example`, `${newId()}.000000000000@desk.example`]) {
    expect(isOurMailId(id)).toBe(false)
  }
})
