import { expect, test } from 'vitest'
import { handedOver, wireAddress } from './wire-address.ts'

test('an address is the same to us in the spelling of mail servers', () => {
  expect(wireAddress('Kunde@Bücher.example')).toBe('kunde@xn--bcher-kva.example')
  expect(wireAddress('nobody')).toBe('nobody')
  const handed = ['cc@shop.example', 'kunde@bücher.example']
  expect(handedOver('Kunde@XN--bcher-kva.example', handed)).toBe('kunde@bücher.example')
  expect(handedOver('CC@shop.example', handed)).toBe('cc@shop.example')
  expect(handedOver('other@shop.example', handed)).toBe('other@shop.example')
})
