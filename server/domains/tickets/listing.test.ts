import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aTicket } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx } = await anInstallation()

/** Many tickets like another, each opened a second before the one before. */
const copies = (id: string, { count, channel, seconds_ago }: { count: number; channel: string; seconds_ago: number }) =>
  sql`
    insert into tickets (id, subject, channel, team, customer_id, last_message_at, created_at, updated_at, queue_at)
    select gen_random_uuid(), 'Copy ' || n, ${channel}, t.team, t.customer_id, at, at, at, at
    from tickets t, generate_series(1, ${count}::int) n,
      lateral (select t.created_at - make_interval(secs => ${seconds_ago}::int + n) as at) as moment
    where t.id = ${id}`.execute(ctx.db)

const SHORT_WAY = 5_000
const LOOKED_UP = 2_500

test('what is too many to be sorted and lies far behind others is listed whole, in order, page by page', async () => {
  const { id } = await aTicket(ctx)
  await copies(id, { count: SHORT_WAY + 100, channel: 'email', seconds_ago: 0 })
  await copies(id, { count: LOOKED_UP + 100, channel: 'phone_support', seconds_ago: SHORT_WAY + 200 })
  const rows = await ctx.db
    .selectFrom('tickets')
    .select('id')
    .where('channel', '=', 'phone_support')
    .orderBy('last_message_at', 'desc')
    .limit(250)
    .execute()
  const listed: string[] = []
  for (let cursor = ''; listed.length < 250; ) {
    const { json } = await api('GET', `/tickets?channel=phone_support&limit=100${cursor}`)
    listed.push(...json.items.map((item: { id: string }) => item.id))
    cursor = `&cursor=${json.next_cursor}`
  }
  expect(listed.slice(0, 250)).toEqual(rows.map((row) => row.id))
})

test('the last page ends, wherever it was found', async () => {
  const { json } = await api('GET', '/tickets?channel=live_chat&limit=50')
  expect(json).toEqual({ items: [], next_cursor: null })
  const oldest = await api('GET', '/tickets?channel=phone_support&sort=oldest&limit=100')
  expect(oldest.json.items).toHaveLength(100)
  expect(oldest.json.next_cursor).toEqual(expect.any(String))
})

const TAGGED = 1_500
const DAYS = 900

/** Tickets of many kinds over some years, ever fewer the longer ago; the rarest kinds only long ago. */
async function manyKinds(): Promise<Kind[]> {
  const { id } = await aTicket(ctx)
  const { rows } = await sql<Kind>`
    insert into tickets (id, subject, channel, status, priority, category, emotion, team, tags, spam, customer_id,
      last_message_at, created_at, updated_at, queue_at)
    select gen_random_uuid(), case when n % 17 = 0 then 'Kite ' else 'Lark ' end || n,
      (array['email', 'live_chat', 'social_media'])[1 + n % 3], (array['open', 'pending', 'closed'])[1 + n % 5 % 3],
      (array['low', 'high', 'critical'])[1 + n % 7 % 3],
      (array['billing', 'technical'])[1 + n % 2], (array['neutral', 'satisfied'])[1 + n % 11 % 2],
      case when n % 4 = 0 then null else t.team end,
      array['kinds'] || case when n > ${TAGGED - 40} then array['old'] else '{}'::text[] end, n % 29 = 0, t.customer_id,
      at, at, at, at
    from tickets t, generate_series(1, ${TAGGED}) n,
      lateral (select t.created_at - make_interval(hours => round(${DAYS * 24} * (n / ${TAGGED}::float8) ^ 3)::int) as at)
    where t.id = ${id}
    returning id, channel, status, priority, category, emotion, team, tags, spam, subject, created_at, last_message_at`.execute(
    ctx.db,
  )
  return rows.filter(({ spam }) => !spam).toSorted(newestFirst)
}

interface Kind {
  id: string
  channel: string
  status: string
  priority: string
  category: string
  emotion: string
  team: string | null
  tags: string[]
  spam: boolean
  subject: string
  created_at: string
  last_message_at: string
}

const newestFirst = (a: Kind, b: Kind) =>
  a.last_message_at < b.last_message_at || (a.last_message_at === b.last_message_at && a.id < b.id) ? 1 : -1

async function allPages(address: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { json } = await api('GET', `/tickets?${address}&limit=20${cursor && `&cursor=${cursor}`}`)
    ids.push(...json.items.map((item: { id: string }) => item.id))
    cursor = json.next_cursor
  }
  return ids
}

test('whatever filters narrow, and from whichever end: what a naive scan finds, in its order', async () => {
  const kinds = await manyKinds()
  const half = kinds[Math.floor(kinds.length / 2)]!.created_at
  const cases: [string, (kind: Kind) => boolean][] = [
    [
      'channel=social_media&priority=critical&status=closed',
      (k) => k.channel === 'social_media' && k.priority === 'critical' && k.status === 'closed',
    ],
    ['category=billing&emotion=satisfied', (k) => k.category === 'billing' && k.emotion === 'satisfied'],
    ['status=open,pending&priority=high,critical', (k) => k.status !== 'closed' && k.priority !== 'low'],
    ['tag=old', (k) => k.tags.includes('old')],
    ['tag=old,kinds&channel=email', (k) => k.tags.includes('old') && k.channel === 'email'],
    ['tag=nobody-has-it', () => false],
    ['q=kite', (k) => k.subject.startsWith('Kite')],
    ['q=kite&priority=critical', (k) => k.subject.startsWith('Kite') && k.priority === 'critical'],
    ['q=-lark', (k) => !k.subject.startsWith('Lark')],
    ['view=inbox&emotion=satisfied', (k) => k.status === 'open' && k.emotion === 'satisfied'],
    [`priority=critical&created_from=${half}`, (k) => k.priority === 'critical' && k.created_at >= half],
    [`priority=critical&created_to=${half}`, (k) => k.priority === 'critical' && k.created_at < half],
  ]
  for (const [address, matches] of cases) {
    const expected = kinds.filter(matches).map(({ id }) => id)
    // Those of the other tests are not meant.
    const ours = `${address}${address.includes('tag=') ? '' : '&tag=kinds'}`
    expect(await allPages(ours), ours).toEqual(expected)
    expect(await allPages(`${ours}&sort=oldest`), `${ours}, oldest first`).toEqual(expected.toReversed())
  }
})
