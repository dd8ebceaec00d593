import { afterAll, expect, test } from 'vitest'
import type { Listener } from '../../platform/listen.ts'
import { followNews } from '../../platform/news.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

// Only a process that hears of what happens on other nodes keeps the top of a list.
const stop = followNews({ on: () => {} } as unknown as Listener)
afterAll(stop)

const { api, ctx } = await anInstallation()
const [ann, ben] = [await aUser(ctx, { name: 'Ann' }), await aUser(ctx, { name: 'Ben' })]
const [first, second] = [await aTicket(ctx), await aTicket(ctx)]

const listed = async (address: string, as: string): Promise<string[]> =>
  (await api('GET', `/tickets?${address}`, { as })).json.items.map(({ id }: { id: string }) => id)
const assign = (id: string, assignee_id: string | null) =>
  api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id }, as: ann.id })

test('the top of a list is up to date after every change, for all who see it', async () => {
  expect(await listed('view=inbox', ann.id)).toEqual([second.id, first.id])
  expect(await listed('view=inbox', ben.id)).toEqual([second.id, first.id])
  await api('PUT', `/tickets/${first.id}/snooze`, { body: { until: '2099-01-01T00:00:00Z' }, as: ann.id })
  expect(await listed('view=inbox', ben.id)).toEqual([second.id])
  const third = await aTicket(ctx)
  expect(await listed('view=inbox', ben.id)).toEqual([third.id, second.id])
  expect(await listed('view=inbox&limit=1', ben.id)).toEqual([third.id])
  await api('PUT', `/tickets/${third.id}/tags`, { body: { tags: ['seen'] }, as: ann.id })
  expect(await listed('tag=seen', ben.id)).toEqual([third.id])
})

test.each(['view=mine', 'assignee_id=me'])('what is one’s own is kept for nobody else: %s', async (address) => {
  await assign(first.id, ann.id)
  await assign(second.id, ben.id)
  await api('PUT', `/tickets/${first.id}/snooze`, { body: { until: null }, as: ann.id })
  expect(await listed(address, ann.id)).toEqual([first.id])
  expect(await listed(address, ben.id)).toEqual([second.id])
})

test('whether it is unread is each reader’s, though they share the list', async () => {
  const unread = async (as: string) =>
    (await api('GET', '/tickets?view=inbox', { as })).json.items.map((item: { unread: boolean }) => item.unread)
  const before = await unread(ben.id)
  expect(before).toContain(true)
  const [top] = await listed('view=inbox', ann.id)
  await api('PUT', `/tickets/${top}/seen`, { as: ann.id })
  expect((await unread(ann.id))[0]).toBe(false)
  expect(await unread(ben.id)).toEqual(before)
})

test('a role that is let see less sees less at once, of a list that others have kept', async () => {
  await assign(first.id, ann.id)
  await assign(second.id, ben.id)
  expect(await listed('sort=newest', ann.id)).toEqual(expect.arrayContaining([first.id, second.id]))
  await api('PUT', '/roles/agent/reach', { body: { read_reach: 'own', change_reach: 'own' } })
  expect(await listed('sort=newest', ann.id)).not.toContain(second.id)
  expect(await listed('sort=newest', ben.id)).not.toContain(first.id)
})
