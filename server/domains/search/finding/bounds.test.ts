import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { excerptOf } from '../../../platform/text/excerpt.ts'
import { aTicket } from '../../../testing/builders.ts'
import { anInstallation } from '../../../testing/installation.ts'
import { indexEverything } from '../commands.ts'
import { inBatches } from '../indexing/follow.ts'
import { indexTickets } from '../indexing/write.ts'
import { search } from '../queries.ts'
import { inTurn } from './turnstile.ts'

const { ctx } = await anInstallation({ env: { LOG_LEVEL: 'error' } })
const MANY = 700

/** So many tickets that say the same, over two years; every tenth is urgent. */
async function manyTickets(): Promise<string[]> {
  const one = await aTicket(ctx, { subject: 'Ubiquitous', text: 'Commonplace words.' })
  const { rows } = await sql<{ id: string }>`
    insert into tickets (id, subject, status, priority, channel, customer_id, last_message_at, created_at, updated_at, queue_at)
    select gen_random_uuid(), case when n = ${MANY} then 'Ubiquitous commonplace' else 'Ubiquitous' end, 'open',
      case when n % 10 = 0 then 'critical' else 'low' end, channel, customer_id,
      last_message_at - n * interval '1 day', created_at, updated_at, queue_at
    from tickets, generate_series(1, ${MANY}) n where id = ${one.id} returning id`.execute(ctx.db)
  const ids = [one.id, ...rows.map(({ id }) => id)]
  await indexEverything(ctx)
  for (const batch of inBatches(ids)) await indexTickets(ctx, batch)
  return ids
}
const all = await manyTickets()

test('of very many matches the newest are ranked, which is said, and all the others follow page by page', async () => {
  const first = await search(ctx, { q: 'ubiquitous ', limit: 50 })
  expect(first.complete).toBe(false)
  const ids = first.items.map(({ ticket }) => ticket.id)
  for (let cursor = first.next_cursor; cursor; ) {
    const page = await search(ctx, { q: 'ubiquitous ', limit: 50, cursor })
    expect([page.customers, page.companies]).toEqual([[], []])
    ids.push(...page.items.map(({ ticket }) => ticket.id))
    cursor = page.next_cursor
  }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(all.toSorted())
})

test('an old ticket with the word in its subject is found past many new ones that only mention it', async () => {
  const { items } = await search(ctx, { q: 'commonplace ', limit: 2 })
  expect(items.map(({ found_in }) => found_in)).toEqual(['subject', 'message'])
})

test('a filter that leaves few finds all of them, however common the word', async () => {
  const { items, complete } = await search(ctx, { q: 'ubiquitous priority:critical', limit: 100 })
  expect([items.length, complete]).toEqual([MANY / 10, true])
})

test('filters alone list what they leave, newest first, page by page; one that leaves nothing leaves nothing', async () => {
  const listed = async (q: string) => {
    const found: { id: string; at: string }[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await search(ctx, { q, limit: 30, ...(cursor ? { cursor } : {}) })
      found.push(...page.items.map(({ ticket }) => ({ id: ticket.id, at: ticket.last_message_at })))
      cursor = page.next_cursor
    }
    return found
  }
  const urgent = await listed('priority:critical')
  expect(new Set(urgent.map(({ id }) => id)).size).toBe(MANY / 10)
  expect(urgent).toEqual(urgent.toSorted((a, b) => (a.at < b.at ? 1 : -1)))
  expect(await listed('priority:high,critical channel:email assignee:none -is:closed')).toEqual(urgent)
  expect(await listed('tag:no-such-tag')).toEqual([])
  expect(await listed('tag:no-such-tag ubiquitous')).toEqual([])
})

test('three searches at once; the next one waits for its turn', async () => {
  let [at_once, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, ++at_once)
    await new Promise((resolve) => setTimeout(resolve, 5))
    at_once--
  }
  await Promise.all(Array.from({ length: 9 }, () => inTurn(work)))
  expect([most, at_once]).toEqual([3, 0])
  await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await inTurn(work)
})

test('who would have to wait too long is told so', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const holding = [inTurn(() => held), inTurn(() => held), inTurn(() => held)]
  await expect(inTurn(async () => {})).rejects.toMatchObject({ code: 'search_busy', status: 503 })
  release()
  await Promise.all(holding)
  expect(await inTurn(async () => 'again')).toBe('again')
})

test('an excerpt shows the place where most of the words are, as plain text', () => {
  const filler = 'Nothing of note stands here. '.repeat(20)
  const excerpt = excerptOf(
    `refund ${filler}the <b>refund</b> for the invoice ${filler}`,
    new Set(['refund', 'invoice']),
  )!
  expect(excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['refund', 'invoice'])
  expect(excerpt.map(({ text }) => text).join('').length).toBeLessThan(220)
  expect(excerptOf('我昨天申请的退款还没到', new Set(['退款']))).toContainEqual({ text: '退款', hit: true })
  expect(excerptOf('nothing', new Set(['refund']))).toBeNull()
})
