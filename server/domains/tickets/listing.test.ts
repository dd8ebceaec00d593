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
