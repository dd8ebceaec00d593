import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anAnswerLine } from '../../testing/answer-line.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { clockWork } from '../../testing/sla.ts'
import type { Difference, Report } from './contract.ts'
import { simulate } from './simulate.ts'

const installation = await anAnswerLine()
const { api, ctx, settle, clock, reply } = installation
const { become } = clockWork(installation)

const BASE = { days: 90, seed: 1 }
const agent = await aUser(ctx, { role: 'lead', teams: ['tier1_general', 'billing_specialist'] })

/** Leaves ten seconds later, when it cannot be taken back any more; the ticket is ours to move as before. */
const answer = async (id: string, status_after: 'open' | 'pending' = 'open'): Promise<void> => {
  await reply(id, 'We are on it.', { status_after }, agent.id)
  await clock.advance('PT15S')
}

/*
 * A small history, by hand. All of it is mail by free customers, under the times of the defaults (2, 24 and 48 hours):
 *   invoice  about money, answered after 1 h, resolved after 3 h
 *   late     a question, answered after 3 h, resolved after 4 h
 *   old      a question, never answered, 50 h old
 */
const old = await aTicket(ctx, { subject: 'Question', text: 'How does this work?' })
await clock.advance('PT46H')
const late = await aTicket(ctx, { subject: 'Question', text: 'How does this work?' })
const invoice = await aTicket(ctx, {
  subject: 'Invoice',
  text: 'Our invoice is wrong: we were charged twice. Please refund.',
})
await settle()
await clock.advance('PT1H')
await answer(invoice.id)
await clock.advance('PT2H')
await become(invoice.id, 'resolved')
await answer(late.id)
await clock.advance('PT1H')
await become(late.id, 'resolved')

const report = (text: string, more: object = {}): Promise<Report> => simulate(ctx, { ...BASE, text, ...more })
const of = ({ differences }: Report, about: Difference['about']) =>
  differences
    .filter((one) => one.about === about)
    .map(({ clock, before, after, examples }) => ({
      clock,
      before,
      after,
      cases: examples.map((one) => one.case_id).toSorted(),
    }))

test('the framework in force, replayed, differs in nothing', async () => {
  const same = await report('')
  expect(same.tickets).toBe(3)
  expect(same.differences).toEqual([])
  expect(same.headline).toMatchObject({ breaches_before: 3, breaches_after: 3, newly_missed: 0, no_longer_missed: 0 })
  for (const { before, after } of [...same.compliance, ...same.waiting]) expect(after).toEqual(before)
})

test('a longer time for first answers takes back exactly the breach it forgives', async () => {
  const longer = await report('support_channels: { email: { response_time_sla: "4 hours" } }')
  expect(of(longer, 'breach')).toEqual([
    { clock: 'first_response', before: 'missed', after: 'met', cases: [late.case_id] },
  ])
  expect(of(longer, 'target')).toEqual([
    {
      ...{ clock: 'first_response', before: '2 hours', after: '4 hours' },
      cases: [old, late, invoice].map(({ case_id }) => case_id).toSorted(),
    },
  ])
  const [example] = longer.differences.find(({ about }) => about === 'breach')!.examples
  const path = 'support_channels.email.response_time_sla'
  expect(example).toEqual({
    ...{ ticket_id: late.id, case_id: late.case_id },
    before: { path, says: '2 hours', value: 'missed' },
    after: { path, says: '4 hours', value: 'met' },
  })
  // What is open and late stays in the denominator: one of three kept before, two of three after.
  expect(longer.compliance.find(({ clock }) => clock === 'first_response')).toMatchObject({
    before: { met: 1, missed: 2, open: 0, percent: 100 / 3 },
    after: { met: 2, missed: 1, open: 0, percent: 200 / 3 },
  })
})

test('a policy for some makes exactly their deadlines missed, and names the policy’s key', async () => {
  const strict = await report('sla: { policies: [{ name: quick, channels: [email], resolution: "210 minutes" }] }')
  expect(of(strict, 'breach')).toEqual([{ clock: 'resolution', before: 'met', after: 'missed', cases: [late.case_id] }])
  const [example] = strict.differences.find(({ about }) => about === 'breach')!.examples
  expect(example!.after).toEqual({ path: 'sla.policies.0.resolution', says: '210 minutes', value: 'missed' })
})

test('a higher threshold keeps the old ticket where it is', async () => {
  const patient = await report('support_channels: { email: { escalation_threshold: "72 hours" } }')
  expect(of(patient, 'escalation')).toEqual([
    { clock: 'escalation', before: 'missed', after: 'open', cases: [old.case_id] },
  ])
  expect(patient.headline).toMatchObject({ escalations_before: 1, escalations_after: 0, breaches_after: 3 })
})

