import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { resolveTicket } from '../../testing/resolving.ts'

const { api, ctx, settle, clock } = await anInstallation()
/** Of a text nobody can tell what it is about. */
const aRiddle = () => aTicket(ctx, { subject: '', text: '…' })
const STEPS = [{ action: 'Looked at it.', result: 'It is fine.' }]
const resolve = (id: string, body: object = {}, as?: string) => api('PUT', `/tickets/${id}/resolution`, { body, as })
const paths = ({ json }: { json: { errors: { path: string }[] } }) => json.errors.map(({ path }) => path)
const statusOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json.status
const reportOf = async (id: string) => (await api('GET', `/tickets/${id}/report`)).json
const reply = (id: string, more: object = {}) =>
  api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'Try it again. It works now.', ...more } })

/** The rules may have found a category; without it everything is missing. */
async function forgetCategory(id: string): Promise<void> {
  await ctx.db.updateTable('tickets').set({ category: null }).where('id', '=', id).execute()
  await ctx.db.deleteFrom('triages').where('ticket_id', '=', id).execute()
}

test('resolving names what is missing, on whatever path, and changes nothing', async () => {
  const { id } = await aRiddle()
  await forgetCategory(id)
  const attempts = [
    await resolve(id),
    await api('PUT', `/tickets/${id}/status`, { body: { status: 'resolved' } }),
    await api('PUT', `/tickets/${id}/status`, { body: { status: 'closed' } }),
  ]
  for (const attempt of attempts) {
    expect(attempt).toMatchObject({ status: 409, json: { code: 'resolution_incomplete' } })
    expect(paths(attempt)).toEqual(['category', 'cause_code', 'steps'])
    expect(attempt.json.detail).toContain('a category, a cause and a step with its result')
  }
  const withReply = await reply(id, { status_after: 'resolved' })
  expect([withReply.status, paths(withReply)]).toEqual([409, ['category', 'cause_code']])
  expect((await api('GET', `/tickets/${id}/messages`)).json.items).toHaveLength(1)
  expect(await statusOf(id)).toBe('new')
  expect((await reportOf(id)).missing).toEqual(['category', 'cause_code', 'steps'])
})

test('what is given is taken; what is still missing is asked for, and then it is resolved', async () => {
  const { id } = await aRiddle()
  await forgetCategory(id)
  expect(paths(await resolve(id, { category: 'billing' }))).toEqual(['cause_code', 'steps'])
  expect((await reportOf(id)).missing).toHaveLength(3)
  expect(paths(await resolve(id, { category: 'billing', cause_code: 'billing_error' }))).toEqual(['steps'])
  const { status, json } = await resolve(id, { category: 'billing', cause_code: 'billing_error', steps: STEPS })
  expect([status, json.status, json.category]).toEqual([200, 'resolved', 'billing'])
  await settle()
  expect(await reportOf(id)).toMatchObject({
    ...{ version: 1, cause_code: 'billing_error', cause_source: 'person', exempt: null, missing: [] },
    resolved_at: json.resolved_at,
    fields: {
      issue_category: { value: 'Billing', source: 'person' },
      steps_taken: { value: [{ ...STEPS[0], by: 'Automation', at: expect.any(String) }], source: 'person' },
      problem_analysis: { value: 'Billing error' },
    },
  })
})

test('an answer that is on its way is a step', async () => {
  const { id } = await aRiddle()
  await reply(id)
  expect(paths(await resolve(id, { category: 'technical' }))).toEqual(['cause_code'])
  await resolve(id, { category: 'technical', cause_code: 'how_to' })
  await settle()
  const { fields } = await reportOf(id)
  expect(fields.steps_taken.value).toMatchObject([{ action: 'Try it again.', by: 'Automation' }])
  expect(fields.steps_taken.evidence).toMatchObject([{ type: 'message' }])
  expect(fields.explanation_provided.value).toBe('“Try it again. It works now.”')
})

test('a reply that failed to arrive is no step', async () => {
  const { id } = await aRiddle()
  const message = (await reply(id)).json
  await settle()
  await ctx.db.updateTable('messages').set({ delivery_state: 'bounced' }).where('id', '=', message.id).execute()
  expect(paths(await resolve(id, { category: 'technical', cause_code: 'how_to' }))).toEqual(['steps'])
})

