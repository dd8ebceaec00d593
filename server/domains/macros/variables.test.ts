import { expect, test } from 'vitest'
import { firstNameIn, givenName } from './names.ts'
import { type Filling, fill, unknownIn } from './variables.ts'

test.each([
  ['Hannah Weiss', 'Hannah'],
  ['Dr. Hannah Weiss', 'Hannah'],
  ['Prof. Dr. Hannah Weiss', 'Hannah'],
  ['Weiss, Hannah', 'Hannah'],
  ['J. Smith', 'J. Smith'],
  ['陈晓雨', '陈晓雨'],
  ['김 민준', '김 민준'],
  ['  Jean-Luc   Picard ', 'Jean-Luc'],
  ['Madonna', 'Madonna'],
  ['Dr.', 'Dr.'],
  ['', null],
  [null, null],
])('%s is greeted as %s', (name, greeted) => expect(firstNameIn(name)).toBe(greeted))

const known: Filling = {
  customer_name: 'Hannah Weiss',
  customer_email: 'hannah@brightline.example',
  company_name: null,
  case_id: 'SR-7',
  subject: 'Why {{agent.name}}?',
  agent_name: 'Ada Agent',
  desk_name: 'Northlight Support',
}

test('what a value holds in braces stays as it is', () => {
  expect(fill('{{ticket.subject}} / {{ Agent.Name }}', known).text).toBe('Why {{agent.name}}? / Ada Agent')
})

test('what is not known is left out with the space before it, or stands for whoever fills it', () => {
  expect(fill('Dear team of {{company.name}}, {{customer.name}} of {{company.name}} wrote.', known)).toEqual({
    text: 'Dear team of, Hannah Weiss of wrote.',
    text_with_gaps: 'Dear team of {{company.name}}, Hannah Weiss of {{company.name}} wrote.',
    missing: ['company.name'],
  })
})

test.each([
  ['bea', 'bea@shop.example', null],
  ['Bea', 'bea@shop.example', 'Bea'],
  ['bea@shop.example', 'bea@shop.example', null],
  ['+4930123', '+4930123', null],
])('%s of %s has given the name %s', (name, value, given) => {
  expect(givenName({ name, identities: [{ value }] })).toBe(given)
  expect(fill('Hi {{customer.first_name}}!', { ...known, customer_name: given })).toMatchObject({
    text: given ? 'Hi Bea!' : 'Hi!',
    missing: given ? [] : ['customer.first_name'],
  })
})

test('only what looks like a variable is one, and none is found in what every object has', () => {
  expect(unknownIn('{{ }} {single} {{1x}} {{customer.name}} {{constructor}} {{tostring}}')).toEqual([
    'constructor',
    'tostring',
  ])
})

test('a text of nothing but gaps is filled at once', () => {
  const started_ms = performance.now()
  const { text } = fill(`${' '.repeat(20_000)}x {{company.name}}`, known)
  expect(performance.now() - started_ms).toBeLessThan(100)
  expect(text.trim()).toBe('x')
})
