import { expect, test } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { aUser } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { resolveTicket } from '../../../testing/resolving.ts'
import type { Ticket } from '../../tickets/contract.ts'

const { api, ctx, settle, clock } = await anInstallation()

const TEAM = 'tier3_specialists'
const say = (id: string, state: string) => api('PUT', `/users/${id}/presence`, { body: { state }, as: id })
const ticketOf = async (id: string): Promise<Ticket> => (await api('GET', `/tickets/${id}`)).json
const follow = async (text: string) => {
  const { status, json } = await api('PUT', '/framework', { body: { text } })
  expect(status, JSON.stringify(json)).toBe(200)
  await settle()
}
const agents: string[] = []
async function anAgent(changes: object = {}): Promise<string> {
  const { id } = await aUser(ctx, { teams: [TEAM], ...changes })
  agents.push(id)
  await say(id, 'online')
  return id
}
/** Everybody of the test before goes home, so that tests do not feed each other. */
async function everybodyLeaves(): Promise<void> {
  for (const id of agents.splice(0)) await api('PATCH', `/users/${id}`, { body: { active: false } })
  await settle()
  const open = await ctx.db.selectFrom('tickets').select('id').where('team', '=', TEAM).execute()
  for (const { id } of open) await api('PUT', `/tickets/${id}/spam`, { body: { spam: true } })
  await settle()
}
async function arrives(channel: string, text = 'How can I change the name on my account?', thread_id = newId()) {
  const from = channel === 'email' ? { email: `${thread_id}@c.example` } : { handle: thread_id }
  const body = { external_id: newId(), from, subject: 'A question', text, thread_id }
  const id: string = (await api('POST', `/channels/${channel}/inbound`, { body })).json.ticket_id
  await api('PUT', `/tickets/${id}/team`, { body: { team: TEAM } })
  await settle()
  return { id, thread_id }
}
const decisionOn = async (id: string) =>
  (await ctx.db
    .selectFrom('decisions')
    .select(['rule', 'inputs', 'result', 'losers'])
    .where('subject_id', '=', id)
    .where('kind', '=', 'assignment')
    .orderBy('id', 'desc')
    .executeTakeFirst()) as
    | { rule: string; inputs: Record<string, unknown>; losers: { option: string; reason: string }[] }
    | undefined

test('mail waits until it is taken; listed, it is given away up to its capacity, and the key says so', async () => {
  const agent = await anAgent()
  const { id } = await arrives('email')
  expect((await ticketOf(id)).assignee_id).toBe(null)
  await follow('routing:\n  assign_automatically: [live_chat, email]\n  capacity:\n    email: 2\n')
  expect((await ticketOf(id)).assignee_id).toBe(agent)
  const [second, third] = [await arrives('email'), await arrives('email')]
  expect([(await ticketOf(second.id)).assignee_id, (await ticketOf(third.id)).assignee_id]).toEqual([agent, null])
  expect(await decisionOn(second.id)).toMatchObject({ rule: 'first_free', inputs: { path: 'routing.capacity.email' } })
  // People give by hand as much as they like.
  expect((await api('PUT', `/tickets/${third.id}/assignee`, { body: { assignee_id: agent } })).status).toBe(200)
  await follow('')
  await everybodyLeaves()
})

test('skills and language choose, the others are told why not, and a changed limit acts at once', async () => {
  await follow(
    'routing:\n  skills:\n    technical: [networks]\nsupport_channels:\n  live_chat:\n    concurrent_chat_limit: 1\n',
  )
  const [plain, skilled] = [await anAgent(), await anAgent({ skills: ['networks'], languages: ['zh'] })]
  const technical = await arrives('live_chat', 'The API returns error 500 and the server crashes with a stack trace')
  expect((await ticketOf(technical.id)).category).toBe('technical')
  const given = await ticketOf(technical.id)
  expect(given.assignee_id).toBe(skilled)
  expect((await decisionOn(technical.id))!.losers).toContainEqual({
    option: plain,
    reason: 'lacks skill networks',
  })
  const next = await arrives('live_chat', 'The API returns error 500 and the server crashes again')
  expect((await ticketOf(next.id)).assignee_id, 'one at a time').toBe(null)
  await follow('')
  expect((await ticketOf(next.id)).assignee_id).not.toBe(null)
  const more = await arrives('live_chat', '你好，请问怎么修改我的账户名称？')
  expect((await ticketOf(more.id)).assignee_id).toBe(skilled)
  expect((await decisionOn(more.id))!.losers).toContainEqual({ option: plain, reason: 'does not speak zh' })
  await everybodyLeaves()
})

