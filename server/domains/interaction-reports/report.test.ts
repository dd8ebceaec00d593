import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { resolveTicket } from '../../testing/resolving.ts'
import { StatusChanged } from '../tickets/events.ts'
import { reactions } from './reactions.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, become } = desk

const reportOf = async (id: string) => (await api('GET', `/tickets/${id}/report`)).json
const fieldsOf = async (id: string) => (await reportOf(id)).fields
const edit = (id: string, body: object, as?: string) => api('PATCH', `/tickets/${id}/report`, { body, as })
const tasksOf = async (id: string) => (await api('GET', `/tasks?ticket_id=${id}&limit=100`)).json.items

async function aResolvedTicket(changes: Parameters<typeof aTicket>[1] = {}, more: { as?: string } = {}) {
  const ticket = await aTicket(ctx, changes)
  const resolved = await resolveTicket(api, ticket.id, more)
  await settle()
  return resolved
}

test('before it is resolved the report is what is known so far, each value with where it comes from', async () => {
  const { id, case_id, created_at } = await aTicket(ctx, {
    subject: 'Charged twice',
    text: 'You charged me twice for October! Please refund one of the payments today.',
  })
  const { fields, version, missing, completeness } = await reportOf(id)
  expect([version, missing.includes('steps')]).toEqual([0, true])
  expect(fields).toMatchObject({
    customer_name: { value: 'Cara Customer', source: 'customer_record' },
    account_type: { value: 'Free', source: 'customer_record' },
    contact_method: { value: 'Email', source: 'ticket' },
    issue_category: { value: 'Billing', source: 'triage', detail: expect.stringMatching(/^confidence [01]\.\d\d$/) },
    issue_description: { source: 'messages', evidence: [{ type: 'message' }] },
    case_id: { value: case_id },
    interaction_date: { detail: created_at },
    resolution_status: { value: 'Ongoing' },
    resolution_time: { value: null, source: 'none' },
    first_contact_resolution: { value: null },
    escalation_required: { value: 'No' },
  })
  expect(fields.issue_description.value).toContain('Charged twice')
  expect(Object.keys(fields)).toHaveLength(47)
  expect(completeness).toBeGreaterThan(0.5)
})

test('the cause is proposed where the topic leaves no doubt, and the report says that it is a proposal', async () => {
  const { id } = await aTicket(ctx, {
    subject: 'Charged twice',
    text: 'You charged me twice for October. Two identical payments on my card. Refund the double charge please.',
  })
  const { cause_code, cause_source, fields } = await reportOf(id)
  expect([cause_code, cause_source]).toEqual(['billing_error', 'rule'])
  expect(fields.problem_analysis).toMatchObject({ value: 'Billing error', source: 'rule' })
  const reply = { kind: 'reply', text: 'I refunded it.', status_after: 'resolved' }
  expect((await api('POST', `/tickets/${id}/messages`, { body: reply })).status).toBe(201)
  await settle()
  expect(await reportOf(id)).toMatchObject({ version: 1, cause_code: 'billing_error', cause_source: 'rule' })
})

test('what somebody writes wins over what is found, now and later, and can be taken back', async () => {
  const { id } = await aTicket(ctx)
  const ann = await aUser(ctx, { name: 'Ann' })
  const said = { issue_description: 'The printer is on fire.', success_criteria: 'It is out.' }
  const { json } = await edit(id, { fields: said }, ann.id)
  expect(json).toMatchObject({
    version: 1,
    fields: {
      issue_description: { value: said.issue_description, source: 'person', edited_by: { id: ann.id, name: 'Ann' } },
      success_criteria: { value: said.success_criteria, edited_at: expect.any(String) },
    },
  })
  await resolveTicket(api, id)
  await settle()
  await become(id, 'open')
  await resolveTicket(api, id)
  await settle()
  expect((await fieldsOf(id)).issue_description.value).toBe(said.issue_description)
  const { fields } = (await edit(id, { fields: { issue_description: null, success_criteria: '  ' } })).json
  expect(fields.issue_description).toMatchObject({ source: 'messages', edited_by: null })
  expect(fields.success_criteria).toMatchObject({ value: null, source: 'none' })
})

test('a list keeps what was added and taken out, and what is found later joins it', async () => {
  const { id } = await aTicket(ctx)
  const team = (team: string) => api('PUT', `/tickets/${id}/team`, { body: { team } })
  await team('tier2_technical')
  expect((await fieldsOf(id)).resource_requirements.value).toEqual(['tier2_technical'])
  await edit(id, { fields: { resource_requirements: ['A test account'] } })
  expect((await fieldsOf(id)).resource_requirements.value).toEqual(['A test account'])
  await team('tier3_specialists')
  expect((await fieldsOf(id)).resource_requirements.value).toEqual(['A test account', 'tier3_specialists'])
})

test('a step that was found stays its writer’s, and as old as it is, in the list somebody corrects', async () => {
  const { id } = await aTicket(ctx)
  const ann = await aUser(ctx, { name: 'Ann' })
  const reply = (text: string) => api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text }, as: ann.id })
  for (const text of ['Restart it.', 'Wrong window, sorry.']) await reply(text)
  const [first, wrong] = (await fieldsOf(id)).steps_taken.value
  expect(wrong.action).toBe('Wrong window, sorry.')
  const { action, result } = first
  await edit(id, {
    steps: [
      { action, result },
      { action: 'Called them.', result: 'It runs.' },
    ],
  })
  const corrected = [first, { action: 'Called them.', result: 'It runs.', by: 'Automation' }]
  expect((await fieldsOf(id)).steps_taken.value).toMatchObject(corrected)
  await reply('Fine now?')
  expect((await fieldsOf(id)).steps_taken.value).toMatchObject([...corrected, { action: 'Fine now?', by: 'Ann' }])
})

