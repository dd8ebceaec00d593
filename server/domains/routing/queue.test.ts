import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { resolveTicket } from '../../testing/resolving.ts'
import type { Ticket } from '../tickets/contract.ts'
import { placeInQueue, setDeadlines } from '../tickets/queue.ts'

const { api, ctx, settle, clock } = await anInstallation()
const HOUR = 3_600
const START = '2026-03-02T08:00:00.000Z'

/** A team of its own per test, so that tests do not meet in one queue. */
async function aTeam(): Promise<string> {
  const team = `team_${newId().slice(-12)}`
  const { json: inForce } = await api('GET', '/framework', { headers: { accept: 'application/json' } })
  const known = inForce.text === '' ? 'teams:' : inForce.text
  const put = await api('PUT', '/framework', { body: { text: `${known}\n  ${team}: { tier: tier1_general }` } })
  expect(put.status).toBe(200)
  await settle()
  return team
}

interface Waiting {
  due_in_hours: number
  lead_hours: number
}

async function queued(team: string, waiting: readonly Waiting[]): Promise<string[]> {
  const ids: string[] = []
  for (const _ of waiting) ids.push((await aTicket(ctx)).id)
  await settle()
  await ctx.db.updateTable('tickets').set({ team }).where('id', 'in', ids).execute()
  await place(ids, waiting)
  return ids
}

const place = (ids: readonly string[], waiting: readonly Waiting[]) =>
  inTransaction(ctx, async (ctx) => {
    await setDeadlines(
      ctx,
      waiting.map(({ due_in_hours }, index) => ({
        ticket_id: ids[index]!,
        due_clock: 'resolution',
        due_at: Temporal.Instant.from(START)
          .add({ seconds: Math.round(due_in_hours * HOUR) })
          .toString({ fractionalSecondDigits: 3 }),
        risk_at: null,
      })),
    )
    await placeInQueue(
      ctx,
      waiting.map(({ lead_hours }, index) => ({
        ticket_id: ids[index]!,
        queue_class: null,
        queue_lead_seconds: lead_hours * HOUR,
      })),
    )
  })

async function queueOf({ team, limit = 100 }: { team?: string; limit?: number } = {}): Promise<Ticket[]> {
  const items: Ticket[] = []
  for (let cursor = '', more = true; more; more = cursor !== '') {
    const { json } = await api(
      'GET',
      `/tickets?sort=queue&limit=${limit}&cursor=${cursor}${team ? `&team=${team}` : ''}`,
    )
    items.push(...json.items)
    cursor = json.next_cursor ?? ''
  }
  return items
}
const idsOf = (tickets: readonly { id: string }[]) => tickets.map(({ id }) => id)

test('whoever has waited longer than the leads allow comes first', async () => {
  const team = await aTeam()
  const size = 25
  const ids = await queued(
    team,
    Array.from({ length: size }, () => ({ due_in_hours: 0, lead_hours: 0 })),
  )
  const anyone = fc.record({
    due_in_hours: fc.integer({ min: 0, max: 160 }).map((quarters) => quarters / 4),
    lead_hours: fc.constantFrom(0, 4, 8, 12),
  })
  const anyQueue = fc.array(anyone, { minLength: size, maxLength: size })
  await fc.assert(
    fc.asyncProperty(anyQueue, async (waiting) => {
      await place(ids, waiting)
      const places = idsOf(await queueOf({ team, limit: 7 }))
      expect(places.toSorted()).toEqual(ids.toSorted())
      for (const [a, one] of waiting.entries())
        for (const [b, other] of waiting.entries()) {
          // Due earlier by more than the other's class is ahead: first, whatever the classes.
          const waitsLonger = other.due_in_hours - one.due_in_hours > other.lead_hours - one.lead_hours
          if (waitsLonger) expect(places.indexOf(ids[a]!)).toBeLessThan(places.indexOf(ids[b]!))
        }
    }),
    { numRuns: 20 },
  )
})

test('a plain ticket is helped although enterprises never stop writing', async () => {
  const team = await aTeam()
  const agent = await aUser(ctx, { teams: [team] })
  const [plain] = (await queued(team, [{ due_in_hours: 2, lead_hours: 0 }])) as [string]
  const served: string[] = []
  // Two write every hour, one is helped: the heap of enterprises only grows.
  for (let hour = 0; !served.includes(plain) && hour < 40; hour++) {
    await queued(
      team,
      [0, 0.5].map((half) => ({ due_in_hours: hour + half + 2, lead_hours: 12 })),
    )
    served.push((await api('POST', '/queue/next', { body: { team }, as: agent.id })).json.id)
  }
  // Those who wrote within the twelve hours of their lead come first, and nobody else.
  expect(served.indexOf(plain)).toBe(24)
})

