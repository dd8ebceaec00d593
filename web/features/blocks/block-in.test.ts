import { expect, test } from 'vitest'
import { blockIn } from './block-in.ts'

test('what is written says whether it is a writer or a domain', () => {
  expect(blockIn('Bea@Shop.example')).toEqual({ kind: 'address', value: 'bea@shop.example' })
  expect(blockIn('Bea <bea@shop.example>')).toEqual({ kind: 'address', value: 'bea@shop.example' })
  expect(blockIn(' shop.example ')).toEqual({ kind: 'domain', value: 'shop.example' })
  expect(blockIn('@shop.example')).toEqual({ kind: 'domain', value: 'shop.example' })
  expect(blockIn('s')).toBeNull()
})
