import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { anInstallation } from '../../testing/installation.ts'
import { readFramework } from './commands.ts'
import { DeadlineOrRings, Duration } from './durations.ts'
import { frameworkOf } from './queries.ts'
import { readFrameworkText } from './read-text.ts'

const { api, ctx } = await anInstallation()
const given = fileURLToPath(new URL('../../../../shared/seed/framework.yaml', import.meta.url))

const OPERATOR = `# ours
support_channels:
  email:
    response_time_sla: "1 hour"   # stricter
  live_chat:
    concurrent_chat_limit: 2
teams:
  vip_desk:
    tier: tier2_technical
`

test('an operator’s text is laid over the defaults and comes back as it was put', async () => {
  const put = await api('PUT', '/framework', { body: { text: OPERATOR } })
  expect(put.status).toBe(200)
  expect((await api('GET', '/framework')).json).toBe(OPERATOR)
  const resolved = (await api('GET', '/framework/resolved')).json
  expect(resolved.support_channels.email).toMatchObject({
    response_time_sla: { text: '1 hour', seconds: 3600 },
    resolution_time_sla: { seconds: 86_400 },
  })
  expect(resolved.support_channels.live_chat.concurrent_chat_limit).toBe(2)
  expect(resolved.support_channels.phone_support.response_time_sla).toEqual({ text: '3 rings', seconds: 18, rings: 3 })
  const teams = (await api('GET', '/framework/teams')).json.items
  expect(teams).toContainEqual({ name: 'billing_specialist', tier: 'tier1_general' })
  expect(teams).toContainEqual({ name: 'vip_desk', tier: 'tier2_technical' })
})

test('YAML can be put as it is', async () => {
  const put = await api('PUT', '/framework', { body: OPERATOR, headers: { 'content-type': 'application/yaml' } })
  expect(put.json.text).toBe(OPERATOR)
})

test.each([
  [
    'a bad duration',
    'support_channels:\n  email:\n    response_time_sla: "2 hurs"\n',
    'support_channels.email.response_time_sla',
    3,
  ],
  [
    'an unknown key',
    'support_channels:\n  email:\n    respons_time: "2 hours"\n',
    'support_channels.email.respons_time',
    3,
  ],
  ['an unknown channel', 'support_channels:\n\n  telegraph: {}\n', 'support_channels.telegraph', 3],
  [
    'a team that is not there',
    'support_channels:\n  live_chat:\n    auto_routing:\n      - technical_issues: "tier9"\n',
    'support_channels.live_chat.auto_routing.0.technical_issues',
    4,
  ],
  ['a tier that is not there', 'teams:\n  vip:\n    tier: gold\n', 'teams.vip.tier', 3],
  ['a forbidden name', '__proto__:\n  polluted: true\n', '__proto__', 1],
  ['a number where a word belongs', 'brand:\n  name: 7\n', 'brand.name', 2],
])('%s is refused with its path and line, and nothing changes', async (_name, text, path, line) => {
  const before = (await api('GET', '/framework', { headers: { accept: 'application/json' } })).json.version.number
  const put = await api('PUT', '/framework', { body: { text } })
  expect(put).toMatchObject({ status: 422, json: { code: 'invalid' } })
  expect(put.json.errors[0]).toMatchObject({ path, line })
  expect((await api('GET', '/framework', { headers: { accept: 'application/json' } })).json.version.number).toBe(before)
})

test('text that is no YAML is refused with its line', () => {
  expect(readFrameworkText('brand:\n  name: "open').errors[0]!.line).toBeGreaterThanOrEqual(2)
  expect(readFrameworkText('- a\n- b\n').errors[0]).toMatchObject({ line: 1 })
})

test('tiers keep the order they were written in', async () => {
  const text = 'support_tiers:\n  vip:\n    capabilities: [enterprise_support]\n    escalation_criteria: []\n'
  await api('PUT', '/framework', { body: { text } })
  const names = (await api('GET', '/framework/teams')).json.items.map(({ name }: { name: string }) => name)
  expect(names).toEqual(['tier1_general', 'tier2_technical', 'tier3_specialists', 'vip', 'billing_specialist'])
  await api('PUT', '/framework', { body: { text: OPERATOR } })
})

test('a plan says what a text would change', async () => {
  const plan = await api('POST', '/framework/plan', { body: { text: OPERATOR.replace('"1 hour"', '"3 hours"') } })
  expect(plan.json.changes).toMatchObject([
    { path: 'support_channels.email.response_time_sla', before: '1 hour', after: '3 hours', kind: 'changed', line: 4 },
  ])
  expect(plan.json.changes[0].sentence).toBe('First answer to mails within: 1 hour becomes 3 hours.')
})

test('every version is kept, newest first', async () => {
  const { items } = (await api('GET', '/framework/versions')).json
  expect(items.length).toBeGreaterThan(1)
  expect(items[0].number).toBeGreaterThan(items[1].number)
  expect(items.at(-1).author).toBe('first start')
})

test('a text of an earlier version is laid over today’s defaults when the software starts', async () => {
  await api('PUT', '/framework', { body: { text: 'brand: { name: Old }' } })
  // As a version of the software left it that did not know these keys yet.
  await sql`
    update framework_versions set resolved = (resolved::jsonb - 'triage' - 'sla')::json
    where number = (select max(number) from framework_versions)`.execute(ctx.db)
  await readFramework(ctx)
  const { resolved } = await ctx.db
    .selectFrom('framework_versions')
    .select('resolved')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(resolved).toMatchObject({ brand: { name: 'Old' }, sla: { warn_at_percent: [75, 90] } })
})