test('pages are stable: tickets that stay are met once, also when others move, come and go', async () => {
  const team = await aTeam()
  const ids = await queued(
    team,
    Array.from({ length: 12 }, (_, index) => ({ due_in_hours: Math.floor(index / 3), lead_hours: 0 })),
  )
  const first = (await api('GET', `/tickets?sort=queue&team=${team}&limit=5`)).json
  expect(first.items).toHaveLength(5)
  const [met, unmet] = [first.items[1].id, ids[11]!]
  await inTransaction(ctx, (ctx) =>
    placeInQueue(ctx, [
      { ticket_id: met, queue_class: null, queue_lead_seconds: -100 * HOUR },
      { ticket_id: unmet, queue_class: null, queue_lead_seconds: 100 * HOUR },
    ]),
  )
  await resolveTicket(api, ids[10]!)
  await queued(team, [{ due_in_hours: -5, lead_hours: 0 }])
  const rest: Ticket[] = []
  for (let cursor: string | null = first.next_cursor; cursor; ) {
    const { json }: { json: { items: Ticket[]; next_cursor: string | null } } = await api(
      'GET',
      `/tickets?sort=queue&team=${team}&limit=5&cursor=${cursor}`,
    )
    rest.push(...json.items)
    cursor = json.next_cursor
  }
  const stayed = ids.filter((id) => ![met, unmet, ids[10]].includes(id))
  const all = [...idsOf(first.items), ...idsOf(rest)]
  expect(all.filter((id) => stayed.includes(id))).toEqual(stayed)
  expect(all.filter((id) => id === met)).toHaveLength(2)
})

test('sort=queue shows what is ours to move and nothing else, and ties go by id', async () => {
  const team = await aTeam()
  const ids = await queued(
    team,
    Array.from({ length: 6 }, () => ({ due_in_hours: 1, lead_hours: 0 })),
  )
  const [pending, closed, snoozed, spam, escalated, fresh] = ids as [string, string, string, string, string, string]
  for (const [id, status] of Object.entries({ [pending]: 'pending', [closed]: 'closed', [escalated]: 'escalated' }))
    await ctx.db.updateTable('tickets').set({ status }).where('id', '=', id).execute()
  await ctx.db.updateTable('tickets').set({ snoozed_until: START }).where('id', '=', snoozed).execute()
  await ctx.db.updateTable('tickets').set({ spam: true }).where('id', '=', spam).execute()
  expect(idsOf(await queueOf({ team }))).toEqual([escalated, fresh].toSorted())
  expect((await api('GET', `/tickets?sort=queue&status=closed&team=${team}`)).json.items).toEqual([])
  expect((await api('GET', '/tickets?sort=queue&cursor=bm9uc2Vuc2U')).status).toBe(422)
})

test('at_risk shows and counts what comes near its deadline or has passed it', async () => {
  const team = await aTeam()
  const agent = await aUser(ctx, { teams: [team] })
  const ids = await queued(
    team,
    Array.from({ length: 5 }, () => ({ due_in_hours: 1, lead_hours: 0 })),
  )
  const [late, near, far, resolved, secret] = ids as [string, string, string, string, string]
  const now = ctx.now()
  const at = (seconds: number) => now.add({ seconds }).toString({ fractionalSecondDigits: 3 })
  const before = (await api('GET', '/tickets/counts', { as: agent.id })).json.at_risk
  const risk = (ticket_id: string, due: number, from: number) =>
    ({ ticket_id, due_clock: 'first_response', due_at: at(due), risk_at: at(from) }) as const
  await inTransaction(ctx, (ctx) =>
    setDeadlines(ctx, [
      risk(late, -10, -100),
      risk(near, 10, -10),
      risk(far, 4 * HOUR, 3 * HOUR),
      risk(resolved, -10, -100),
      risk(secret, -10, -100),
    ]),
  )
  await ctx.db.updateTable('tickets').set({ status: 'resolved' }).where('id', '=', resolved).execute()
  await ctx.db.updateTable('tickets').set({ restricted: true }).where('id', '=', secret).execute()
  const shown = async () => (await api('GET', `/tickets?view=at_risk&sort=queue&team=${team}`, { as: agent.id })).json
  expect(idsOf((await shown()).items)).toEqual([late, near])
  expect((await api('GET', '/tickets/counts', { as: agent.id })).json.at_risk).toBe(before + 2)
})

test('fifty ask for the next of thirty: everybody gets another one, or none', async () => {
  const team = await aTeam()
  const ids = await queued(
    team,
    Array.from({ length: 30 }, (_, index) => ({ due_in_hours: index % 7, lead_hours: 0 })),
  )
  const agents = await Promise.all(Array.from({ length: 50 }, () => aUser(ctx, { teams: [team] })))
  const replies = await Promise.all(agents.map(({ id }) => api('POST', '/queue/next', { body: {}, as: id })))
  const taken = replies.filter(({ status }) => status === 200)
  expect(idsOf(taken.map(({ json }) => json)).toSorted()).toEqual(ids.toSorted())
  for (const [index, { status, json }] of replies.entries()) {
    if (status === 200) expect(json).toMatchObject({ assignee_id: agents[index]!.id, status: 'open' })
    else expect([status, json.code]).toEqual([404, 'queue_empty'])
  }
})

