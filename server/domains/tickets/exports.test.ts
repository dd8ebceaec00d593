import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { restrictTicket } from './commands.ts'
import { Ticket } from './contract.ts'

const { api, ctx } = await anInstallation()
const exported = async (query = '', as?: string): Promise<Ticket[]> =>
  (await api('GET', `/tickets.json${query}`, { as })).json
const linesOf = (text: string) => text.replace('\ufeff', '').trimEnd().split('\r\n')

/** Many tickets like one that came through the door. */
async function copies(of: Ticket, count: number): Promise<void> {
  const row = await ctx.db.selectFrom('tickets').selectAll().where('id', '=', of.id).executeTakeFirstOrThrow()
  const { id, number, case_id, priority_rank, ...like } = row
  const rows = Array.from({ length: count }, (_, nr) => ({
    ...like,
    id: newId(),
    subject: `Copy ${nr}`,
    tags: ['copy'],
  }))
  for (let from = 0; from < count; from += 500)
    await ctx.db
      .insertInto('tickets')
      .values(rows.slice(from, from + 500))
      .execute()
}

test('three thousand tickets leave whole, each once, in the order they were opened', async () => {
  await copies(await aTicket(ctx, { channel: 'social_media' }), 3_000)
  const all = await exported('?channel=social_media')
  expect(all).toHaveLength(3_001)
  const ids = all.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].toSorted())
  expect(Object.keys(all[0]!)).toEqual(Object.keys(Ticket.shape))
  const { json: text } = await api('GET', '/tickets.csv?channel=social_media')
  const lines = linesOf(text)
  expect(lines).toHaveLength(3_002)
  expect(lines[0]).toBe(Object.keys(Ticket.shape).join(','))
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(ids)
})

test('the filters are those of the list', async () => {
  const ticket = await aTicket(ctx, { channel: 'in_app_messaging', subject: '=HYPERLINK("http://x")' })
  await api('PUT', `/tickets/${ticket.id}/tags`, { body: { tags: ['vip', 'zh'] } })
  await aTicket(ctx, { channel: 'in_app_messaging' })
  const query = '?channel=in_app_messaging&tag=vip&status=new,open&view=inbox'
  expect(await exported(query)).toEqual((await api('GET', `/tickets${query}`)).json.items)
  expect(await exported(query)).toMatchObject([{ id: ticket.id, subject: '=HYPERLINK("http://x")' }])
  const { json: text } = await api('GET', `/tickets.csv${query}`)
  expect(text).toContain(`,"'=HYPERLINK(""http://x"")",`)
  expect(text).toContain(',"vip, zh",')
  expect((await api('GET', '/tickets.csv?status=asleep')).status).toBe(422)
  expect(await exported('?channel=in_app_messaging&status=closed')).toEqual([])
})

test('nobody takes along what they may not see', async () => {
  const [open, secret] = [
    await aTicket(ctx, { channel: 'phone_support', text: '你好' }),
    await aTicket(ctx, { channel: 'phone_support' }),
  ]
  await restrictTicket(ctx, secret.id, true)
  const [quality, lead, agent] = await Promise.all(
    (['quality', 'lead', 'agent'] as const).map((role) => aUser(ctx, { role })),
  )
  const seen = async (as: string) => (await exported('?channel=phone_support', as)).map(({ id }) => id)
  expect(await seen(quality!.id)).toEqual([open.id])
  expect(await seen(lead!.id)).toEqual([open.id, secret.id].toSorted())
  for (const suffix of ['csv', 'json'])
    expect((await api('GET', `/tickets.${suffix}`, { as: agent!.id })).json.code).toBe('not_permitted')
})
