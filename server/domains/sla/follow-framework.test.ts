import { expect, test } from 'vitest'
import { asSystem, instantText, systemActor } from '../../platform/context.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { after, clockWork } from '../../testing/sla.ts'
import { openTickets } from '../tickets/receive.ts'
import { startMissingClocks } from './follow-framework.ts'

const installation = await anInstallation()
const { api, ctx, settle } = installation
const { clockOf, toldOf, advanceTo, become } = clockWork(installation)

const putFramework = async (text: string) => {
  const { status } = await api('PUT', '/framework', { body: { text } })
  expect(status).toBe(200)
  await settle()
}
const responseWithin = (time: string) => putFramework(`support_channels:\n  email:\n    response_time_sla: "${time}"\n`)

test('another time in mid-ticket keeps what was used: a shorter one may be late at once, a longer one takes nothing back', async () => {
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H10M')
  await responseWithin('80 minutes')
  expect(await toldOf(id)).toEqual(['at_risk first_response 75'])
  expect(await clockOf(id, 'first_response')).toMatchObject({
    ...{ due_at: after(created_at, 'PT80M'), target_seconds: 4_800 },
    policy: { text: '80 minutes', version: 'framework 2' },
  })
  expect((await api('GET', `/tickets/${id}`)).json.due_at).toBe(after(created_at, 'PT80M'))
  await responseWithin('1 hour')
  const told = ['at_risk first_response 75', 'at_risk first_response 90', 'breached first_response']
  expect(await toldOf(id)).toEqual(told)
  await responseWithin('5 hours')
  expect(await toldOf(id)).toEqual(told)
  expect(await clockOf(id, 'first_response')).toMatchObject({
    ...{ outcome: 'missed', breached_at: after(created_at, 'PT1H'), due_at: after(created_at, 'PT5H') },
  })
  await advanceTo(created_at, 'PT6H')
  expect(await toldOf(id)).toEqual(told)
  const { items } = (await api('GET', `/tickets/${id}/why`)).json
  const why = items.filter(({ inputs }: { inputs: { clock?: string } }) => inputs.clock === 'first_response')
  expect(why.map(({ rule, version }: { rule: string; version: string }) => [rule, version])).toEqual([
    ['time_of_channel', 'framework 1'],
    ['framework_changed', 'framework 2'],
    ['framework_changed', 'framework 3'],
    ['framework_changed', 'framework 4'],
  ])
})

test('a clock that has stopped keeps what it was measured by', async () => {
  await responseWithin('2 hours')
  const { id, created_at } = await aTicket(ctx)
  await advanceTo(created_at, 'PT1H')
  await become(id, 'resolved')
  await responseWithin('10 minutes')
  expect(await clockOf(id, 'first_response')).toMatchObject({ outcome: null, target_seconds: 7_200 })
  expect(await toldOf(id)).toEqual([])
})

test('what counted as a pause stays one when the rule changes, and the other way round', async () => {
  await putFramework('')
  const { id, created_at } = await aTicket(ctx)
  await become(id, 'pending')
  await advanceTo(created_at, 'PT10H')
  await putFramework('sla:\n  pause_resolution_while: [on_hold]\n')
  expect(await clockOf(id, 'resolution')).toMatchObject({ state: 'running', counted_seconds: expect.closeTo(0, -2) })
  await advanceTo(created_at, 'PT15H')
  await become(id, 'on_hold')
  await advanceTo(created_at, 'PT20H')
  await putFramework('')
  const { counted_seconds, paused_seconds, state } = await clockOf(id, 'resolution')
  expect([state, counted_seconds / 3_600, paused_seconds / 3_600]).toEqual([
    'running',
    expect.closeTo(5, 1),
    expect.closeTo(15, 1),
  ])
})

test('tickets from before there were clocks: what is long overdue is noted, and nobody is bothered with it', async () => {
  await putFramework('')
  const agent = await aUser(ctx, { name: 'Anne' })
  await aUser(ctx, { name: 'Lea', role: 'lead', teams: ['tier1_general'] })
  const opened = await openPastTheDoor(['P5D', 'PT2H30M', 'PT1H'])
  const ids = opened.map(({ id }) => id)
  const theirs = { assignee_id: agent.id, team: 'tier1_general', tier: 'tier1_general', status: 'open' }
  await ctx.db.updateTable('tickets').set(theirs).where('id', 'in', ids).execute()
  await startMissingClocks(ctx)
  await settle()
  const [old, late, recent] = ids as [string, string, string]
  const first = ['at_risk first_response 75', 'at_risk first_response 90', 'breached first_response']
  const all = [...first, 'at_risk resolution 75', 'at_risk resolution 90', 'breached resolution']
  expect([await toldOf(old), await toldOf(late), await toldOf(recent)]).toEqual([all, first, []])
  const [threshold] = (await clockOf(old, 'escalation')).marks
  expect(threshold!.fired_at).not.toBeNull()
  expect((await api('GET', `/tickets/${old}`)).json, 'nobody loses a ticket by it').toMatchObject(theirs)
  const noticesOf = async () => {
    const rows = await ctx.db.selectFrom('notifications').selectAll().where('ticket_id', 'in', ids).execute()
    return rows.map(({ ticket_id, kind }) => [ticket_id, kind])
  }
  const told = [
    [late, 'breached'],
    [late, 'breached'],
  ]
  expect(await noticesOf(), 'what has just passed is news to its agent and the lead').toEqual(told)
  await startMissingClocks(ctx)
  await advanceTo(opened[0]!.created_at, 'PT120H10M')
  expect(await toldOf(old)).toEqual(all)
  expect(await noticesOf()).toEqual(told)
})

/** Tickets opened so long ago, and without clocks. */
async function openPastTheDoor(ages: readonly string[]) {
  const { customer_id } = await aTicket(ctx)
  const plain = { subject: 'One of many', channel: 'email' as const, customer_id, company_id: null, account_id: null }
  const ticket = { ...plain, thread_id: null, follows_ticket_id: null, suggested_ticket_id: null }
  const openedAgo = (age: string) => {
    const created_at = instantText(ctx.now().subtract({ minutes: Temporal.Duration.from(age).total('minutes') }))
    return { actor: systemActor, ticket: { ...ticket, created_at } }
  }
  return inTransaction(asSystem(ctx), (ctx) => openTickets(ctx, ages.map(openedAgo)))
}

test('several hundred tickets follow a new framework, in batches', async () => {
  const opened = await openPastTheDoor(Array.from({ length: 450 }, () => 'PT0S'))
  // Opened past the door, they have no clocks: what every start and every hour looks for.
  await startMissingClocks(ctx)
  await settle()
  const times = async () => {
    const rows = await ctx.db
      .selectFrom('clocks')
      .select('target_text')
      .where('kind', '=', 'first_response')
      .where(
        'ticket_id',
        'in',
        opened.map(({ id }) => id),
      )
      .execute()
    return Map.groupBy(rows, ({ target_text }) => target_text)
  }
  expect((await times()).get('2 hours')).toHaveLength(450)
  await responseWithin('3 hours')
  expect((await times()).get('3 hours')).toHaveLength(450)
})
