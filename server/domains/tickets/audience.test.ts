import { expect, test } from 'vitest'
import type { Actor } from '../../platform/context.ts'
import type { StoredEvent } from '../../platform/events.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { audience } from './audience.ts'
import { assignTicket, changeTeam, restrictTicket } from './commands.ts'
import { LiveTicket } from './contract.ts'

const { ctx } = await anInstallation()
const listed = (...ids: string[]) =>
  audience.listed!(
    ctx,
    ids.map((ticket_id) => ({ ticket_id }) as StoredEvent),
  )

test('a changed ticket goes once to everybody who may see it, without what is each reader’s own', async () => {
  const ticket = await aTicket(ctx)
  const sent = await listed(ticket.id, ticket.id)
  const row = LiveTicket.parse(ticket)
  expect(row).not.toHaveProperty('unread')
  expect(sent).toEqual([{ rooms: ['tickets:all', `tickets:team:${ticket.team}`], name: 'tickets', rows: [row] }])
})

test('a restricted one goes to its assignee and to those who see all of them', async () => {
  const [ticket, ann] = [await aTicket(ctx), await aUser(ctx)]
  await assignTicket(ctx, ticket.id, ann.id)
  await restrictTicket(ctx, ticket.id, true)
  expect((await listed(ticket.id)).map(({ rooms }) => rooms)).toEqual([
    [`user:${ann.id}`, 'tickets:restricted', `tickets:restricted:team:${ticket.team}`],
  ])
})

test.each([
  ['all', [], true],
  ['team', ['billing_specialist'], true],
  ['team', ['technical_specialist'], false],
  ['own', ['billing_specialist'], false],
] as const)(
  'a lead who reaches %s (%j) is sent a restricted ticket as far as they could open it',
  async (read_reach, teams, isSent) => {
    const { id } = await aTicket(ctx)
    await changeTeam(ctx, id, 'billing_specialist')
    await restrictTicket(ctx, id, true)
    const lead = { type: 'agent', id: 'somebody', role: 'lead', scopes: null, read_reach, teams } as unknown as Actor
    const [sent] = await listed(id)
    const rooms = audience.roomsOf(lead)
    expect(sent!.rooms.some((room) => rooms.includes(room))).toBe(isSent)
  },
)
