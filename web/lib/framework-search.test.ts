import { expect, test } from 'vitest'
import { parseFrameworkSearch } from './framework-search.ts'

test('an address leads to a line of a version, or to a key', () => {
  expect(parseFrameworkSearch({ face: 'yaml', line: '12', version: 3 })).toEqual({ face: 'yaml', line: 12, version: 3 })
  expect(parseFrameworkSearch({ path: 'sla.policies.0.name', version: 'defaults' })).toEqual({
    path: 'sla.policies.0.name',
    version: 'defaults',
  })
})

test('what makes no sense is left out', () => {
  expect(parseFrameworkSearch({ face: 'other', line: '-1', version: '1.5', path: '<b>' })).toEqual({})
  expect(parseFrameworkSearch({ line: 'x', path: 7 })).toEqual({})
})