test('another ladder calls about exactly the tickets that missed as much, and climbs until somebody it called answers', async () => {
  const ladder = (breaches: number, within: string) => `
escalation:
  ladders:
    - { name: missed, breaches: ${breaches}, steps: [{ notify: [lead], acknowledge_within: "${within}" }, { notify: [admin] }] }
`
  const once = await report(ladder(1, '30 minutes'))
  // The lead answered `late` an hour after it was missed, half an hour after the administrators were called; `old` nobody.
  expect(of(once, 'call')).toEqual([
    { clock: null, before: null, after: 'missed 2/2', cases: [old, late].map(({ case_id }) => case_id).toSorted() },
  ])
  const [example] = once.differences.find(({ about }) => about === 'call')!.examples
  expect(example).toMatchObject({
    before: { path: null, value: null },
    after: { path: 'escalation.ladders.0', says: 'lead → admin', value: 'missed 2/2' },
  })
  expect(once.headline).toMatchObject({ calls_before: 0, calls_after: 2 })
  const patient = await report(ladder(1, '2 hours'))
  expect(of(patient, 'call')).toEqual(
    expect.arrayContaining([
      { clock: null, before: null, after: 'missed 1/2', cases: [late.case_id] },
      { clock: null, before: null, after: 'missed 2/2', cases: [old.case_id] },
    ]),
  )
  expect(of(await report(ladder(2, '1 hour')), 'call')).toEqual([
    { clock: null, before: null, after: 'missed 2/2', cases: [old.case_id] },
  ])
  expect(
    of(
      await report(
        'escalation: { ladders: [{ name: urgent, when: { priorities: [critical] }, steps: [{ notify: [lead] }] }] }',
      ),
      'call',
    ),
  ).toEqual([])
})

test('a list of classes without the one that fitted takes its head start', async () => {
  const flat = await report('support_channels: { email: { priority_routing: [enterprise_customers] } }')
  expect(of(flat, 'queue_class')).toEqual([
    { clock: null, before: 'billing_issues', after: null, cases: [invoice.case_id] },
  ])
})

test('it writes nothing, and the database would refuse it', async () => {
  const before = await everything()
  await report('support_channels: { email: { response_time_sla: "1 hour" } }')
  expect(await everything()).toEqual(before)
})

/** Rows of each table with a fingerprint of all they hold. */
async function everything(): Promise<unknown> {
  const { rows } = await sql<{ name: string; state: string }>`
    select c.relname as name, (xpath('/row/state/text()', query_to_xml(format(
      'select count(*) || coalesce(md5(string_agg(t::text, %L order by t::text)), %L) as state from %I t', ',', '', c.relname),
      false, true, '')))[1]::text as state
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by 1`.execute(ctx.db)
  expect(rows.length).toBeGreaterThan(30)
  return rows
}

test('the same seed gives the same report', async () => {
  const text = 'support_channels: { live_chat: { concurrent_chat_limit: 1 } }'
  const now = ctx.now()
  const still = { ...ctx, now: () => now }
  expect(await simulate(still, { ...BASE, text })).toEqual(await simulate(still, { ...BASE, text }))
})

test('a given number of agents is worked with, and nobody comes without one', async () => {
  const staffed = await report('', { agents: { tier1_general: 1, billing_specialist: 1 } })
  expect(staffed.assumptions).toMatchObject({ presence: 'given', agents: 2 })
  expect(staffed.waiting.find(({ team }) => team === null)!.after).toMatchObject({ count: 3, never: 0, p50: 0 })
  const deserted = await report('', { agents: {} })
  expect(deserted.waiting.find(({ team }) => team === null)!.after).toMatchObject({ count: 3, never: 3, p50: null })
})

test('agents of a team that is in neither framework are refused', async () => {
  const body = { text: 'teams: { night: { tier: tier1_general } }', days: 30, agents: { night: 1, nowhere: 3 } }
  const refused = await api('POST', '/simulations', { body })
  expect(refused).toMatchObject({ status: 422, json: { errors: [{ path: 'agents.nowhere' }] } })
  await expect(report(body.text, { agents: body.agents })).rejects.toMatchObject({ status: 422 })
})

test('over HTTP: asked for, run as a job, kept; refused with path and line; stopped', async () => {
  const text = 'support_channels: { email: { response_time_sla: "4 hours" } }'
  const asked = await api('POST', '/simulations', { body: { text, days: 30 } })
  expect(asked).toMatchObject({ status: 201, json: { state: 'queued', days: 30, report: null } })
  await settle()
  const done = await api('GET', `/simulations/${asked.json.id}`)
  expect(done.json).toMatchObject({ state: 'done', text, report: { days: 30, seed: 1 } })
  expect(done.json.replayed).toBe(done.json.tickets)

  const wrong = await api('POST', '/simulations', {
    body: { text: 'support_channels:\n  email: { respons: "4 hours" }' },
  })
  expect(wrong).toMatchObject({ status: 422, json: { errors: [{ path: 'support_channels.email.respons', line: 2 }] } })

  const waiting = await api('POST', '/simulations', { body: { text } })
  const stopped = await api('PUT', `/simulations/${waiting.json.id}/cancellation`)
  expect(stopped.json.state).toBe('cancelled')
  await settle()
  expect((await api('GET', `/simulations/${waiting.json.id}`)).json).toMatchObject({ state: 'cancelled', report: null })

  for (let n = 0; n < 3; n++) expect((await api('POST', '/simulations', { body: { text } })).status).toBe(201)
  expect(await api('POST', '/simulations', { body: { text } })).toMatchObject({
    status: 409,
    json: { code: 'simulations_busy' },
  })
  await settle()
  expect((await api('GET', '/simulations', { as: agent.id })).status).toBe(403)
  expect((await api('GET', '/simulations')).json.items.map(({ state }: { state: string }) => state)).toEqual([
    ...['done', 'done', 'done', 'cancelled', 'done'],
  ])
})

test('somebody who stops it while it runs is heard', async () => {
  const stop = new AbortController()
  const run = simulate(ctx, { ...BASE, text: '' }, { signal: stop.signal, progress: () => stop.abort() })
  await expect(run).rejects.toThrow(/abort/)
})