test('durations', () => {
  const seconds = (text: string) => DeadlineOrRings.parse(text).seconds
  expect(['2 hours', '24 hours', '48 hours', '30 seconds', '1 hour', '3 rings', '1 day'].map(seconds)).toEqual([
    7200, 86_400, 172_800, 30, 3600, 18, 86_400,
  ])
  for (const text of ['2 hurs', '', 'hours', '-1 hours', '2h']) expect(Duration.safeParse(text).success).toBe(false)
})

test.skipIf(!existsSync(given))('the given framework loads unchanged', async () => {
  const text = readFileSync(given, 'utf8')
  expect((await api('PUT', '/framework', { body: { text } })).status).toBe(200)
  expect((await api('GET', '/framework')).json).toBe(text)
  const { email, live_chat, phone_support, social_media } = (await api('GET', '/framework/resolved')).json
    .support_channels
  expect(email).toMatchObject({
    response_time_sla: { seconds: 7_200 },
    resolution_time_sla: { seconds: 86_400 },
    escalation_threshold: { seconds: 172_800 },
  })
  expect(live_chat).toMatchObject({
    response_time_sla: { seconds: 30 },
    availability: '24/7',
    concurrent_chat_limit: 3,
  })
  expect(phone_support.response_time_sla).toEqual({ text: '3 rings', rings: 3, seconds: 18 })
  expect(social_media.response_time_sla.seconds).toBe(3_600)
  const { findings } = (await api('GET', '/framework/lint')).json
  expect(findings[0]).toMatchObject({ code: 'escalation_after_resolution', line: 6 })
})

const nested = (word: string, times: number) => word.repeat(times)
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

test.each([
  ['unknown keys', lines(18_000, (i) => `k${i}: 1`)],
  ['unknown keys of a channel', `support_channels:\n  email:\n${lines(12_000, (i) => `    k${i}: 1`)}`],
  ['tiny keys', `{${lines(30_000, (i) => `${i.toString(36)},`)}}`],
  ['the same key', lines(40_000, () => 'a: 1')],
  ['lists in lists', nested('[', 100_000)],
  ['lists in lists that end', nested('[', 900) + nested(']', 900)],
  ['keys that are maps', nested('? ', 500)],
  ['maps in maps', lines(500, (i) => `${' '.repeat(i)}a:`)],
  [
    'an alias bomb',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(9, (i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]`)}`,
  ],
  [
    'countless aliases',
    `${lines(6_000, (i) => `k${i}: &a${i} 1`)}\nb: [${Array.from({ length: 6_000 }, (_, i) => `*a${i}`)}]`,
  ],
  ['an alias of nothing', 'brand: *nothing'],
  ['ends without beginnings', nested('}', 199_000)],
  ['quotes', nested('"', 199_000)],
  [
    'routes to teams that are not there',
    `support_channels:\n  live_chat:\n    auto_routing:\n${lines(5_000, () => '      - technical_issues: "t"')}\nteams:\n${lines(2_500, (i) => `  t${i}: {tier: x}`)}`,
  ],
])('a hostile text is refused soon and with few words: %s', (_name, text) => {
  expect(text.length).toBeLessThanOrEqual(200_000)
  const started = performance.now()
  const { errors } = readFrameworkText(text)
  expect(performance.now() - started).toBeLessThan(20_000)
  expect(errors.length).toBeGreaterThan(0)
  expect(errors.length).toBeLessThanOrEqual(50)
  expect(errors.every(({ message, line }) => message.length > 0 && (line ?? 1) >= 1)).toBe(true)
})

test('a hostile text is refused through the API, too long a text before it is read', async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(9, (i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]`)}`
  expect(await api('POST', '/framework/plan', { body: { text: bomb } })).toMatchObject({
    status: 422,
    json: { code: 'invalid' },
  })
  const long = await api('POST', '/framework/plan', { body: { text: 'a'.repeat(200_001) } })
  expect(long).toMatchObject({ status: 422, json: { errors: [{ path: 'text' }] } })
})

test('a key that is written twice is refused at its second line', () => {
  expect(readFrameworkText('brand:\n  name: A\n  name: B\n').errors).toMatchObject([{ path: 'brand.name', line: 3 }])
})

test('an alias stands for what it names', () => {
  const text = 'teams:\n  one: &same\n    tier: tier1_general\n  two: *same\n'
  expect(readFrameworkText(text).framework?.teams).toMatchObject({ two: { tier: 'tier1_general' } })
})

test('a text of a version before that is refused today still has the sections that came since', async () => {
  await sql`insert into framework_versions (id, text, resolved, created_at)
    select ${newId()}, 'not_known_any_more: 1', (resolved::jsonb - 'targets') || '{"brand": {"name": "Old", "accent": "#123456"}}',
      created_at from framework_versions order by number desc limit 1`.execute(ctx.db)
  await readFramework(ctx)
  const { targets, brand } = await frameworkOf(ctx)
  expect([targets, brand.name]).toEqual([readFrameworkText('').framework!.targets, 'Old'])
  expect((await api('GET', '/analytics/dashboard')).status).toBe(200)
})
