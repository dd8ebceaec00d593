import { expect, test } from 'vitest'
import { gapsIn, withoutGap } from './gaps.ts'

test('variables that were left standing are found; braces of others are text', () => {
  expect(gapsIn('Hi {{customer.first_name}}, use {{ your.value }} or {{x}}, {{ Company.Name }}')).toEqual([
    { name: 'customer.first_name', start: 3, end: 26 },
    { name: 'company.name', start: 59, end: 77 },
  ])
})

test('a gap goes with the space before it', () => {
  const text = 'Hi {{customer.first_name}},'
  expect(withoutGap(text, gapsIn(text)[0]!)).toBe('Hi,')
})
