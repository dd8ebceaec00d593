import { expect, test } from 'vitest'
import { keyPlaceOf } from './key-place.ts'

const text = `# Ours
support_channels:
  live_chat:
    concurrent_chat_limit: 2 # few
    auto_routing:
      - technical_issues: tier2_technical
  email:
    response_time_sla: "1 hour"

sla:
  policies:
    - name: gold
      first_response: "1 hour"
    - name: rest
      resolution: "2 days"
`

test('the keys around a line are its path', () => {
  expect(keyPlaceOf(text, 4)).toMatchObject({
    path: ['support_channels', 'live_chat', 'concurrent_chat_limit'],
    indent: 4,
    siblings: ['concurrent_chat_limit', 'auto_routing'],
  })
  expect(keyPlaceOf(text, 8).path).toEqual(['support_channels', 'email', 'response_time_sla'])
  expect(keyPlaceOf(text, 10).path).toEqual(['sla'])
})

test('an entry of a list counts by its place', () => {
  expect(keyPlaceOf(text, 13).path).toEqual(['sla', 'policies', '0', 'first_response'])
  expect(keyPlaceOf(text, 15).path).toEqual(['sla', 'policies', '1', 'resolution'])
})

test('where nothing stands yet, the top of the text is meant', () => {
  expect(keyPlaceOf('', 1)).toEqual({ path: [], indent: 0, siblings: [] })
  expect(keyPlaceOf(text, 9)).toMatchObject({ path: [], siblings: ['support_channels', 'sla'] })
})
