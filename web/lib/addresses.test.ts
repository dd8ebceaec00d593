import { expect, test } from 'vitest'
import { addressesIn, isAddress } from './addresses.ts'

test.each([
  ['bea@shop.example', ['bea@shop.example']],
  [
    'Bea <Bea@Shop.example>, carl@shop.example; dan@shop.example',
    ['bea@shop.example', 'carl@shop.example', 'dan@shop.example'],
  ],
  ['"Buyer, Bea" <bea@shop.example>,carl@shop.example', ['bea@shop.example', 'carl@shop.example']],
  ['a@shop.example b@shop.example\nc@shop.example', ['a@shop.example', 'b@shop.example', 'c@shop.example']],
  ['a@shop.example，a@shop.example、b@shop.example', ['a@shop.example', 'b@shop.example']],
  ['Bea Buyer', ['bea buyer']],
  [' , ;\n', []],
])('addresses as people paste them: %j', (text, expected) => {
  expect(addressesIn(text)).toEqual(expected)
})

test.each([
  ['bea@shop.example', true],
  ['bea+tag@mail.shop.example', true],
  ['bea@shop', false],
  ['bea shop.example', false],
  ['bea@shop.example, carl@shop.example', false],
  ['bea@shop.e', false],
])('%s is an address: %s', (text, expected) => {
  expect(isAddress(text)).toBe(expected)
})
