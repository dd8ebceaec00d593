import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { Why, WhyAnswer } from '../tickets/why/contract.ts'

const { api, ctx, settle, clock } = await anInstallation()

const whyOf = async (id: string): Promise<Why> => (await api('GET', `/tickets/${id}/why`)).json
const answersOf = async (id: string): Promise<WhyAnswer[]> => (await whyOf(id)).groups.flatMap(({ answers }) => answers)
const placementOf = async (id: string) => (await answersOf(id)).find(({ kind }) => kind === 'placement')
const queuePlaceOf = async (id: string) => (await answersOf(id)).find(({ kind }) => kind === 'queue_place')
const put = async (text: string) =>
  expect(await api('PUT', '/framework', { body: { text } })).toMatchObject({ status: 200 })

test.each([
  [
    'billing',
    'live_chat',
    'My invoice is wrong, I was charged twice.',
    'support_channels.live_chat.auto_routing.1.billing_questions',
    'billing_specialist',
  ],
  ['a guess', 'email', 'Hm.', 'support_tiers.tier1_general', null],
  [
    'a guess in a chat',
    'live_chat',
    'Hm.',
    'support_channels.live_chat.auto_routing.2.general_inquiries',
    'tier1_general',
  ],
  [
    'a hard one',
    'email',
    'Our API integration times out sporadically under load with error 504, see the stack trace.',
    'support_tiers.tier2_technical.capabilities',
    null,
  ],
] as const)(
  'a placement names the key that named the team, with its line: %s',
  async (_name, channel, text, path, value) => {
    const { id } = await aTicket(ctx, { channel, subject: '', text })
    const answer = await placementOf(id)
    expect(answer?.path).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}`))
    expect(answer).toMatchObject({ from: 'defaults', line: expect.any(Number), ...(value ? { value } : {}) })
  },
)

test('a place in the queue names the class in the list, or the list, in the text that decided', async () => {
  await put(
    '# ours\nsupport_channels:\n  email:\n    priority_routing:\n      - billing_issues\n      - premium_customers\n',
  )
  const bill = await aTicket(ctx, { text: 'My invoice is wrong, I was charged twice.' })
  expect(await queuePlaceOf(bill.id)).toMatchObject({
    ...{ rule: 'billing_issues', path: 'support_channels.email.priority_routing.0' },
    ...{ line: 5, from: 'text', value: 'billing_issues' },
  })
  const plain = await aTicket(ctx, { text: 'How do I change my address?' })
  expect(await queuePlaceOf(plain.id)).toMatchObject({
    ...{ rule: 'no_class', path: 'support_channels.email.priority_routing', line: 4, from: 'text' },
  })
  const call = await aTicket(ctx, { channel: 'phone_support', text: 'My invoice is wrong.' })
  expect((await queuePlaceOf(call.id))?.path).toMatch(/^support_channels\.phone_support\.priority_queue/)
})

/** What follows no key: what a message is about and where it belongs, what people did, and who does not work here any more. */
const WITHOUT_KEY: readonly string[] = ['threading', 'triage', 'merge', 'split', 'assignment assignee_deactivated']

test('over all that a small desk decides, nothing that follows a key keeps it to itself', async () => {
  await put(
    [
      'support_channels: { live_chat: { concurrent_chat_limit: 1 } }',
      'routing: { given_back_after: { live_chat: "5 minutes" } }',
      'escalation: { detected: { customer_dissatisfaction: escalate } }',
      'sla: { policies: [{ name: all, first_response: "1 hour", next_response: "1 hour", resolution: "8 hours" }] }',
      'automations: [{ name: mark, on: ticket_created, do: [{ add_tags: [seen] }] }]',
    ].join('\n'),
  )
  const [agent, other] = [await aUser(ctx), await aUser(ctx)]
  const lead = await aUser(ctx, { role: 'lead' })
  await api('PUT', `/users/${agent.id}/presence`, { body: { state: 'online' }, as: agent.id })
  const texts = [
    'How do I change my address?',
    'I was charged twice!',
    '我要投诉，找你们经理！',
    'Please refund me 700 euro.',
  ]
  const ids: string[] = []
  for (const channel of ['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'] as const)
    for (const text of texts) ids.push((await aTicket(ctx, { channel, text, external_id: newId() })).id)
  await settle()
  const [mail, mate, chat] = [ids[0]!, ids[1]!, ids[5]!]
  await api('POST', '/queue/next', { body: {}, as: lead.id })
  await api('PUT', `/tickets/${mail}/priority`, { body: { priority: 'critical' } })
  await api('PUT', `/tickets/${mail}/triage/category`, { body: { value: 'technical' } })
  for (const id of [chat, ids[6]!])
    await api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id: other.id, reason: 'Knows them' }, as: lead.id })
  const merged = (await api('POST', '/merges', { body: { into: mail, tickets: [mate] } })).json
  await api('DELETE', `/merges/${merged.id}`)
  await api('PUT', `/tickets/${ids[8]}/escalation`, { body: { criterion: 'policy_exceptions', note: 'Beyond me.' } })
  await api('POST', `/tickets/${ids[8]}/returns`, { body: { reason: 'Known already.' } })
  await api('PUT', `/users/${agent.id}/presence`, { body: { state: 'offline' }, as: agent.id })
  await clock.advance('PT3H')
  const answers = (await Promise.all(ids.map(answersOf))).flat()
  const kinds = new Set(answers.map(({ kind }) => kind))
  for (const kind of ['priority', 'placement', 'queue_place', 'assignment', 'deadline', 'escalation'])
    expect(kinds).toContain(kind)
  const mute = answers
    .filter(({ rule, by, kind }) => !by && !WITHOUT_KEY.includes(kind) && !WITHOUT_KEY.includes(`${kind} ${rule}`))
    .filter(({ path, line }) => path === null || line === null)
  expect([...new Set(mute.map(({ kind, rule, path }) => `${kind} ${rule} ${path}`))]).toEqual([])
})
