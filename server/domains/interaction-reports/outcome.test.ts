import { expect, test } from 'vitest'
import { asSystem } from '../../platform/context.ts'
import { aDeskThatAsks } from '../../testing/asking.ts'
import { aTicket } from '../../testing/builders.ts'
import { readyToResolve, resolveTicket } from '../../testing/resolving.ts'
import { recordDelivery } from '../tickets/delivery.ts'
import { interactionReports } from './index.ts'

const desk = await aDeskThatAsks()
const { api, ctx, settle, clock, become, customerWrites } = desk

const reportOf = async (id: string) => (await api('GET', `/tickets/${id}/report`)).json
const fieldsOf = async (id: string) => (await reportOf(id)).fields
const versionsOf = async (id: string) => (await api('GET', `/tickets/${id}/report/versions`)).json.items
const causes = async (id: string) => (await versionsOf(id)).map(({ cause }: { cause: string }) => cause).toReversed()
const tasksOf = async (id: string) => (await api('GET', `/tasks?ticket_id=${id}&limit=100`)).json.items

async function aResolvedTicket(changes: Parameters<typeof aTicket>[1] = {}, more: { as?: string } = {}) {
  const ticket = await aTicket(ctx, changes)
  const resolved = await resolveTicket(api, ticket.id, more)
  await settle()
  return resolved
}

