import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { resolveTicket } from '../../testing/resolving.ts'
import { indexEverything } from '../search/commands.ts'
import { followFeedOnce } from '../search/indexing/follow.ts'

const { api, ctx, settle } = await anInstallation()
const agent = await aUser(ctx, { teams: ['tier1_general', 'billing_specialist', 'tier2_technical'] })

const put = async (text: string) => {
  const { status, json } = await api('PUT', '/framework', { body: { text, note: 'test' } })
  expect([status, json.detail]).toEqual([200, undefined])
}
const ticketOf = async (id: string) => (await api('GET', `/tickets/${id}`)).json
const suggestionsOf = async (id: string, as?: string) =>
  (await api('GET', `/tickets/${id}/escalation-suggestions`, { as })).json.items
const escalationsOf = async (id: string) => (await api('GET', `/tickets/${id}/escalations`)).json.items
const decide = (id: string, suggestion: string, body: object, as = agent.id) =>
  api('PUT', `/tickets/${id}/escalation-suggestions/${suggestion}`, { body, as })
const eventsOf = async (id: string) =>
  (
    await ctx.db.selectFrom('events').select(['name', 'data']).where('ticket_id', '=', id).orderBy('id').execute()
  ).filter(({ name }) => name.startsWith('escalation.'))

test('what a first message asks beyond authority is a suggestion with its evidence; accepted, it goes up', async () => {
  const ticket = await aTicket(ctx, { subject: 'My bill', text: 'Please refund me 500 euro, the service was down.' })
  const [suggestion] = await suggestionsOf(ticket.id)
  expect(suggestion).toMatchObject({
    ...{ criterion: 'policy_exceptions', tier: 'tier1_general', to_tier: 'tier2_technical', mode: 'suggest' },
    ...{ state: 'open', signals: [{ rule: 'asks.refund.over_limit', found: null }] },
  })
  const { items } = (await api('GET', `/tickets/${ticket.id}/messages`)).json
  expect(suggestion.message_id).toBe(items[0].id)
  expect((await ticketOf(ticket.id)).status).toBe('new')

  const accepted = await decide(ticket.id, suggestion.id, { decision: 'accepted', note: 'More than I may.' })
  expect([accepted.status, accepted.json]).toMatchObject([200, { state: 'accepted', decided_by: { id: agent.id } }])
  expect(await ticketOf(ticket.id)).toMatchObject({ status: 'escalated', tier: 'tier2_technical' })
  expect(await escalationsOf(ticket.id)).toMatchObject([{ criterion: 'policy_exceptions', rule: 'suggestion' }])
  expect((await eventsOf(ticket.id)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['escalation.detected', 'escalation.escalated', 'escalation.suggestion_decided']),
  )
  const { items: why } = (await api('GET', `/tickets/${ticket.id}/why`)).json
  const decisions = why.filter(({ kind }: { kind: string }) => kind.startsWith('escalation'))
  expect(decisions.map(({ inputs }: { inputs: { path: string } }) => inputs.path)).toEqual([
    'support_tiers.tier1_general.escalation_criteria',
    'support_tiers.tier1_general.escalation_criteria',
  ])
})

test('dismissed with a reason it stays so, and is not suggested again; decided twice is refused', async () => {
  const ticket = await aTicket(ctx, { text: 'I want to speak to your manager.' })
  const [suggestion] = await suggestionsOf(ticket.id)
  expect((await decide(ticket.id, suggestion.id, { decision: 'dismissed' })).status).toBe(422)
  const { json } = await decide(ticket.id, suggestion.id, { decision: 'dismissed', reason: 'Meant their own manager.' })
  expect(json).toMatchObject({ state: 'dismissed', reason: 'Meant their own manager.' })
  expect((await decide(ticket.id, suggestion.id, { decision: 'accepted' })).json.code).toBe('suggestion_decided')
  expect(await escalationsOf(ticket.id)).toEqual([])
})

test('only the criteria of the present tier are found; machines and spam say nothing', async () => {
  const lawyer = await aTicket(ctx, { text: 'Our lawyer will take legal action about the invoice.' })
  expect(await suggestionsOf(lawyer.id)).toEqual([])
  const harmless = await aTicket(ctx, { text: 'How do I add a colleague?' })
  expect(await suggestionsOf(harmless.id)).toEqual([])
})

test('escalate: it goes up by itself, once for each criterion and tier, and says why', async () => {
  await put('escalation:\n  detected:\n    customer_dissatisfaction: escalate\n    policy_exceptions: "off"\n')
  const ticket = await aTicket(ctx, { text: 'I want to speak to your manager. And refund me 500 euro.' })
  await settle()
  expect(await escalationsOf(ticket.id)).toMatchObject([
    { criterion: 'customer_dissatisfaction', rule: 'detected', escalated_by: null, to_tier: 'tier2_technical' },
  ])
  expect(await suggestionsOf(ticket.id)).toMatchObject([{ state: 'handed_up', mode: 'escalate' }])
  const { items } = (await api('GET', `/tickets/${ticket.id}/why`)).json
  const decision = items.find(({ kind }: { kind: string }) => kind === 'escalation')
  expect(decision).toMatchObject({
    ...{ rule: 'detected', inputs: { path: 'escalation.detected.customer_dissatisfaction' } },
    confidence: expect.any(Number),
  })
  // Given back, it is found no second time, so nothing goes round in circles.
  await api('POST', `/tickets/${ticket.id}/returns`, { body: { reason: 'Can be answered by you.' } })
  await settle()
  expect(await escalationsOf(ticket.id)).toHaveLength(1)
  expect(await ticketOf(ticket.id)).toMatchObject({ tier: 'tier1_general', status: 'open' })
  await put('')
})

