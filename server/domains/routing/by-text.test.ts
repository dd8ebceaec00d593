import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { ChannelKind, Decision, Ticket } from '../tickets/contract.ts'

const { api } = await anInstallation()

async function written(channel: ChannelKind, text: string, email = `${newId()}@customer.example`): Promise<Ticket> {
  const body = { external_id: newId(), from: { email }, text }
  const { json } = await api('POST', `/channels/${channel}/inbound`, { body })
  return (await api('GET', `/tickets/${json.ticket_id}`)).json
}
const placementOf = async ({ id }: Ticket): Promise<Decision> =>
  (await api('GET', `/tickets/${id}/why`)).json.items.find(({ kind }: Decision) => kind === 'placement')

test.each([
  ['API returns 500 after webhook change', 'tier2_technical'],
  ['I was charged twice this month', 'billing_specialist'],
  ['what are your plans?', 'tier1_general'],
  ['hmm', 'tier1_general'],
])('a chat that says "%s" goes to %s, with reason and confidence', async (text, team) => {
  const ticket = await written('live_chat', text)
  expect(ticket.team).toBe(team)
  const { result, confidence, rule } = await placementOf(ticket)
  expect(result).toMatchObject({ team, reason: expect.stringContaining('complexity') })
  expect([typeof confidence, rule.length > 0]).toEqual(['number', true])
})

test.each([
  ['tier1_general', 'I would like to change the name and the address of my account.'],
  ['tier1_general', 'I cannot log in, the page says that my password is wrong.'],
  ['tier1_general', 'What is included in the premium plan? Does it have reports?'],
  ['tier1_general', 'Where can I find the invoice of last month?'],
  [
    'tier2_technical',
    'We followed the guide and it still fails: a stack trace shows a deadlock in the sync worker, intermittently.',
  ],
  ['tier2_technical', 'We integrate your REST API with Salesforce and the webhook is not delivered.'],
  ['tier2_technical', 'We need a custom configuration of SSO with our own SAML identity provider.'],
  [
    'tier2_technical',
    'I found a bug. Steps to reproduce: 1. open the editor 2. press save 3. the app crashes every time.',
  ],
  ['tier3_specialists', 'We want you to develop a custom module for us; please make an offer for custom development.'],
  [
    'tier3_specialists',
    'We think our account was hacked: somebody got unauthorized access and a data breach is possible.',
  ],
  ['tier3_specialists', 'All our projects were deleted by accident, please restore the data from a backup.'],
])('%s: a mail that says "%s"', async (tier, text) => {
  const ticket = await written('email', text)
  expect([ticket.tier, (await placementOf(ticket)).rule]).toEqual([tier, expect.any(String)])
})

test.each([
  ['How do I sort the search results by date? The search shows the oldest first.', 'tier1_general', 'tier2_technical'],
  [
    'Since the update our integration fails: the API returns 500 for every webhook call, in production, for all users.',
    'tier2_technical',
    'tier3_specialists',
  ],
])('"%s" goes to %s for a free customer, to %s for an enterprise, and it is said why', async (question, ...tiers) => {
  const email = `${newId()}@enterprise.example`
  const identities = [{ kind: 'email', value: email, verified: true }]
  await api('POST', '/customers', { body: { name: 'Enid', account_type: 'enterprise', identities } })
  const [free, enterprise] = [await written('email', question), await written('email', question, email)]
  expect([free.tier, enterprise.tier]).toEqual(tiers)
  for (const [ticket, status] of [
    [free, 'free'],
    [enterprise, 'enterprise'],
  ] as const) {
    const { result } = await placementOf(ticket)
    expect(result.reason).toMatch(new RegExp(`complexity (low|medium|high), customer status ${status}`))
  }
})
