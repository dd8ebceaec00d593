import { expect, test } from 'vitest'
import { decide } from '../../../platform/decisions.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import type { Why, WhyAnswer } from './contract.ts'
import { sentenceOf } from './sentences.ts'

const { api, ctx, settle } = await anInstallation()

const whyOf = async (id: string): Promise<Why> => (await api('GET', `/tickets/${id}/why`)).json
const answersAbout = async (id: string, about: string): Promise<WhyAnswer[]> =>
  (await whyOf(id)).groups.find((group) => group.about === about)?.answers ?? []
const putText = async (text: string) => expect((await api('PUT', '/framework', { body: { text } })).status).toBe(200)

test('a priority names the cell of the matrix, and its line in the text that decided', async () => {
  await putText('# Ours\ntriage:\n  priority_matrix:\n    medium: { medium: critical }\n')
  const text = 'The export shows an error when I click it.'
  const from = { email: 'ina@shop.example' }
  const { json } = await api('POST', '/channels/email/inbound', { body: { external_id: 'why-1', from, text } })
  await settle()
  const id = json.ticket_id
  expect(await answersAbout(id, 'priority')).toMatchObject([
    {
      ...{ rule: 'priority_matrix', path: 'triage.priority_matrix.medium.medium', line: 4, from: 'text' },
      ...{ value: 'critical', current: true, by: null, result: { priority: 'critical' } },
      inputs: { impact: 'medium', urgency: 'medium', customer_status: 'free' },
      sentence: 'Priority critical: priority matrix (critical).',
    },
  ])

  // The line stays the one of the version that decided, however the text moves afterwards.
  await putText('# Ours\n# and longer\n\ntriage:\n  priority_matrix:\n    medium: { medium: low }\n')
  expect((await answersAbout(id, 'priority')).at(-1)).toMatchObject({ line: 4, value: 'critical' })
})

test('what the operator says nothing about points to the defaults', async () => {
  await putText('')
  const ticket = await aTicket(ctx)
  const [first] = (await answersAbout(ticket.id, 'deadline')).filter(({ inputs }) => inputs.clock === 'first_response')
  expect(first).toMatchObject({ path: 'support_channels.email.response_time_sla', from: 'defaults', value: '2 hours' })
  expect(first!.line).toBeGreaterThan(1)
})

test('a person who decides otherwise is the newest answer, and the older one no longer holds', async () => {
  const [ticket, ada] = [await aTicket(ctx), await aUser(ctx, { name: 'Ada Agent' })]
  await api('PUT', `/tickets/${ticket.id}/priority`, { body: { priority: 'critical' }, as: ada.id })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: ada.id }, as: ada.id })
  const [newest, before] = await answersAbout(ticket.id, 'priority')
  expect(newest).toMatchObject({ rule: 'by_person', by: { id: ada.id, name: 'Ada Agent' }, current: true, path: null })
  expect(before).toMatchObject({ rule: 'priority_matrix', current: false })
  expect(await answersAbout(ticket.id, 'assignee')).toMatchObject([{ rule: 'by_person', current: true }])
  const { items } = await whyOf(ticket.id)
  expect(items.map(({ rule }) => rule)).not.toContain('by_person')
})

test('each clock is a question of its own; a rule of the program has no line and says so', async () => {
  const ticket = await aTicket(ctx)
  const decided = (clock: string, rule: string) => ({
    ...{ subject_type: 'ticket' as const, subject_id: ticket.id, kind: 'deadline', rule },
    ...{ inputs: { clock }, result: {}, version: 'rules 1' },
  })
  await inTransaction(ctx, async (ctx) => decide(ctx, decided('next_response', 'one')))
  await inTransaction(ctx, async (ctx) => decide(ctx, decided('next_response', 'two')))
  const answers = (await answersAbout(ticket.id, 'deadline')).filter(({ inputs }) => inputs.clock === 'next_response')
  expect(answers).toMatchObject([
    { rule: 'two', current: true, path: null, line: null, from: null, value: null },
    { rule: 'one', current: false },
  ])
  const clocks = (await answersAbout(ticket.id, 'deadline')).filter(({ current }) => current)
  expect(clocks.map(({ inputs }) => inputs.clock)).toContain('first_response')
})

test('what people ask first comes first, and a version that is gone or a path that never was breaks nothing', async () => {
  const ticket = await aTicket(ctx)
  await inTransaction(ctx, async (ctx) =>
    decide(ctx, {
      ...{ subject_type: 'ticket', subject_id: ticket.id, kind: 'automation', rule: 'close_quiet_ones' },
      ...{ inputs: { path: 'automations.7.do', automation: 'close_quiet_ones' }, result: { done: 'closed' } },
      version: 'framework 9999',
    }),
  )
  const { groups } = await whyOf(ticket.id)
  expect(groups.map(({ about }) => about).slice(0, 3)).toEqual(['priority', 'team', 'deadline'])
  const answer = groups.find(({ about }) => about === 'automation')!.answers[0]!
  expect(answer).toMatchObject({ path: 'automations.7.do', line: null, from: null, current: true })
  expect(answer.sentence).toBe('Automation: done closed: close quiet ones.')
})

test('a chat beyond the limit says whose wish it was, and why; both answers hold', async () => {
  await putText('support_channels: { live_chat: { concurrent_chat_limit: 1 } }')
  const [agent, lead] = [await aUser(ctx), await aUser(ctx, { role: 'lead', name: 'Lea Lead' })]
  const [first, second] = [await aTicket(ctx, { channel: 'live_chat' }), await aTicket(ctx, { channel: 'live_chat' })]
  const give = (id: string, reason?: string) =>
    api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: agent.id, reason }, as: lead.id })
  expect((await give(first.id)).status).toBe(200)
  expect((await give(second.id, 'Knows the customer')).status).toBe(200)
  const answers = await answersAbout(second.id, 'assignee')
  expect(answers.filter(({ current }) => current)).toMatchObject([
    { rule: 'by_person', by: { name: 'Lea Lead' } },
    {
      ...{ rule: 'over_limit', path: 'support_channels.live_chat.concurrent_chat_limit', line: 1, value: '1' },
      sentence: 'Given beyond the limit with 1 already, for “Knows the customer”: over limit (1).',
    },
  ])
  await api('PUT', `/tickets/${second.id}/assignee`, { body: { assignee_id: null }, as: lead.id })
  expect((await answersAbout(second.id, 'assignee')).filter(({ current }) => current)).toMatchObject([
    { rule: 'by_person', result: { assignee_id: null } },
  ])
})

test('a clock that stands still says so, not that its end is unknown', () => {
  const told = { kind: 'deadline', rule: 'other_policy', inputs: { clock: 'resolution' }, value: null, by: null }
  expect(sentenceOf({ ...told, result: { due_at: null } })).toBe('Resolution stands still: other policy.')
})
