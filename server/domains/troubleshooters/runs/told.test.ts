import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { speaker, tree } from '../testing/speaker.ts'

const { api, ctx, settle } = await anInstallation()
const agent = await aUser(ctx, { name: 'Ada Agent', teams: ['tier1_general'] })
const all = '/knowledge/troubleshooters'

const make = async (body: object) => (await api('POST', all, { body })).json
const begin = async (id: string, body: object = {}) =>
  (await api('POST', `${all}/${id}/runs`, { body, as: agent.id })).json
const answer = async (run: string, step: string, answer: string) =>
  (await api('PUT', `/knowledge/runs/${run}/answers`, { body: { step, answer }, as: agent.id })).json

test('a run has one end: who goes back rewrites what the ticket was told, and what was answered since stays', async () => {
  const { id } = await make({ ...speaker, issue_category: 'one end' })
  const ticket = await aTicket(ctx)
  const run = await begin(id, { ticket_id: ticket.id, device: 'android' })
  const notes = async () => {
    const { items } = (await api('GET', `/tickets/${ticket.id}/messages`)).json
    return items.filter(({ kind }: { kind: string }) => kind === 'note').map(({ text }: { text: string }) => text)
  }
  const steps = async () => {
    const { fields } = (await api('GET', `/tickets/${ticket.id}/report`)).json
    return fields.steps_taken.value.map(
      ({ action, result }: { action: string; result: string }) => `${action} ${result}`,
    )
  }
  await answer(run.id, 'sound', 'nothing')
  await answer(run.id, 'cable', 'yes')
  expect(await notes()).toEqual([
    expect.stringMatching(/^Walked .*: solved\.\n\n.*\n1\. .*\n2\. Check the cable – helped/),
  ])

  // From one end to another at once, and by a step that is open again.
  await answer(run.id, 'cable', 'no')
  expect(await notes()).toEqual([expect.stringMatching(/: not solved\.[\s\S]*2\. Check the cable – did not help/)])
  expect(await steps()).toEqual(['No sound: Do you hear anything? Nothing', 'No sound: Check the cable did not help'])
  await answer(run.id, 'sound', 'noise')
  expect(await notes()).toEqual([expect.stringMatching(/: not solved\.[\s\S]*1\. Do you hear anything\? – Noise/)])
  await answer(run.id, 'sound', 'nothing')
  expect(await notes()).toEqual([expect.stringContaining('anew from an earlier step')])
  await answer(run.id, 'cable', 'yes')
  expect(await notes()).toEqual([expect.stringContaining(': solved.')])
  expect(await steps()).toEqual(['No sound: Do you hear anything? Nothing', 'No sound: Check the cable helped'])

  // What a colleague has read and answered is not rewritten behind their back.
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'Wonderful!' } })
  await answer(run.id, 'cable', 'no')
  const [first, , second, ...more] = await notes()
  expect([first.includes(': solved.'), second.split('\n')[0], more]).toEqual([
    ...[true, 'Went back and took another way. This holds instead of what was noted before.', []],
  ])
  expect(second).toContain(': not solved.')

  const { runs } = (await api('GET', `${all}/${id}/drop-off`)).json
  expect(runs).toMatchObject({ started: 1, fixed: 0, ticket: 1 })
  expect((await api('GET', `/tickets/${ticket.id}/troubleshooter-runs`)).json.items).toMatchObject([
    { id: run.id, state: 'ticket' },
  ])
  const opened = await api('POST', `/knowledge/runs/${run.id}/ticket`, { body: {}, as: agent.id })
  expect(opened.json.ticket.id).toBe(ticket.id)
})

/** Where the ticket of a walk stands at first, and once it turns out to be about money. */
async function teamsOf(ticketStep: object): Promise<{ ticket: string; teams: string[] }> {
  const steps = tree.steps.map((step) => (step.id === 'ask' ? { ...step, ...ticketStep } : step))
  const { id } = await make({ ...speaker, issue_category: 'placed', decision_tree: { ...tree, steps } })
  const run = await begin(id)
  await answer(run.id, 'sound', 'noise')
  const body = { customer: { email: 'cara@customer.example' } }
  const { ticket } = (await api('POST', `/knowledge/runs/${run.id}/ticket`, { body, as: agent.id })).json
  const team = async () => (await api('GET', `/tickets/${ticket.id}`)).json.team
  const first = await team()
  const why = (await api('GET', `/tickets/${ticket.id}/why`)).json
  expect(JSON.stringify(why).includes('"answered"')).toBe('team' in ticketStep && ticketStep.team !== null)
  expect((await api('PATCH', `/tickets/${ticket.id}/triage`, { body: { category: 'billing' } })).status).toBe(200)
  await settle()
  return { ticket: ticket.id, teams: [first, await team()] }
}

test('the team an end suggests is where its ticket begins: what is understood later does not move it, people do', async () => {
  const suggested = await teamsOf({ team: 'tier2_technical' })
  expect(suggested.teams).toEqual(['tier2_technical', 'tier2_technical'])
  await api('PUT', `/tickets/${suggested.ticket}/team`, { body: { team: 'tier1_general' } })
  expect((await api('GET', `/tickets/${suggested.ticket}`)).json.team).toBe('tier1_general')
  // Without a suggestion the rules place it, and follow what is understood.
  expect((await teamsOf({ team: null })).teams[1]).toBe('billing_specialist')
})

test('a ticket that is there already is told, and stays where it is', async () => {
  const { id } = await make({ ...speaker, issue_category: 'stays' })
  const ticket = await aTicket(ctx)
  const before = (await api('GET', `/tickets/${ticket.id}`)).json
  const run = await begin(id, { ticket_id: ticket.id })
  const ended = await answer(run.id, 'sound', 'noise')
  expect(ended).toMatchObject({ state: 'ticket', ticket_draft: { team: 'tier2_technical', priority: 'high' } })
  const { team, priority, category } = (await api('GET', `/tickets/${ticket.id}`)).json
  expect({ team, priority, category }).toEqual({
    team: before.team,
    priority: before.priority,
    category: before.category,
  })
})
