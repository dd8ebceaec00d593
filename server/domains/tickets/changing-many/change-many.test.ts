import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aTicket, aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { readyToResolve } from '../../../testing/resolving.ts'
import type { Ticket } from '../contract.ts'
import type { ChangedTickets } from './contract.ts'

const { api, ctx, clock } = await anInstallation()

const several = (count: number) => Promise.all(Array.from({ length: count }, () => aTicket(ctx)))
const changeAll = (tickets: readonly { id: string }[], change: object, as?: string) =>
  api('POST', '/tickets/changes', { body: { tickets: tickets.map(({ id }) => id), change }, as })
const ticketOf = async ({ id }: { id: string }): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const eventsOf = async ({ id }: { id: string }, name: string) =>
  (await api('GET', `/tickets/${id}/timeline`)).json.items.filter((entry: { name: string }) => entry.name === name)

test('one call changes several tickets by the commands that change one, events and notifications included', async () => {
  const tickets = await several(3)
  const ann = await aUser(ctx)
  const { status, json } = await changeAll(tickets, {
    assignee_id: ann.id,
    priority: 'critical',
    team: 'tier2_technical',
    add_tags: ['Outage', 'outage'],
    status: 'on_hold',
  })
  expect(status).toBe(200)
  expect(json.refused).toEqual([])
  expect(json.changed).toHaveLength(3)
  for (const ticket of tickets) {
    expect(await ticketOf(ticket)).toMatchObject({
      assignee_id: ann.id,
      priority: 'critical',
      team: 'tier2_technical',
      tags: ['outage'],
      status: 'on_hold',
    })
    expect(await eventsOf(ticket, 'ticket.assigned')).toHaveLength(1)
  }
  const told = (await api('GET', '/notifications', { as: ann.id })).json.items
  expect(told.filter((one: { kind: string }) => one.kind === 'assigned')).toHaveLength(3)
})

test('each is changed or refused by itself: foreign, closed, missing and restricted ones hold up no other', async () => {
  const agent = await aUser(ctx, { teams: ['tier1_general'] })
  const [mine, foreign, closed, secret] = (await several(4)) as [Ticket, Ticket, Ticket, Ticket]
  await changeAll([foreign], { team: 'tier2_technical' })
  await readyToResolve(api, closed.id)
  await api('PUT', `/tickets/${closed.id}/status`, { body: { status: 'closed' } })
  await api('PUT', `/tickets/${secret.id}/restricted`, { body: { restricted: true } })
  const missing = { id: newId() }
  const { json }: { json: ChangedTickets } = await changeAll(
    [mine, foreign, closed, secret, missing, { id: 'no-id' }],
    { priority: 'low' },
    agent.id,
  )
  expect(json.changed.map(({ id }) => id)).toEqual([mine.id])
  expect(json.refused.map(({ ticket_id, code }) => [ticket_id, code])).toEqual([
    [foreign.id, 'not_your_team'],
    [closed.id, 'ticket_closed'],
    [secret.id, 'not_found'],
    [missing.id, 'not_found'],
    ['no-id', 'not_found'],
  ])
  expect((await ticketOf(foreign)).priority).toBe(foreign.priority)
})

test('of one ticket all is changed or nothing', async () => {
  const [ticket] = (await several(1)) as [Ticket]
  const { json } = await changeAll([ticket], { add_tags: ['kept'], team: 'tier2_technical', status: 'resolved' })
  expect(json.refused[0].code).toBe('resolution_incomplete')
  expect(await ticketOf(ticket)).toMatchObject({ tags: [], team: ticket.team, status: ticket.status })
})

test('tags are added and taken off without touching the others, whatever their case', async () => {
  const [plain, tagged] = (await several(2)) as [Ticket, Ticket]
  await api('PUT', `/tickets/${tagged.id}/tags`, { body: { tags: ['vip', 'old'] } })
  await changeAll([plain, tagged], { add_tags: ['New'], remove_tags: ['OLD'] })
  expect([(await ticketOf(plain)).tags, (await ticketOf(tagged)).tags]).toEqual([['new'], ['vip', 'new']])
  const full = Array.from({ length: 50 }, (_, index) => `t${index}`)
  await api('PUT', `/tickets/${tagged.id}/tags`, { body: { tags: full } })
  expect((await changeAll([tagged], { add_tags: ['more'] })).json.refused[0].code).toBe('too_many_tags')
})

test('several are put aside and come back, and marked as spam and taken back', async () => {
  const tickets = await several(2)
  const until = ctx.now().add({ hours: 2 }).toString()
  expect((await changeAll(tickets, { snoozed_until: until })).json.changed).toHaveLength(2)
  expect((await ticketOf(tickets[0]!)).snoozed_until).not.toBeNull()
  await clock.advance('PT3H')
  expect((await ticketOf(tickets[1]!)).snoozed_until).toBeNull()
  await changeAll(tickets, { spam: true })
  expect((await ticketOf(tickets[0]!)).spam).toBe(true)
  await changeAll(tickets, { spam: false })
  expect((await ticketOf(tickets[0]!)).spam).toBe(false)
})

test('a repeated request with the same key changes nothing twice, and one of its tickets may still be refused alone', async () => {
  const [ticket] = (await several(1)) as [Ticket]
  const missing = newId()
  const send = () =>
    api('POST', '/tickets/changes', {
      body: { tickets: [ticket.id, missing], change: { priority: 'critical' } },
      headers: { 'idempotency-key': `changes-${ticket.id}` },
    })
  const [first, again] = [await send(), await send()]
  expect([first.json.changed.length, first.json.refused.length]).toEqual([1, 1])
  expect(again.json).toEqual(first.json)
  const raised = (await eventsOf(ticket, 'ticket.priority_changed')).filter(
    ({ data }: { data: { priority: string } }) => data.priority === 'critical',
  )
  expect(raised).toHaveLength(1)
})

test('nothing to change, too many tickets or "new" are refused', async () => {
  const tickets = Array.from({ length: 201 }, () => ({ id: newId() }))
  expect((await changeAll(tickets, { priority: 'low' })).status).toBe(422)
  expect((await changeAll(tickets.slice(0, 1), {})).status).toBe(422)
  expect((await changeAll(tickets.slice(0, 1), { status: 'new' })).status).toBe(422)
})