test('values outside the template’s choices and fields that follow from elsewhere are refused, all at once', async () => {
  const { id } = await aTicket(ctx)
  const { status, json } = await edit(id, {
    fields: {
      ...{ account_type: 'Gold', issue_recurrence_risk: 'Extreme', customer_emotion: 'Happy', contact_method: 'Fax' },
      ...{ case_id: 'X-1', customer_satisfaction: '5/5', resolution_time: '1 s', customer_name: 'Max' },
      ...{ issue_category: 'Other', success_criteria: ['a', 'b'], best_practices: 'Fine' },
    },
  })
  expect(status).toBe(422)
  expect(json.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(
    [
      ...['account_type', 'issue_recurrence_risk', 'customer_emotion', 'contact_method', 'case_id'],
      ...['customer_satisfaction', 'resolution_time', 'customer_name', 'issue_category', 'success_criteria'],
    ]
      .map((name) => `fields.${name}`)
      .toSorted(),
  )
  expect((await edit(id, { fields: { nonsense: 'x' } })).status).toBe(422)
  expect((await edit(id, { cause_code: 'bad_luck' })).status).toBe(422)
  expect((await edit(id, { steps: [{ action: 'Tried', result: ' ' }] })).status).toBe(422)
  expect((await reportOf(id)).version).toBe(0)
  const { fields } = (await edit(id, { fields: { account_type: 'PREMIUM', issue_recurrence_risk: 'high' } })).json
  expect([fields.account_type.value, fields.issue_recurrence_risk.value]).toEqual(['Premium', 'High'])
})

test('two who edit the same version: the second one reads first', async () => {
  const { id } = await aTicket(ctx)
  expect((await edit(id, { version: 0, fields: { best_practices: 'A' } })).json.version).toBe(1)
  const late = await edit(id, { version: 0, fields: { best_practices: 'B' } })
  expect(late).toMatchObject({ status: 409, json: { code: 'report_changed', errors: [{ path: 'version' }] } })
  expect((await edit(id, { version: 1, fields: { best_practices: 'A' } })).json.version).toBe(1)
  const both = await Promise.all(['C', 'D'].map((text) => edit(id, { version: 1, fields: { best_practices: text } })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('reports are listed within reach, page by page, and filtered', async () => {
  const { id } = await aResolvedTicket()
  await edit(id, { cause_code: 'third_party' })
  const { items } = (await api('GET', '/reports?cause_code=third_party')).json
  expect(items).toMatchObject([{ ticket_id: id, version: 2, cause_code: 'third_party', exempt: null }])
  const seen: string[] = []
  let cursor = ''
  do {
    const page = (await api('GET', `/reports?limit=3${cursor}`)).json
    seen.push(...page.items.map(({ ticket_id }: { ticket_id: string }) => ticket_id))
    cursor = page.next_cursor ? `&cursor=${page.next_cursor}` : ''
  } while (cursor)
  const all = (await api('GET', '/reports?limit=100')).json.items
  expect([new Set(seen).size, seen]).toEqual([
    seen.length,
    all.map(({ ticket_id }: { ticket_id: string }) => ticket_id),
  ])
  expect((await api('GET', '/reports?complete_below=0')).json.items).toEqual([])

  await api('PUT', `/tickets/${id}/restricted`, { body: { restricted: true } })
  const agent = await aUser(ctx)
  const listed = (await api('GET', '/reports?cause_code=third_party', { as: agent.id })).json.items
  expect(listed).toEqual([])
})

test('reports are taken along as CSV and JSON, a column per field', async () => {
  const { id } = await aResolvedTicket({ subject: '=1+1', text: 'A "quoted", text' })
  await edit(id, { cause_code: 'pricing_question' })
  const csv = (await api('GET', '/reports.csv?cause_code=pricing_question')).json as string
  const [head, row] = csv.slice(1).split('\r\n')
  expect(head!.split(',')).toHaveLength(9 + 47 - 1)
  expect(row).toContain(`'=1+1`)
  const [exported] = (await api('GET', '/reports.json?cause_code=pricing_question')).json
  expect(exported).toMatchObject({
    ticket_id: id,
    contact_method: 'Email',
    steps_taken: 'Showed where the button is. → It works.',
  })
})

test('the report as Markdown', async () => {
  const { id, case_id } = await aResolvedTicket()
  const { status, json, headers } = await api('GET', `/tickets/${id}/report.md`)
  expect([status, headers['content-type']]).toEqual([200, 'text/markdown; charset=utf-8'])
  expect(json).toContain(`**Case ID:** ${case_id}\n`)
})

test('hearing of the same thing again makes no further version', async () => {
  const { id } = await aResolvedTicket()
  const before = await reportOf(id)
  const event = await ctx.db
    .selectFrom('events')
    .selectAll()
    .where('ticket_id', '=', id)
    .where('name', '=', StatusChanged.name)
    .executeTakeFirstOrThrow()
  for (const { react } of reactions.filter(({ event }) => event === StatusChanged.name))
    await inTransaction(asSystem(ctx), (ctx) => react(ctx, event as unknown as StoredEvent))
  await settle()
  expect(await reportOf(id)).toEqual(before)
  expect(await tasksOf(id)).toHaveLength(9)
})
