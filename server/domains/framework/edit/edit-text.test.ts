import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { remarksIn } from './comments.ts'
import { editText } from './edit-text.ts'
import { isMap, type Path, valueIn, withoutValue, withValue } from './values.ts'

const TEXT = `# ours, since the spring
support_channels:
  email:
    response_time_sla: "1 hour"   # stricter than the default
    priority_routing:   # who comes first
      # the ones who pay most
      - enterprise_customers
      - billing_issues # money
  live_chat: { concurrent_chat_limit: 2, response_time_sla: '30 seconds' } # on one line

teams:
  vip_desk:
    tier: tier2_technical
# deadlines
sla:
  warn_at_percent: [50, 75, 90]
  policies:
    - name: gold # the best
      first_response: 1 hour

    # for everybody else
    - name: silver
      first_response: "2 hours"
`

test.each([
  [
    'a word keeps its quotes and its remark',
    ['support_channels.email.response_time_sla', '2 hours'],
    ['    response_time_sla: "2 hours"   # stricter than the default'],
  ],
  [
    'a value between braces',
    ['support_channels.live_chat.concurrent_chat_limit', 5],
    ["  live_chat: { concurrent_chat_limit: 5, response_time_sla: '30 seconds' } # on one line"],
  ],
  ['a key more', ['teams.vip_desk.calendar', 'always'], ['    calendar: always']],
  ['a section more', ['brand.name', 'Example'], ['brand: { name: Example }']],
  ['an item more', ['sla.warn_at_percent', [50, 75, 90, 95]], ['  warn_at_percent: [50, 75, 90, 95]']],
])('%s, and not one other line changes', (_name, [path, value], lines) => {
  const edited = editText(TEXT, [{ path: String(path).split('.'), value }])
  const before = new Set(TEXT.split('\n'))
  expect(edited.split('\n').filter((line) => !before.has(line))).toEqual(lines)
})

test('what is taken out falls back to the default, and its remark stays', () => {
  const edited = editText(TEXT, [{ path: ['support_channels', 'email', 'response_time_sla'], value: null }])
  expect(edited).toContain('    # stricter than the default\n')
  expect(parse(edited).support_channels.email).toEqual({ priority_routing: ['enterprise_customers', 'billing_issues'] })
})

test('a map that held nothing else goes too: left empty it would be refused', () => {
  const edited = editText(TEXT, [{ path: ['teams', 'vip_desk', 'tier'], value: null }])
  expect(parse(edited)).not.toHaveProperty('teams')
})

test('an item of a list that only the defaults have brings the list into the text', () => {
  const edited = editText('', [{ path: ['escalation', 'ladders', '0', 'breaches'], value: 4 }])
  expect(parse(edited).escalation.ladders).toMatchObject([{ name: 'critical_enterprise_second_breach', breaches: 4 }])
})

test('a place that is not in a list is refused', () => {
  expect(() => editText(TEXT, [{ path: ['sla', 'policies', '7', 'name'], value: 'x' }])).toThrow(
    'This edit cannot be made',
  )
})

test('aliases are written out where an edit would change both', () => {
  const edited = editText('teams:\n  one: &same # shared\n    tier: tier1_general\n  two: *same\n', [
    { path: ['teams', 'two', 'calendar'], value: 'always' },
  ])
  expect(parse(edited).teams).toEqual({
    one: { tier: 'tier1_general' },
    two: { tier: 'tier1_general', calendar: 'always' },
  })
  expect(remarksIn(edited)).toEqual(['# shared'])
})

const TEXTS = [
  TEXT,
  '# only a remark\n',
  '',
  'brand:\n  name: "x"\n  accent: \'#123456\'\n',
  'a:\n- b: 1\n  # within\n  c: 2 # after\n- d: [1, 2] # list\n- - nested\n  - list\nlast: |\n  several\n  lines\n',
  'windows: 1 # one\r\nother:\r\n  key: "v" # two\r\n',
]
const given = fileURLToPath(new URL('../../../../../shared/seed/framework.yaml', import.meta.url))
if (existsSync(given)) TEXTS.push(readFileSync(given, 'utf8'))
TEXTS.push(readFileSync(new URL('../../../../framework/defaults.yaml', import.meta.url), 'utf8'))

/** Numbers that are the same for the same seed (mulberry32). */
function random(seed: number) {
  let state = seed
  return (most: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
}
type Random = ReturnType<typeof random>

const pick = <T>(below: Random, from: readonly T[]): T => from[below(from.length)]!

const WORDS = [
  '2 hours',
  'true',
  'a: b',
  '# no remark',
  '',
  "it's",
  'plain',
  '- dash',
  '中文',
  'null',
  '"quoted"',
  '12',
]
function anyValue(below: Random, depth = 0): unknown {
  const kind = below(depth > 2 ? 3 : 6)
  if (kind === 0) return pick(below, WORDS)
  if (kind === 1) return below(1000)
  if (kind === 2) return below(2) === 0
  const size = below(4)
  if (kind < 5) return Array.from({ length: size }, () => anyValue(below, depth + 1))
  return Object.fromEntries(Array.from({ length: size }, (_, i) => [`key_${i}`, anyValue(below, depth + 1)]))
}

/** A path that is there, or one key beyond. */
function anyPath(below: Random, whole: unknown): Path {
  const path: string[] = []
  for (;;) {
    const at = valueIn(whole, path)
    if (path.length > 0 && below(4) === 0) return path
    if (Array.isArray(at)) path.push(String(below(at.length + 1)))
    else if (isMap(at) && Object.keys(at).length > 0 && below(8) > 0) path.push(pick(below, Object.keys(at)))
    else return [...path, `new_${below(3)}`]
    if (valueIn(whole, path) === undefined) return path
  }
}

const SEED = 20_261_123
test(`1,000 random edits mean what was asked for and lose no remark (seed ${SEED})`, () => {
  const below = random(SEED)
  for (let round = 0; round < 250; round++) {
    let text = pick(below, TEXTS)
    const remarks = remarksIn(text)
    for (let edit = 0; edit < 4; edit++) {
      const before: unknown = parse(text) ?? {}
      const path = anyPath(below, before)
      const value = below(4) === 0 ? null : anyValue(below)
      const meant = value === null ? withoutValue(before, path) : withValue(before, path, value)
      text = editText(text, [{ path: [...path], value }])
      const told = `${round}.${edit}: ${path.join('.')} = ${JSON.stringify(value)}\n${text}`
      expect(parse(text) ?? {}, told).toEqual(meant ?? {})
      expect(remarksIn(text), told).toEqual(remarks)
    }
  }
})