test('the next is taken in the order of the queue, from own teams only', async () => {
  const [team, other] = [await aTeam(), await aTeam()]
  const [later, sooner] = (await queued(team, [
    { due_in_hours: 9, lead_hours: 0 },
    { due_in_hours: 12, lead_hours: 4 },
  ])) as [string, string]
  const [foreign] = (await queued(other, [{ due_in_hours: -200, lead_hours: 0 }])) as [string]
  const [agent, lead] = [await aUser(ctx, { teams: [team] }), await aUser(ctx, { role: 'lead', teams: [team] })]
  const take = (as: string, body?: object) => api('POST', '/queue/next', { as, ...(body ? { body } : {}) })
  expect((await take(agent.id, { team: other })).json.code).toBe('queue_empty')
  expect((await take(agent.id)).json.id).toBe(sooner)
  expect((await take(lead.id, { team: other })).json.id).toBe(foreign)
  expect((await take(agent.id)).json.id).toBe(later)
  const empty = await take(agent.id)
  expect([empty.status, empty.json.code]).toEqual([404, 'queue_empty'])
  expect(empty.json.detail).toContain('Nobody waits')
  // A lead takes from everybody.
  const [last] = (await queued(other, [{ due_in_hours: -300, lead_hours: 0 }])) as [string]
  expect((await take(lead.id)).json.id).toBe(last)
})

test('a ticket that is held just now is waited for, not overlooked', async () => {
  const team = await aTeam()
  const agent = await aUser(ctx, { teams: [team] })
  const [id] = (await queued(team, [{ due_in_hours: 1, lead_hours: 0 }])) as [string]
  let asked: Promise<{ status: number; json: Ticket }> | undefined
  await inTransaction(ctx, async (inner) => {
    await inner.db.selectFrom('tickets').select('id').where('id', '=', id).forUpdate().execute()
    asked = api('POST', '/queue/next', { as: agent.id, body: {} })
    await new Promise((resolve) => setTimeout(resolve, 150))
  })
  expect(await asked).toMatchObject({ status: 200, json: { id } })
})

test('whoever may not see or change a ticket does not get it', async () => {
  const team = await aTeam()
  const [id] = (await queued(team, [{ due_in_hours: 1, lead_hours: 0 }])) as [string]
  const [agent, quality] = [await aUser(ctx, { teams: [team] }), await aUser(ctx, { role: 'quality', teams: [team] })]
  await api('PUT', `/tickets/${id}/restricted`, { body: { restricted: true } })
  expect((await api('POST', '/queue/next', { as: agent.id, body: {} })).json.code).toBe('queue_empty')
  expect((await api('POST', '/queue/next', { as: quality.id, body: {} })).status).toBe(403)
  await api('PUT', `/tickets/${id}/restricted`, { body: { restricted: false } })
  expect((await api('POST', '/queue/next', { as: agent.id, body: {} })).json.id).toBe(id)
})

test('four mails of the same minute: enterprise, billing, technical emergency, plain; ties by due time', async () => {
  await clock.advance('PT24H')
  const email = `${newId()}@enterprise.example`
  const identities = [{ kind: 'email', value: email, verified: true }]
  await api('POST', '/customers', { body: { name: 'Enid', account_type: 'enterprise', identities } })
  const write = async (subject: string, text: string, from: string) => {
    const body = { external_id: newId(), from: { email: from }, subject, text }
    return (await api('POST', '/channels/email/inbound', { body })).json.ticket_id as string
  }
  const stranger = () => `${newId()}@customer.example`
  const plain = await write('Opening hours', 'Hello, what are your plans and opening hours?', stranger())
  const emergency = await write(
    'URGENT: production is down',
    'Our production system is completely down for all users since this morning, every API call returns error 500. Please help immediately!',
    stranger(),
  )
  const billing = await write(
    'Charged twice',
    'I was charged twice on my invoice this month. Please refund.',
    stranger(),
  )
  const enterprise = await write('A question', 'How do I change the name of our account?', email)
  await clock.advance('PT30S')
  const later = await write('Opening hours', 'Hello, what are your plans and opening hours?', stranger())
  await settle()
  const mine = [plain, emergency, billing, enterprise, later]
  const queue = (await queueOf()).filter(({ id }) => mine.includes(id))
  expect(idsOf(queue)).toEqual([enterprise, billing, emergency, plain, later])
  for (const { due_at } of queue) expect(due_at).not.toBeNull()
})
