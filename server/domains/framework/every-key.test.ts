import { expect, test } from 'vitest'
import { aUser } from '../../testing/builders.ts'
import { CALENDARS } from '../../testing/every-key/calendars.ts'
import { CLOCKS } from '../../testing/every-key/clocks.ts'
import { CURATION, DESK_CURATION } from '../../testing/every-key/curation.ts'
import { DESK_ARTICLES } from '../../testing/every-key/desk-articles.ts'
import { DESK_ASSIGNMENT } from '../../testing/every-key/desk-assignment.ts'
import { DESK_CASES } from '../../testing/every-key/desk-cases.ts'
import { DESK_CHANNELS } from '../../testing/every-key/desk-channels.ts'
import { DESK_LADDERS } from '../../testing/every-key/desk-ladders.ts'
import { keysOf, ONE_VALUE, SHOWN_ELSEWHERE } from '../../testing/every-key/keys.ts'
import { KNOWLEDGE } from '../../testing/every-key/knowledge.ts'
import { PLACES } from '../../testing/every-key/places.ts'
import { RULES } from '../../testing/every-key/rules.ts'
import { anInstallation } from '../../testing/installation.ts'
import { targetsOf } from '../sla/policy.ts'
import { changesBetween } from './plan/changes.ts'
import { LABELS } from './plan/labels.ts'
import { readFrameworkText } from './read-text.ts'
import { operatorSchema } from './schema.ts'

const PURE = [...CLOCKS, ...CALENDARS, ...PLACES, ...RULES, ...CURATION]
const DESK = [
  ...DESK_ARTICLES,
  ...DESK_ASSIGNMENT,
  ...DESK_LADDERS,
  ...DESK_CASES,
  ...DESK_CHANNELS,
  ...KNOWLEDGE,
  ...DESK_CURATION,
]

const desk = await anInstallation()
await aUser(desk.ctx, { role: 'manager' })
await aUser(desk.ctx, { role: 'admin' })

const understood = (text: string) => {
  const { framework, errors } = readFrameworkText(text)
  expect(errors, text).toEqual([])
  return framework!
}
const nowhere = () => ({ line: null, from: 'defaults' as const, value: '' })

/** The texts must differ in the key the proof is about. */
function expectDifference(key: string, [one, other]: readonly [string, string]) {
  const patterns = changesBetween(understood(one), understood(other), nowhere).map(({ pattern }) => pattern)
  expect(
    patterns.some((pattern) => `${key}.`.startsWith(`${pattern}.`) || `${pattern}.`.startsWith(`${key}.`)),
    `${key}: ${patterns}`,
  ).toBe(true)
}

test.each(PURE)('$key decides', ({ key, texts, show, shown }) => {
  expectDifference(key, texts)
  expect(texts.map((text) => show(understood(text)))).toEqual(shown)
})

test.each(DESK)(
  '$key decides through the front door, without a restart',
  async ({ key, texts, show, shown }) => {
    expectDifference(key, texts)
    const seen: unknown[] = []
    for (const text of texts) {
      const put = await desk.api('PUT', '/framework', { body: { text } })
      expect(put.status, put.json.detail).toBe(200)
      seen.push(await show(desk))
    }
    expect(seen).toEqual(shown)
  },
  60_000,
)

test('a chat that is open around the clock runs at night too, whatever hours the team has; a mail rests', () => {
  const framework = understood(
    'calendars: { days: { time_zone: UTC, hours: { mon: [["09:00", "17:00"]] } } }\nsla: { calendar: days }\nsupport_channels: { live_chat: { availability: "24/7" } }',
  )
  const calendarOf = (channel: 'live_chat' | 'email') =>
    targetsOf(framework, 'framework 1', {
      channel,
      priority: 'low',
      account_type: 'free',
      segments: [],
      team: null,
    })[0]!.calendar
  expect([calendarOf('live_chat'), calendarOf('email')]).toEqual([null, 'days'])
  expect(readFrameworkText('support_channels: { live_chat: { availability: "9 to 5" } }').errors).toHaveLength(1)
})

test('every key there is has a proof', () => {
  const proofs = new Set([...PURE, ...DESK].map(({ key }) => key))
  const known = new Set([...proofs, ...Object.keys(SHOWN_ELSEWHERE), ...ONE_VALUE])
  const keys = keysOf(operatorSchema())
  expect(keys.filter((key) => !known.has(key))).toEqual([])
  expect([...known].filter((key) => !keys.includes(key))).toEqual([])
})

test('every key there is has a word for plans', () => {
  const told = keysOf(operatorSchema()).map((key) => key.replace(/\.(do|steps|auto_routing)\..*$/, '.$1'))
  expect([...new Set(told)].filter((key) => !LABELS[key])).toEqual([])
})
