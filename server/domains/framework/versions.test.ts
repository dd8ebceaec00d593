import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { linesOf } from './queries.ts'

const file = join(tmpdir(), `framework-${process.pid}.yaml`)
const FIRST = '# ours\nbrand:\n  name: First\n'
const { api, ctx, settle } = await anInstallation({ env: { SUPPORT_FRAMEWORK: undefined } })

const put = async (text: string, more: object = {}) => api('PUT', '/framework', { body: { text, ...more } })
const numberInForce = async (): Promise<number> =>
  (await api('GET', '/framework', { headers: { accept: 'application/json' } })).json.version.number

test('a version is read back with its text, and beside the one before it', async () => {
  const one = (await put(FIRST)).json.version
  const two = (await put(`${FIRST}support_channels:\n  live_chat:\n    concurrent_chat_limit: 2\n`, { note: 'fewer' }))
    .json.version
  expect((await api('GET', `/framework/versions/${one.number}`)).json).toBe(FIRST)
  const read = await api('GET', `/framework/versions/${two.number}`, { headers: { accept: 'application/json' } })
  expect(read.json).toMatchObject({ version: { number: two.number, note: 'fewer', author_kind: 'user' } })

  const diff = (await api('GET', `/framework/versions/${two.number}/diff`)).json
  expect(diff).toMatchObject({ before: one.number, after: two.number })
  expect(diff.lines.map(({ kind }: { kind: string }) => kind)).toEqual([
    'same',
    'same',
    'same',
    'added',
    'added',
    'added',
  ])
  expect(diff.changes).toMatchObject([
    { sentence: 'Chats per agent: 3 becomes 2.', path: 'support_channels.live_chat.concurrent_chat_limit', line: 6 },
  ])
  const back = (await api('GET', `/framework/versions/${one.number}/diff?against=${two.number}`)).json
  expect(back.changes).toMatchObject([{ before: '2', after: '3', line: null }])
  expect(await api('GET', '/framework/versions/99999')).toMatchObject({ status: 404 })
})

test('a text based on a version that another one overtook is refused', async () => {
  const based_on = await numberInForce()
  expect((await put('brand: { name: Mine }', { based_on })).status).toBe(200)
  const late = await put('brand: { name: Late }', { based_on })
  expect(late).toMatchObject({ status: 409, json: { code: 'framework_changed' } })
  expect((await api('GET', '/framework')).json).toBe('brand: { name: Mine }')
})

test('the text that is in force, put once more, is no version', async () => {
  const text = '# again\nbrand: { name: Again }\n'
  const { number } = (await put(text)).json.version
  const again = await put(text, { note: 'by a script, every night' })
  expect(again).toMatchObject({ status: 200, json: { version: { number }, text } })
  expect(await numberInForce()).toBe(number)
  expect((await put(`${text}# other\n`)).json.version.number).toBeGreaterThan(number)
})

test('of two who change the same version at once one is told', async () => {
  const based_on = await numberInForce()
  const both = await Promise.all(['A', 'B'].map((name) => put(`brand: { name: ${name} }`, { based_on })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('going back puts the old text in force as a new version, with who did it', async () => {
  const manager = await aUser(ctx, { role: 'manager', name: 'Mara' })
  const old = (await put('# keep me\nbrand: { name: Old }')).json.version.number
  await put('brand: { name: New }')
  const back = await api('POST', '/framework/rollback', { body: { number: old }, as: manager.id })
  expect(back.json).toMatchObject({
    text: '# keep me\nbrand: { name: Old }',
    version: { restores: old, author: 'Mara', author_kind: 'user' },
  })
  expect((await api('GET', '/framework/resolved')).json.brand.name).toBe('Old')
  const { items } = (await api('GET', '/audit?name=framework.changed')).json
  expect(items[0]).toMatchObject({ actor: { name: 'Mara' }, data: { number: back.json.version.number } })
  const agent = await aUser(ctx, { role: 'agent' })
  expect((await api('POST', '/framework/rollback', { body: { number: old }, as: agent.id })).status).toBe(403)
})

test('a change counts at once: the next ticket goes by it, without a restart', async () => {
  const due = async () => {
    const { id } = await aTicket(ctx)
    await settle()
    const { clocks } = (await api('GET', `/tickets/${id}/sla`)).json
    return clocks.find(({ kind }: { kind: string }) => kind === 'first_response').target_seconds
  }
  await put('support_channels: { email: { response_time_sla: "3 hours" } }')
  const slow = await due()
  await put('support_channels: { email: { response_time_sla: "10 minutes" } }')
  const fast = await due()
  expect([slow, fast]).toEqual([3 * 3_600, 600])
})

test('what the file says other than the version in force is told', async () => {
  const { overrideEnv } = await import('../../platform/env.ts')
  await put(FIRST)
  expect((await api('GET', '/framework/drift')).json).toMatchObject({ drift: 'no_file', lines: [] })
  overrideEnv({ SUPPORT_FRAMEWORK: file })
  await writeFile(file, `# yaml-language-server: $schema=x.json\n${FIRST}`)
  expect((await api('GET', '/framework/drift')).json.drift).toBe('none')
  await writeFile(file, FIRST.replace('First', 'Second'))
  expect((await api('GET', '/framework/drift')).json).toMatchObject({
    drift: 'file_differs',
    changes: [{ path: 'brand.name', before: 'First', after: 'Second' }],
    errors: [],
  })
  await writeFile(file, 'brand: { nam: x }')
  expect((await api('GET', '/framework/drift')).json).toMatchObject({ errors: [{ path: 'brand.nam', line: 1 }] })
  overrideEnv({ SUPPORT_FRAMEWORK: undefined })
})

test('where a value is written: in the text of that version, or in the defaults', async () => {
  const number = (await put('# one\nsla:\n  warn_at_percent: [80]\n')).json.version.number
  const lines = await linesOf(ctx, number, [
    'sla.warn_at_percent',
    'sla.calendar',
    'sla.policies.0.first_response',
    'no.such',
  ])
  expect(lines.get('sla.warn_at_percent')).toEqual({ line: 3, from: 'text', value: '[80]' })
  expect(lines.get('sla.calendar')).toMatchObject({ from: 'defaults', value: 'always', line: expect.any(Number) })
  expect(lines.get('no.such')).toMatchObject({ line: null, value: '' })
  expect(await linesOf(ctx, 99_999, ['sla.calendar'])).toEqual(new Map())
})

test('edits of the form come back as text with what they would change', async () => {
  const body = { text: FIRST, changes: [{ path: ['brand', 'name'], value: 'Second' }] }
  const edited = (await api('POST', '/framework/edits', { body })).json
  expect(edited).toMatchObject({ text: '# ours\nbrand:\n  name: Second\n', errors: [] })
  expect(edited.plan.changes).toContainEqual(expect.objectContaining({ path: 'brand.name', after: 'Second' }))
  const wrong = { text: FIRST, changes: [{ path: ['brand', 'accent'], value: 'red' }] }
  expect((await api('POST', '/framework/edits', { body: wrong })).json).toMatchObject({
    plan: null,
    errors: [{ path: 'brand.accent', line: 4 }],
  })
})
