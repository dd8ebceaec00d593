import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx } = await anInstallation()

test('who is mentioned hears of it; who is not there, or no longer, does not, and stops nobody', async () => {
  const [ticket, ann, gone] = [await aTicket(ctx), await aUser(ctx), await aUser(ctx)]
  await api('PATCH', `/users/${gone.id}`, { body: { active: false } })
  for (const mentions of [[ann.id], ['x', newId(), gone.id, ann.id]]) {
    const body = { kind: 'note', text: 'See this', mentions }
    expect((await api('POST', `/tickets/${ticket.id}/messages`, { body })).status).toBe(201)
  }
  const { items, unread } = (await api('GET', '/notifications', { as: ann.id })).json
  expect(unread).toBe(2)
  expect(items).toMatchObject([{ kind: 'mentioned' }, { kind: 'mentioned' }])
  expect((await ctx.db.selectFrom('notifications').select('id').where('user_id', '<>', ann.id).execute()).length).toBe(
    0,
  )
})

test('one notification is read by whom it belongs to', async () => {
  const [ticket, ann, bob] = [await aTicket(ctx), await aUser(ctx), await aUser(ctx)]
  const body = { kind: 'note', text: 'See this', mentions: [ann.id] }
  await api('POST', `/tickets/${ticket.id}/messages`, { body })
  const [{ id }] = (await api('GET', '/notifications', { as: ann.id })).json.items
  expect((await api('PUT', `/notifications/${id}/read`, { as: bob.id })).status).toBe(404)
  expect((await api('PUT', '/notifications/x/read', { as: ann.id })).status).toBe(404)
  expect((await api('PUT', `/notifications/${id}/read`, { as: ann.id })).status).toBe(200)
  expect((await api('GET', '/notifications', { as: ann.id })).json.unread).toBe(0)
})

test('what somebody has muted they are not told; the rest they are, and others are told all', async () => {
  const [ticket, ann, bob] = [await aTicket(ctx), await aUser(ctx), await aUser(ctx)]
  await api('PATCH', '/me', { as: ann.id, body: { preferences: { muted: ['mentioned'] } } })
  const body = { kind: 'note', text: 'See this', mentions: [ann.id, bob.id] }
  await api('POST', `/tickets/${ticket.id}/messages`, { body })
  await api('PUT', `/tickets/${ticket.id}/assignee`, { body: { assignee_id: ann.id } })
  const kinds = async (as: string) =>
    (await api('GET', '/notifications', { as })).json.items.map(({ kind }: { kind: string }) => kind)
  expect(await kinds(ann.id)).toEqual(['assigned'])
  expect(await kinds(bob.id)).toEqual(['mentioned'])
})