test('a low rating is a reason too', async () => {
  const ticket = await aTicket(ctx)
  await resolveTicket(api, ticket.id)
  await settle()
  expect((await api('POST', '/surveys', { body: { ticket_id: ticket.id, score: 1 } })).status).toBe(201)
  expect(await suggestionsOf(ticket.id)).toMatchObject([
    { criterion: 'customer_dissatisfaction', message_id: null, signals: [{ rule: 'rated.1' }] },
  ])
})

test('a status is no way around: escalating needs a criterion, unless it is escalated already', async () => {
  const ticket = await aTicket(ctx)
  const refused = await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'escalated' } })
  expect([refused.status, refused.json.code]).toEqual([409, 'criterion_needed'])
  expect(refused.json.detail).toContain('/escalation')
  await api('PUT', `/tickets/${ticket.id}/escalation`, { body: { criterion: 'technical_complexity' } })
  expect((await api('PUT', `/tickets/${ticket.id}/status`, { body: { status: 'escalated' } })).status).toBe(200)
})

test('what concerns security is nowhere for those it is not for: lists, counts, search, card, suggestions', async () => {
  const word = `zebrafish${newId().slice(-6)}`
  const ticket = await aTicket(ctx, { subject: word, text: 'Something odd.' })
  await api('PUT', `/tickets/${ticket.id}/team`, { body: { team: 'tier2_technical' } })
  await settle()
  await indexEverything(ctx)
  const sees = async (as: string) => {
    while ((await followFeedOnce(ctx)).events > 0);
    const ids = (json: { items?: { id?: string; ticket_id?: string }[] }) =>
      (json.items ?? []).map(({ id, ticket_id }) => ticket_id ?? id).includes(ticket.id)
    const list = await api('GET', `/tickets?q=${word}`, { as })
    const search = await api('GET', `/search?q=${word}`, { as })
    const parts = await Promise.all(
      [
        '',
        '/hand-over',
        '/escalations',
        '/escalation-suggestions',
        '/escalation-calls',
        '/returns',
        '/grants',
        '/why',
      ].map(async (part) => (await api('GET', `/tickets/${ticket.id}${part}`, { as })).status),
    )
    return { list: ids(list.json), search: JSON.stringify(search.json).includes(ticket.id), parts: [...new Set(parts)] }
  }
  expect(await sees(agent.id)).toEqual({ list: true, search: true, parts: [200] })
  await api('PUT', `/tickets/${ticket.id}/escalation`, { body: { criterion: 'security_concerns' } })
  await settle()
  expect(await sees(agent.id)).toEqual({ list: false, search: false, parts: [404] })
  const lead = await aUser(ctx, { role: 'lead' })
  expect(await sees(lead.id)).toEqual({ list: true, search: true, parts: [200] })
})

test('moved to another tier, what was written is read for that tier, once, and again on the next move', async () => {
  await put('')
  const ticket = await aTicket(ctx, {
    text: 'Somebody we do not know logged in to our account and changed my password.',
  })
  const move = async (team: string) => {
    expect((await api('PUT', `/tickets/${ticket.id}/team`, { body: { team } })).status).toBe(200)
    await settle()
  }
  const found = async () =>
    (await suggestionsOf(ticket.id)).map(({ criterion, tier }: Record<string, string>) => `${tier} ${criterion}`)
  await move('tier1_general')
  await move('billing_specialist')
  const before = await found()
  await move('tier2_technical')
  expect(await found()).toEqual([...before, 'tier2_technical security_concerns'])
  await move('tier1_general')
  await move('tier2_technical')
  expect(await found()).toEqual([...before, 'tier2_technical security_concerns'])
})

test('where the framework hands up by itself, a move up leads on, and a move down only suggests', async () => {
  const detected = (mode: string) =>
    put(`escalation: { detected: { security_concerns: ${mode}, customer_dissatisfaction: ${mode} } }`)
  await detected('off')
  const hacked = await aTicket(ctx, { text: 'Our account was hacked, all the passwords were changed.' })
  const angry = await aTicket(ctx, { text: 'I want to speak to your manager.' })
  const moveTo = async (id: string, team: string) => {
    expect((await api('PUT', `/tickets/${id}/team`, { body: { team } })).status).toBe(200)
    await settle()
  }
  await moveTo(hacked.id, 'tier1_general')
  await moveTo(angry.id, 'tier2_technical')
  await detected('escalate')
  await moveTo(hacked.id, 'tier2_technical')
  expect(await ticketOf(hacked.id)).toMatchObject({ status: 'escalated', tier: 'tier3_specialists', restricted: true })
  await moveTo(angry.id, 'tier1_general')
  expect(await ticketOf(angry.id)).toMatchObject({ status: 'new', tier: 'tier1_general' })
  expect(await suggestionsOf(angry.id)).toMatchObject([{ criterion: 'customer_dissatisfaction', mode: 'suggest' }])
})
