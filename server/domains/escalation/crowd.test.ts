import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { moveClock } from '../../platform/clock.ts'
import { sweep } from '../../platform/due.ts'
import { newId } from '../../platform/ids.ts'
import { workOff } from '../../platform/worker.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { receiveJson } from '../channels/open-ticket.ts'

const { api, ctx, pool, settle } = await anInstallation()
const teams = ['tier1_general', 'tier2_technical', 'tier3_specialists', 'billing_specialist']
const writers = Array.from({ length: 4 }, () => ({ email: `${newId()}@crowd.example` }))

/** One round of what a busy desk does with few tickets: everybody wants them at once, while clocks run out. */
const deedsOf = (ids: readonly string[], as: readonly string[]) => (round: number) => {
  const of = (index: number) => ids[(round + index) % ids.length]!
  const by = (index: number) => as[(round + index) % as.length]!
  const from = writers[round % writers.length]!
  const ask = (index: number, method: string, path: string, body: unknown) => api(method, path, { as: by(index), body })
  return [
    ask(0, 'POST', `/tickets/${of(0)}/messages`, { kind: 'reply', text: 'We look into it.' }),
    ask(1, 'PUT', `/tickets/${of(0)}/status`, { status: round % 2 ? 'on_hold' : 'open' }),
    ask(2, 'PUT', `/tickets/${of(1)}/escalation`, { criterion: 'technical_complexity' }),
    ask(0, 'PATCH', `/tickets/${of(1)}/triage`, { category: round % 2 ? 'billing' : 'technical' }),
    ask(1, 'PUT', `/tickets/${of(2)}/priority`, { priority: round % 2 ? 'low' : 'critical' }),
    ask(2, 'PUT', `/tickets/${of(2)}/assignee`, { assignee_id: null }),
    ask(0, 'POST', '/queue/next', {}),
    ask(1, 'POST', '/queue/next', {}),
    ask(2, 'PUT', `/users/${by(2)}/presence`, { state: round % 2 ? 'online' : 'away' }),
    receiveJson(ctx, 'email', { external_id: newId(), from, subject: 'Again', text: 'It is urgent: all is down!' }),
    sweep(ctx),
    sweep(ctx),
    workOff(ctx, pool),
    workOff(ctx, pool),
  ]
}

test('everybody at once, two sweepers and two workers, while clocks run out: nothing fails, each mark is told once', async () => {
  const agents: string[] = []
  for (let made = 0; made < 3; made++) agents.push((await aUser(ctx, { teams })).id)
  const ids: string[] = []
  for (const from of writers) ids.push((await aTicket(ctx, { from })).id)
  const deeds = deedsOf(ids, agents)
  for (let round = 0; round < 24; round++) {
    const outcomes = await Promise.all(deeds(round))
    const statuses = outcomes.flatMap((one) => (typeof one === 'object' && 'status' in one ? [one.status] : []))
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    await moveClock(ctx.db, ctx.now().add({ hours: 2, minutes: 20 }))
  }
  await settle()
  const { rows: twice } = await sql`
    select ticket_id, name, data ->> 'clock', data ->> 'percent' from events where name like 'sla.%'
    group by 1, 2, 3, 4 having count(*) > 1`.execute(ctx.db)
  expect(twice).toEqual([])
  const marks = await ctx.db.selectFrom('events').select('name').where('name', 'like', 'sla.%').distinct().execute()
  expect(marks.map(({ name }) => name).toSorted()).toEqual(['sla.at_risk', 'sla.breached', 'sla.threshold_reached'])
  const { rows: failed } = await sql`
    select last_error from due where last_error is not null
    union all select last_error from graphile_worker.jobs where last_error is not null`.execute(ctx.db)
  expect(failed).toEqual([])
  const lifted = await ctx.db.selectFrom('escalations').select('ticket_id').where('rule', '=', 'threshold').execute()
  expect(new Set(lifted.map(({ ticket_id }) => ticket_id)).size).toBe(lifted.length)
})