test('closing what was resolved asks nothing; closing at once is resolving', async () => {
  const [one, two] = [await aRiddle(), await aRiddle()]
  await resolveTicket(api, one.id)
  expect((await api('PUT', `/tickets/${one.id}/status`, { body: { status: 'closed' } })).status).toBe(200)
  const said = { cause_code: 'how_to', steps: STEPS, fields: { issue_category: 'technical' } }
  await api('PATCH', `/tickets/${two.id}/report`, { body: said })
  const closed = await api('PUT', `/tickets/${two.id}/status`, { body: { status: 'closed' } })
  expect(closed.json).toMatchObject({ status: 'closed', contacts_to_resolution: 1, resolved_at: expect.any(String) })
  expect((await resolve(two.id)).json.code).toBe('ticket_closed')
})

test('abandoned is what waits for its customer or is silent for days, and nothing else', async () => {
  const { id } = await aRiddle()
  await forgetCategory(id)
  expect((await resolve(id, { exempt: 'abandoned' })).json).toMatchObject({
    code: 'not_abandoned',
    errors: [{ path: 'exempt' }],
  })
  await reply(id)
  expect((await resolve(id, { exempt: 'abandoned' })).json.status).toBe('resolved')
  await settle()
  expect(await reportOf(id)).toMatchObject({ exempt: 'abandoned', cause_code: null, missing: [] })

  const silent = await aRiddle()
  await forgetCategory(silent.id)
  await clock.advance('PT73H')
  expect((await resolve(silent.id, { exempt: 'abandoned' })).json.status).toBe('resolved')
})

test('abandoned is said of one resolution, not of the next one', async () => {
  const { id } = await aRiddle()
  await forgetCategory(id)
  await reply(id)
  await resolve(id, { exempt: 'abandoned' })
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'open' } })
  const beforeReaction = await api('PUT', `/tickets/${id}/status`, { body: { status: 'resolved' } })
  await settle()
  const afterReaction = await api('PUT', `/tickets/${id}/status`, { body: { status: 'resolved' } })
  for (const again of [beforeReaction, afterReaction]) expect(paths(again)).toEqual(['category', 'cause_code'])
})

test('several are resolved each by itself, and repeating the request repeats nothing', async () => {
  const [one, two, closed] = [await aRiddle(), await aRiddle(), await aRiddle()]
  await forgetCategory(two.id)
  await resolveTicket(api, closed.id)
  await api('PUT', `/tickets/${closed.id}/status`, { body: { status: 'closed' } })
  await reply(one.id)
  const body = { tickets: [one.id, two.id, closed.id, 'nonsense', one.id], category: 'technical', cause_code: 'defect' }
  const headers = { 'idempotency-key': `bulk-${one.id}` }
  const { status, json } = await api('POST', '/resolutions', { body, headers })
  expect([status, json.resolved]).toEqual([200, [one.id]])
  expect(json.refused).toMatchObject([
    { ticket_id: two.id, code: 'resolution_incomplete', errors: [{ path: 'steps' }] },
    { ticket_id: closed.id, code: 'ticket_closed' },
    { ticket_id: 'nonsense', code: 'not_found' },
  ])
  expect((await api('GET', `/tickets/${two.id}`)).json).toMatchObject({ status: 'new', category: null })
  expect((await api('POST', '/resolutions', { body, headers })).json).toEqual(json)
  expect((await api('POST', '/resolutions', { body })).json.resolved).toEqual([one.id])
})

test('who may not change the ticket resolves nothing', async () => {
  const { id } = await aRiddle()
  await api('PUT', `/tickets/${id}/team`, { body: { team: 'tier3_specialists' } })
  const stranger = await aUser(ctx, { teams: ['tier1_general'] })
  expect((await resolve(id, { steps: STEPS }, stranger.id)).json.code).toBe('not_your_team')
  const { json } = await api('POST', '/resolutions', { body: { tickets: [id] }, as: stranger.id })
  expect(json.refused).toMatchObject([{ code: 'not_your_team' }])
})

test('another cause than was proposed is told, with the words of the list only', async () => {
  const { id } = await aRiddle()
  await forgetCategory(id)
  await api('PATCH', `/tickets/${id}/report`, { body: { cause_code: 'defect' } })
  await resolve(id, { category: 'technical', cause_code: 'configuration', steps: STEPS })
  const events = await ctx.db
    .selectFrom('events')
    .select('data')
    .where('ticket_id', '=', id)
    .where('name', '=', 'report.cause_corrected')
    .orderBy('id')
    .execute()
  expect(events.map(({ data }) => data)).toMatchObject([
    { before: null, after: 'defect' },
    { before: 'defect', after: 'configuration' },
  ])
})
