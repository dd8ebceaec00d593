import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { automating } from '../../testing/automating.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { TicketTrial } from './contract.ts'

const desk = await anInstallation()
const { api, ctx, settle, clock } = desk
const { rules } = automating(desk)

const dry = (body: object, as?: string) => api('POST', '/automations/dry-run', { body, ...(as ? { as } : {}) })
const text = stringify({
  automations: [
    { name: 'urgent', on: 'priority_changed', when: { priorities: ['critical'] }, do: [{ notify: ['lead'] }] },
    { name: 'refund', on: 'ticket_created', words: ['refund'], do: [{ add_tags: ['refund'] }] },
    { name: 'close', after: '1 hour', when: { statuses: ['pending'] }, do: [{ set_status: 'resolved' }] },
  ],
})

/** How many rows each table has, and how often each was written: nothing may have changed, not even to and fro. */
async function stateOfAll() {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || relname as name from pg_stat_user_tables
    where schemaname in ('public', 'graphile_worker') order by 1`.execute(ctx.db)
  const counts = tables.map(
    ({ name }) => sql`select ${sql.lit(name)} as name, count(*)::int as rows,
    coalesce(max(xmin::text::bigint), 0)::text as newest from ${sql.raw(name)}`,
  )
  const { rows } = await sql`${sql.join(counts, sql` union all `)}`.execute(ctx.db)
  return rows
}

test('says for real tickets what would have fired and why not, and changes nothing', async () => {
  const { id } = await aTicket(ctx, { text: 'I want my money back' })
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'critical' } })
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'low' } })
  await settle()
  await clock.advance('PT2H')
  const before = await stateOfAll()
  const { status, json } = await dry({ text, ticket_id: id })
  expect(status).toBe(200)
  expect(await stateOfAll()).toEqual(before)
  const [{ trials }] = json.items as [TicketTrial]
  expect(trials.map(({ automation, fires }) => [automation, fires])).toEqual([
    ['urgent', false],
    ['refund', false],
    ['close', false],
  ])
  expect(trials[0]!.checks).toEqual([
    {
      ...{ condition: 'priorities', wanted: ['critical'], found: 'low', met: false },
      reason: 'its priority is low, not critical',
    },
  ])
  expect(trials[1]!.checks[0]!.reason).toBe('neither the subject nor the message has refund')
  expect(trials[2]).toMatchObject({ trigger: 'after', at: expect.any(String), do: [{ set_status: 'resolved' }] })
  expect(json.version).toBeNull()
})

test('looks at a ticket as it stood when it happened, and at the framework in force', async () => {
  await rules(
    {
      name: 'held',
      on: 'status_changed',
      when: { statuses: ['on_hold'], priorities: ['critical'] },
      do: [{ note: 'Held.' }],
    },
    { name: 'quiet', after: '1 hour', when: { statuses: ['open'] }, do: [{ add_tags: ['q'] }] },
  )
  const { id } = await aTicket(ctx)
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'critical' } })
  await api('PUT', `/tickets/${id}/status`, { body: { status: 'on_hold' } })
  await api('PUT', `/tickets/${id}/priority`, { body: { priority: 'low' } })
  const { json } = await dry({ last: 1, name: 'held' })
  expect(json.items).toMatchObject([{ ticket_id: id, trials: [{ automation: 'held', fires: true }] }])
  expect(json.version).toMatch(/^framework \d+$/)
  const [, quiet] = (await dry({ ticket_id: id })).json.items[0].trials
  expect(quiet).toMatchObject({ fires: false, checks: [{ condition: 'statuses', found: 'on_hold', met: false }] })
})

test('another text is for those who may change the framework, tickets for those who reach them', async () => {
  const agent = await aUser(ctx)
  const secret = await aTicket(ctx)
  await api('PUT', `/tickets/${secret.id}/restricted`, { body: { restricted: true } })
  expect((await dry({ text }, agent.id)).json.code).toBe('not_permitted')
  expect((await dry({ ticket_id: secret.id }, agent.id)).status).toBe(404)
  expect((await dry({ last: 50 }, agent.id)).json.items.map(({ ticket_id }: TicketTrial) => ticket_id)).not.toContain(
    secret.id,
  )
  expect((await dry({ name: 'nobody' })).status).toBe(404)
  const wrong = await dry({ text: 'automations:\n  - name: x\n    on: never\n    do: [{ unassign: true }]' })
  expect([wrong.status, wrong.json.errors[0].line]).toEqual([422, 3])
})

test('lists are read in pages, and show runs on tickets within reach only', async () => {
  await settle()
  await rules({ name: 'paged', on: 'ticket_created', do: [{ add_tags: ['p'] }] })
  const tickets = await Promise.all(Array.from({ length: 3 }, () => aTicket(ctx)))
  await settle()
  await api('PUT', `/tickets/${tickets[0]!.id}/restricted`, { body: { restricted: true } })
  const agent = await aUser(ctx)
  const first = (await api('GET', '/automations/paged/runs?limit=2')).json
  const second = (await api('GET', `/automations/paged/runs?limit=2&cursor=${first.next_cursor}`)).json
  expect([first.items.length, second.items.length, second.next_cursor]).toEqual([2, 1, null])
  expect((await api('GET', '/automations/paged/runs', { as: agent.id })).json.items).toHaveLength(2)
  expect((await api('GET', '/automations/paged/runs?outcome=stopped')).json.items).toEqual([])
  expect((await api('GET', '/automations/never_was/runs')).status).toBe(404)
  const [listed] = (await api('GET', '/automations')).json.items
  expect(listed).toMatchObject({ name: 'paged', path: 'automations.0', line: 2, runs: 3, trigger: 'ticket_created' })
})
