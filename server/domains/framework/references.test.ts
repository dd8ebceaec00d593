import { expect, test } from 'vitest'
import { readFrameworkText } from './read-text.ts'

const CONDITIONS = (where: string) => `when: { ${where} }`

test.each([
  [
    'a team of the chat',
    'support_channels: { live_chat: { auto_routing: [{ technical_issues: nobody }] } }',
    'support_channels.live_chat.auto_routing.0.technical_issues',
  ],
  ['a calendar of a team', 'teams: { a: { tier: tier1_general, calendar: never } }', 'teams.a.calendar'],
  ['another tier for a tier', 'teams: { tier1_general: { tier: tier2_technical } }', 'teams.tier1_general.tier'],
  ['the calendar of deadlines', 'sla: { calendar: never }', 'sla.calendar'],
  ['a calendar of a policy', 'sla: { policies: [{ name: a, calendar: never }] }', 'sla.policies.0.calendar'],
  [
    'a segment of a policy',
    'segments: { x: {} }\nsla: { policies: [{ name: a, segments: [x, vips] }] }',
    'sla.policies.0.segments.1',
  ],
  ['a policy twice', 'sla: { policies: [{ name: a }, { name: a }] }', 'sla.policies.1.name'],
  [
    'a ladder twice',
    `escalation: { ladders: [${Array(2).fill('{ name: a, steps: [{ notify: [lead] }] }').join(', ')}] }`,
    'escalation.ladders.1.name',
  ],
  [
    'a tier of a ladder',
    `escalation: { ladders: [{ name: a, ${CONDITIONS('tiers: [tier9]')}, steps: [{ notify: [lead] }] }] }`,
    'escalation.ladders.0.when.tiers.0',
  ],
  ['a criterion', 'escalation: { detected: { full_moon: escalate } }', 'escalation.detected.full_moon'],
  ['a tier of an authority', 'authority: { refund: { limits: { tier9: 5 } } }', 'authority.refund.limits.tier9'],
  [
    'an automation twice',
    `automations: [${Array(2).fill('{ name: a, on: rated, do: [{ note: x }] }').join(', ')}]`,
    'automations.1.name',
  ],
  [
    'a team of an automation',
    `automations: [{ name: a, on: rated, ${CONDITIONS('teams: [nobody]')}, do: [{ note: x }] }]`,
    'automations.0.when.teams.0',
  ],
  [
    'a team to move to',
    'automations: [{ name: a, on: rated, do: [{ move_to_team: nobody }] }]',
    'automations.0.do.0.move_to_team',
  ],
  ['an empty section', 'sla:', 'sla'],
  ['an empty value', 'brand: { name: }', 'brand.name'],
  ['an unknown deed', 'automations: [{ name: a, on: rated, do: [{ dance: true }] }]', 'automations.0.do.0'],
  ['neither on nor after', 'automations: [{ name: a, do: [{ note: x }] }]', 'automations.0'],
])('%s that is not there is refused with path and line', (_name, text, path) => {
  const { errors } = readFrameworkText(`# first\n${text}\n`)
  expect(errors).toMatchObject([{ path, line: text.startsWith('segments') ? 3 : 2 }])
  expect(errors[0]!.message).not.toMatch(/Invalid/)
})

test('rings last as long as the framework says', () => {
  const time = (text: string) => readFrameworkText(text).framework!.support_channels.phone_support.response_time_sla
  expect(time('')).toEqual({ text: '3 rings', rings: 3, seconds: 18 })
  expect(time('sla: { ring_cadence_seconds: 5 }')).toEqual({ text: '3 rings', rings: 3, seconds: 15 })
  const own =
    'sla: { ring_cadence_seconds: 4 }\nsupport_channels: { phone_support: { response_time_sla: "20 seconds" } }'
  expect(time(own)).toEqual({ text: '20 seconds', seconds: 20 })
})

const mail = (time: string) => `support_channels: { email: { response_time_sla: "${time}" } }`
const phone = (time: string) => `support_channels: { phone_support: { response_time_sla: "${time}" } }`
const daysOff = (what: string) => `calendars: { a: { time_zone: UTC, hours: "24/7", holidays: { ${what} } } }`
test.each([
  ['a deadline of nothing', mail('0 hours'), 'support_channels.email.response_time_sla', 'longer than nothing'],
  ['a deadline no clock can hold', mail('99999999999 days'), 'support_channels.email.response_time_sla', 'ten years'],
  ['no ring at all', phone('0 rings'), 'support_channels.phone_support.response_time_sla', 'longer than nothing'],
  ['rings without end', phone('99999999 rings'), 'support_channels.phone_support.response_time_sla', '1000 rings'],
  [
    'time without end',
    'routing: { presence_expires_after: "9999 days" }',
    'routing.presence_expires_after',
    'ten years',
  ],
  ['a region that is none', daysOff('country: DE, region: constructor'), 'calendars.a.holidays.region', 'is no region'],
  ['a feed that is no web address', daysOff('feeds: ["file:///etc/passwd"]'), 'calendars.a.holidays.feeds.0', 'http'],
  ['a character that cannot be stored', 'brand: { name: "a\\0b" }', 'brand.name', 'cannot be seen'],
  ['a number too small', 'sla: { warn_at_percent: [0] }', 'sla.warn_at_percent.0', 'must be at least 1.'],
  ['a number too large', 'sla: { warn_at_percent: [100] }', 'sla.warn_at_percent.0', 'must be at most 99.'],
  ['no text', 'brand: { name: "" }', 'brand.name', 'must not be empty.'],
  [
    'too short a list',
    'sla: { policies: [{ name: a, channels: [] }] }',
    'sla.policies.0.channels',
    'must not be empty.',
  ],
  [
    'too long a list',
    'sla: { warn_at_percent: [1, 2, 3, 4, 5, 6] }',
    'sla.warn_at_percent',
    'must not have more than 5 entries.',
  ],
])('%s is refused with path, line and words', (_name, text, path, words) => {
  const { errors } = readFrameworkText(`# first\n${text}\n`)
  expect(errors).toMatchObject([{ path, line: 2, message: expect.stringContaining(words) }])
})

test.each([
  ['a team named like what every object has', 'teams: { constructor: { tier: tier1_general } }', 'teams.constructor'],
  ['a team named __proto__', 'teams: { __proto__: { tier: tier1_general } }', 'teams.__proto__'],
  [
    'a tier named __proto__',
    'support_tiers: { __proto__: { capabilities: [], escalation_criteria: [] } }',
    'support_tiers.__proto__',
  ],
  ['a segment named constructor', 'segments: { constructor: {} }', 'segments.constructor'],
  [
    '__proto__ deep in a list',
    'automations: [{ name: a, on: rated, do: [{ note: x, __proto__: {} }] }]',
    'automations.0.do.0.__proto__',
  ],
])('a name that objects have a use for is refused with path and line: %s', (_name, text, path) => {
  expect(readFrameworkText(`# first\n${text}\n`).errors).toMatchObject([{ path, line: 2 }])
})