test('resolved with one answer: yes for the time being, and certain after seven days without contact', async () => {
  const { id, resolved_at } = await aResolvedTicket()
  const first = async () => (await fieldsOf(id)).first_contact_resolution
  expect(await first()).toMatchObject({ value: expect.stringMatching(/^Yes \(provisional/), detail: 'provisional' })
  await clock.advance('PT167H')
  expect((await first()).detail).toBe('provisional')
  await clock.advance('PT61M')
  expect(await first()).toMatchObject({ value: 'Yes (final)', detail: 'final' })
  const [{ changed, at }] = await versionsOf(id)
  expect(changed).toContain('first_contact_resolution')
  const certain = Temporal.Instant.from(resolved_at).add({ hours: 168 })
  expect(Temporal.Instant.compare(at, certain)).toBeGreaterThanOrEqual(0)
})

test('a customer who comes back about it after it was closed was not helped at once', async () => {
  const { id } = await aResolvedTicket()
  await become(id, 'closed')
  await clock.advance('PT72H')
  await customerWrites(id, 'It is broken again, the same thing.')
  await clock.advance('PT100H')
  const { value, evidence } = (await fieldsOf(id)).first_contact_resolution
  expect(value).toMatch(/^No .*another ticket/)
  expect(evidence).toMatchObject([{ type: 'ticket' }])
})

test('the rating comes into the report when it comes in, in a new version', async () => {
  const { id } = await aResolvedTicket()
  expect((await fieldsOf(id)).customer_satisfaction.value).toBeNull()
  await api('POST', '/surveys', { body: { ticket_id: id, score: 4, comment: 'Fast,\nbut late' } })
  await settle()
  expect((await fieldsOf(id)).customer_satisfaction).toMatchObject({
    ...{ value: '4/5 – “Fast, but late”', source: 'survey' },
    evidence: [{ type: 'survey', id: expect.any(String) }],
  })
  const [rated, resolved] = await versionsOf(id)
  expect([rated.cause, rated.changed, resolved.fields.customer_satisfaction.value]).toEqual([
    'rated',
    ['customer_satisfaction'],
    null,
  ])
})

test('former tickets are counted as they are, and the third of the same kind is a risk with its reasons', async () => {
  const from = { name: 'Rita Regular', email: `rita-${crypto.randomUUID()}@customer.example` }
  const text = 'You charged me twice this month. The double charge must be refunded.'
  const tickets = []
  for (const subject of ['Charged twice', 'Charged twice', 'Charged twice']) {
    tickets.push(await aTicket(ctx, { subject, text, from }))
    await clock.advance('PT1H')
  }
  const [first, second, third] = tickets.map(({ id }) => id)
  await resolveTicket(api, first!, { category: 'billing' })
  await settle()
  await api('POST', '/surveys', { body: { ticket_id: first, score: 2 } })
  const risks = [await fieldsOf(first!), await fieldsOf(second!), await fieldsOf(third!)].map(
    ({ issue_recurrence_risk }) => issue_recurrence_risk,
  )
  expect(risks.map(({ value }) => value)).toEqual(['Low', 'Medium', 'High'])
  expect(risks[2].evidence.map(({ id }: { id: string }) => id).toSorted()).toEqual([first, second, third].toSorted())
  const previous = (await fieldsOf(third!)).previous_interactions
  expect(previous.value).toBe('2 tickets in the 90 days before, ratings 2/5')
  expect(previous.evidence).toHaveLength(2)
})

test('times and compliance are those of the clocks', async () => {
  const ticket = await aTicket(ctx)
  await clock.advance('PT3H')
  await resolveTicket(api, ticket.id)
  await settle()
  const { clocks } = (await api('GET', `/tickets/${ticket.id}/sla`)).json
  const resolution = clocks.find(({ kind }: { kind: string }) => kind === 'resolution')
  const fields = await fieldsOf(ticket.id)
  expect(fields.resolution_time).toMatchObject({ value: '3 h (3 h on the clock)', source: 'clocks' })
  expect(fields.resolution_time.detail).toBe(
    `calendar ${resolution.calendar_seconds} s, counted ${resolution.counted_seconds} s`,
  )
  expect(fields.sla_compliance.value).toMatch(/Missed response time, Met resolution time/)
})

test('an escalation is told with its criterion, and its team is what it took', async () => {
  const { id } = await aTicket(ctx)
  await api('PUT', `/tickets/${id}/team`, { body: { team: 'tier1_general' } })
  const { support_tiers } = (await api('GET', '/framework/resolved')).json
  const [criterion] = support_tiers.tier1_general.escalation_criteria
  expect((await api('PUT', `/tickets/${id}/escalation`, { body: { criterion } })).status).toBe(200)
  expect((await fieldsOf(id)).resolution_status.value).toBe('Escalated')
  await resolveTicket(api, id)
  await settle()
  const [escalation] = (await api('GET', `/tickets/${id}/escalations`)).json.items
  expect(await fieldsOf(id)).toMatchObject({
    escalation_required: {
      ...{ value: expect.stringMatching(/^Yes – /), detail: criterion },
      evidence: [{ type: 'escalation', id: escalation.id }],
    },
    resource_requirements: { value: ['tier2_technical'] },
    resolution_status: { value: 'Resolved' },
  })
})

test('an answer that came back was no help: it is taken out, and what ends so says why', async () => {
  const { id } = await aTicket(ctx)
  await api('PATCH', `/tickets/${id}/report`, {
    body: { cause_code: 'how_to', fields: { issue_category: 'Technical' } },
  })
  const reply = { kind: 'reply', text: 'Press the button.', status_after: 'resolved' }
  const message = (await api('POST', `/tickets/${id}/messages`, { body: reply })).json
  await settle()
  expect((await fieldsOf(id)).steps_taken.value).toMatchObject([{ action: 'Press the button.' }])
  await recordDelivery(ctx, message.id, { state: 'bounced', detail: null })
  await settle()
  expect(await fieldsOf(id)).toMatchObject({ steps_taken: { value: null }, explanation_provided: { value: null } })
  expect(await causes(id)).toEqual(['edited', 'resolved', 'undelivered'])
  await clock.advance('PT169H')
  expect(await reportOf(id)).toMatchObject({ exempt: 'lapsed', fields: { resolution_status: { detail: 'closed' } } })
})

test('taken out of the spam or out of another ticket, a ticket needs a report again', async () => {
  const [spam, merged, target] = [await aTicket(ctx), await aTicket(ctx), await aTicket(ctx)]
  await api('PUT', `/tickets/${spam.id}/spam`, { body: { spam: true } })
  const merge = (await api('POST', '/merges', { body: { into: target.id, tickets: [merged.id] } })).json
  await settle()
  const exempt = async () => [(await reportOf(spam.id)).exempt, (await reportOf(merged.id)).exempt]
  const listed = async () => {
    const { items } = (await api('GET', '/reports?limit=100')).json
    return items.filter(({ ticket_id }: { ticket_id: string }) => [spam.id, merged.id].includes(ticket_id)).length
  }
  expect([await exempt(), await listed()]).toEqual([['spam', 'merged'], 2])
  await api('PUT', `/tickets/${spam.id}/spam`, { body: { spam: false } })
  await api('DELETE', `/merges/${merge.id}`)
  await settle()
  expect([await exempt(), await listed()]).toEqual([[null, null], 0])
  expect((await reportOf(merged.id)).missing).toContain('steps')
})

test('a reply that resolved it and is taken back has never resolved it', async () => {
  const { id } = await aTicket(ctx)
  await readyToResolve(api, id)
  const held = { kind: 'reply', text: 'Done.', undo_seconds: 60, status_after: 'resolved' }
  const message = (await api('POST', `/tickets/${id}/messages`, { body: held })).json
  await settle()
  expect((await reportOf(id)).resolved_at).not.toBeNull()
  expect((await api('DELETE', `/tickets/${id}/messages/${message.id}`)).status).toBe(200)
  await settle()
  expect((await reportOf(id)).resolved_at).toBeNull()
  expect((await tasksOf(id)).every(({ state }: { state: string }) => state === 'skipped')).toBe(true)
  await become(id, 'resolved')
  expect((await fieldsOf(id)).first_contact_resolution.value).toMatch(/^Yes/)
})

test('an answer that is taken back after the ticket was resolved is no step, and no answer kept a deadline', async () => {
  const { id } = await aTicket(ctx)
  const held = { kind: 'reply', text: 'Refunded now.', undo_seconds: 60 }
  const message = (await api('POST', `/tickets/${id}/messages`, { body: held })).json
  expect((await api('PUT', `/tickets/${id}/resolution`, { body: { cause_code: 'how_to' } })).status).toBe(200)
  await settle()
  expect((await fieldsOf(id)).explanation_provided.value).toContain('Refunded now')
  expect((await api('DELETE', `/tickets/${id}/messages/${message.id}`)).status).toBe(200)
  await settle()
  const { explanation_provided, steps_taken, sla_compliance } = await fieldsOf(id)
  expect([explanation_provided.value, steps_taken.value]).toEqual([null, null])
  expect(sla_compliance.value).toBe('Met resolution time')
  expect((await causes(id)).at(-1)).toBe('undelivered')
})

/** As a ticket stands that came to its end before there were reports, or whose reaction failed for good. */
async function anUnnoticedEnd(): Promise<string> {
  const { id } = await aTicket(ctx)
  await settle()
  const resolved_at = ctx.now().round('millisecond').toString()
  await ctx.db.updateTable('tickets').set({ status: 'closed', resolved_at }).where('id', '=', id).execute()
  return id
}

test('an end nobody has noticed is documented once, and plans nothing that would be overdue', async () => {
  const old = await anUnnoticedEnd()
  await clock.advance('PT480H')
  const recent = await anUnnoticedEnd()
  await clock.advance('PT264H')
  const fresh = await anUnnoticedEnd()
  for (const _ of [1, 2]) {
    await interactionReports.tidy!(asSystem(ctx))
    await settle()
  }
  expect([await causes(old), await causes(recent), await causes(fresh)]).toEqual([[], ['resolved'], []])
  expect(await reportOf(old)).toMatchObject({ version: 0, fields: { resolution_status: { value: 'Resolved' } } })
  const planned = (await tasksOf(recent)).map(({ kind }: { kind: string }) => kind)
  expect(planned.toSorted()).toEqual(['customer_success', 'issue_prevention', 'process_optimization'])
})