test('off shift nobody is given anything; what waits is given away when the shift begins, once', async () => {
  const now = ctx.now().toZonedDateTimeISO('UTC')
  const begins = now.add({ hours: 2 }).round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const until = begins.add({ hours: 1 })
  // Two hours from now until three hours from now, cut at midnight where it falls in between.
  const day = (at: Temporal.ZonedDateTime) => ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][at.dayOfWeek - 1]!
  const time = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
  const end = day(until) === day(begins) ? time(until) : '24:00'
  await follow(
    `calendars:\n  shift: { time_zone: UTC, hours: { ${day(begins)}: [["${time(begins)}", "${end}"]] } }\n` +
      `teams:\n  ${TEAM}: { tier: ${TEAM}, calendar: shift }\n`,
  )
  const agent = await anAgent()
  const { id } = await arrives('live_chat')
  expect((await ticketOf(id)).assignee_id).toBe(null)
  const board = (await api('GET', '/board')).json
  expect(board.people.find(({ user_id }: { user_id: string }) => user_id === agent).is_on_shift).toBe(false)
  const wait = ctx.now().until(begins.toInstant()).add({ seconds: -1 }).round({ largestUnit: 'hour' })
  for (let left = wait.total('minutes'); left > 2; left -= 2) {
    await clock.advance('PT2M')
    await say(agent, 'online')
  }
  await clock.advance(`PT${Math.max(0, Math.floor(ctx.now().until(begins.toInstant()).total('seconds')) - 1)}S`)
  await say(agent, 'online')
  expect((await ticketOf(id)).assignee_id).toBe(null)
  await clock.advance('PT3S')
  expect((await ticketOf(id)).assignee_id).toBe(agent)
  await follow('')
  await everybodyLeaves()
}, 60_000)

test('what was resolved comes back to the same only when they are there; else it waits for anybody, and says why', async () => {
  const [agent, other] = [await anAgent(), await anAgent()]
  await say(other, 'away')
  const first = await arrives('live_chat')
  const second = await arrives('live_chat')
  for (const { id } of [first, second]) {
    expect((await ticketOf(id)).assignee_id).toBe(agent)
    await resolveTicket(api, id)
  }
  await arrives('live_chat', 'No, it still does not work at all!', first.thread_id)
  expect(await ticketOf(first.id)).toMatchObject({ status: 'open', assignee_id: agent })
  await say(agent, 'away')
  const body = {
    external_id: newId(),
    from: { handle: second.thread_id },
    text: 'It is broken again!',
    thread_id: second.thread_id,
  }
  await api('POST', '/channels/live_chat/inbound', { body })
  expect(await ticketOf(second.id)).toMatchObject({ status: 'open', assignee_id: null })
  expect(await decisionOn(second.id)).toMatchObject({
    rule: 'not_again_to_the_same',
    inputs: { path: 'routing.assign_automatically', obstacle: 'not_there', before_id: agent },
  })
  await say(other, 'online')
  await settle()
  expect((await ticketOf(second.id)).assignee_id).toBe(other)
  await everybodyLeaves()
})

test('a restricted chat is given away by people only', async () => {
  const waiting = await arrives('live_chat')
  await api('PUT', `/tickets/${waiting.id}/restricted`, { body: { restricted: true } })
  await anAgent()
  await settle()
  expect((await ticketOf(waiting.id)).assignee_id).toBe(null)
  await everybodyLeaves()
})

test('a position in the queue, and how long it may take at the rate of late', async () => {
  const chats = [await arrives('live_chat'), await arrives('live_chat'), await arrives('live_chat')]
  const placeOf = async (id: string) => (await api('GET', `/tickets/${id}/queue-place`)).json
  expect(await placeOf(chats[2]!.id)).toMatchObject({ team: TEAM, channel: 'live_chat', waiting: 3, position: 3 })
  const agent = await anAgent()
  await settle()
  expect(await placeOf(chats[0]!.id)).toMatchObject({ position: null, waiting: 0 })
  const more = await arrives('live_chat')
  const place = await placeOf(more.id)
  expect(place.position).toBe(1)
  expect(place.estimated_wait_seconds).toBeGreaterThan(0)
  expect(place.estimated_wait_seconds).toBeLessThanOrEqual(1_200)
  await api('PUT', `/tickets/${more.id}/assignee`, { body: { assignee_id: agent, reason: 'An old friend of ours' } })
  await everybodyLeaves()
})
