import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { ctx, api } = await anInstallation()

const agent = await aUser(ctx, { name: 'Ada Agent', teams: ['tier1_general'] })
const other = await aUser(ctx, { name: 'Bob Agent', teams: [] })
const lead = await aUser(ctx, { name: 'Lea Lead', role: 'lead' })

const refund = {
  name: 'Refund',
  texts: {
    en: 'Hello {{customer.first_name}},\n\nyour refund for {{ ticket.case_id }} is on its way.\n\n{{agent.first_name}}',
    zh: '{{customer.name}}，您好！退款已在处理中。',
  },
  changes: { status_after: 'pending', priority: 'high', assignee: 'me', add_tags: ['refund'] },
}
const make = async (body: object, as = agent.id) => api('POST', '/macros', { body, as })
const namesFor = async (as: string) =>
  (await api('GET', '/macros', { as })).json.items.map(({ name }: { name: string }) => name)

test('a macro is its maker’s: nobody else sees, uses, changes or deletes it', async () => {
  const { status, json: macro } = await make({ ...refund, name: 'Private' })
  expect(status).toBe(201)
  expect(macro).toMatchObject({ kind: 'reply', shared_with: 'me', team: null, may_change: true })
  expect(macro.owner).toEqual({ id: agent.id, name: 'Ada Agent' })
  expect(await namesFor(agent.id)).toContain('Private')
  const ticket = await aTicket(ctx)
  for (const stranger of [other.id, lead.id]) {
    expect(await namesFor(stranger)).not.toContain('Private')
    expect((await api('GET', `/macros/${macro.id}`, { as: stranger })).status).toBe(404)
    expect((await api('GET', `/tickets/${ticket.id}/macros/${macro.id}`, { as: stranger })).status).toBe(404)
    expect((await api('PATCH', `/macros/${macro.id}`, { body: { name: 'Mine' }, as: stranger })).status).toBe(404)
    expect((await api('DELETE', `/macros/${macro.id}`, { as: stranger })).status).toBe(404)
  }
  expect((await api('DELETE', `/macros/${macro.id}`, { as: agent.id })).json).toEqual({ done: true })
  expect(await namesFor(agent.id)).not.toContain('Private')
})

test('sharing is for leads; what is shared is seen by those it is shared with, and changed by leads', async () => {
  expect((await make({ ...refund, shared_with: 'everyone' })).json.code).toBe('may_not_share_macros')
  const { json: own } = await make({ ...refund, name: 'To be shared' })
  const widen = await api('PATCH', `/macros/${own.id}`, { body: { shared_with: 'everyone' }, as: agent.id })
  expect([widen.status, widen.json.code]).toEqual([403, 'may_not_share_macros'])

  await make({ ...refund, name: 'All', shared_with: 'everyone' }, lead.id)
  const team = await make({ ...refund, name: 'Team', shared_with: 'team', team: 'tier1_general' }, lead.id)
  expect(await namesFor(agent.id)).toEqual(expect.arrayContaining(['All', 'Team']))
  expect(await namesFor(other.id)).toEqual(['All'])
  const shown = (await api('GET', `/macros/${team.json.id}`, { as: agent.id })).json
  expect(shown.may_change).toBe(false)
  const refused = await api('PATCH', `/macros/${shown.id}`, { body: { name: 'X' }, as: agent.id })
  expect([refused.status, refused.json.code]).toEqual([403, 'not_your_macro'])
  const admin = await api('PATCH', `/macros/${shown.id}`, { body: { shared_with: 'everyone' } })
  expect(admin.json).toMatchObject({ shared_with: 'everyone', team: null })
  expect(await namesFor(other.id)).toEqual(['All', 'Team'])
})

test('what could not be used is refused, each fault by its path', async () => {
  const pathsOf = async (body: object, as?: string) =>
    (await make({ ...refund, ...body }, as)).json.errors.map(({ path }: { path: string }) => path)
  expect(await pathsOf({ texts: { en: 'Hi {{custmer.name}} {{x}}' } })).toEqual(['texts.en', 'texts.en'])
  expect(await pathsOf({ texts: { en: '  ' }, changes: {} })).toEqual(['texts'])
  expect(await pathsOf({ shared_with: 'team' }, lead.id)).toEqual(['team'])
  expect(await pathsOf({ shared_with: 'team', team: 'nobody' }, lead.id)).toEqual(['team'])
  expect(await pathsOf({ changes: { team: 'nobody' } })).toEqual(['changes.team'])
  expect(await pathsOf({ changes: { assignee: '01900000-0000-7000-8000-000000000000' } })).toEqual(['changes.assignee'])
  expect(await pathsOf({ changes: { add_tags: ['vip'], remove_tags: ['vip'] } })).toEqual(['changes.remove_tags'])
})

test('a colleague who has left does not keep a macro from being corrected', async () => {
  const leaver = await aUser(ctx)
  const { json: macro } = await make({ ...refund, changes: { assignee: leaver.id } })
  await api('PATCH', `/users/${leaver.id}`, { body: { active: false } })
  const changed = await api('PATCH', `/macros/${macro.id}`, { body: { texts: { en: 'Better' } }, as: agent.id })
  expect([changed.status, changed.json.texts]).toEqual([200, { en: 'Better' }])
})

test('it reads for one ticket: in the customer’s language, with what is known, by the one who asks', async () => {
  const { json: macro } = await make(refund)
  const filledFor = async (ticketId: string) =>
    (await api('GET', `/tickets/${ticketId}/macros/${macro.id}`, { as: agent.id })).json
  const english = await aTicket(ctx, { from: { name: 'Dr. Hannah Weiss', email: 'hannah@brightline.example' } })
  expect(await filledFor(english.id)).toEqual({
    macro_id: macro.id,
    kind: 'reply',
    language: 'en',
    text: `Hello Hannah,\n\nyour refund for ${english.case_id} is on its way.\n\nAda`,
    text_with_gaps: `Hello Hannah,\n\nyour refund for ${english.case_id} is on its way.\n\nAda`,
    changes: refund.changes,
    missing: [],
  })
  const chinese = await aTicket(ctx, {
    from: { name: '陈晓雨', email: 'chen@yunfan.example' },
    text: '您好，发票金额不对，请帮忙核对并重新开具发票，谢谢。',
  })
  expect(await filledFor(chinese.id)).toMatchObject({ language: 'zh', text: '陈晓雨，您好！退款已在处理中。' })
  const nameless = await aTicket(ctx, { from: { email: 'somebody@shop.example' } })
  const filled = await filledFor(nameless.id)
  expect(filled.missing).toEqual(['customer.first_name'])
  expect(filled.text).toMatch(/^Hello,\n/)
  expect(filled.text_with_gaps).toMatch(/^Hello \{\{customer\.first_name\}\},\n/)
})

test('the variables are told with examples, and pages go on by name', async () => {
  const { items } = (await api('GET', '/macros/variables')).json
  expect(items).toContainEqual({ name: 'customer.first_name', example: 'Hannah' })
  for (const name of ['b', 'A', 'c']) await make({ ...refund, name }, other.id)
  const first = (await api('GET', '/macros?limit=2', { as: other.id })).json
  const rest = (await api('GET', `/macros?limit=100&cursor=${first.next_cursor}`, { as: other.id })).json
  const names = [...first.items, ...rest.items].map(({ name }: { name: string }) => name)
  expect(names.slice(0, 2)).toEqual(['A', 'All'])
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })))
})
