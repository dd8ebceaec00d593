import { expect, test } from 'vitest'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'

const { api, ctx } = await anInstallation()
const [ann, bob] = [await aUser(ctx), await aUser(ctx)]

const assign = (id: string, assignee_id: string | null, { as = ann.id, undo = false } = {}) =>
  api('PUT', `/tickets/${id}/assignee`, { body: { assignee_id, ...(undo && { undo }) }, as })
const undo = async (id: string, as = ann.id) => (await assign(id, null, { as, undo: true })).json

test('an assignment that is taken back leaves the ticket as it was', async () => {
  const ticket = await aTicket(ctx)
  await assign(ticket.id, bob.id)
  expect(await undo(ticket.id)).toMatchObject({ status: 'new', assignee_id: null })
  await assign(ticket.id, ann.id)
  expect(await undo(ticket.id)).toMatchObject({ status: 'new', assignee_id: null })
})

test('who only takes somebody off a ticket leaves it touched', async () => {
  const ticket = await aTicket(ctx)
  await assign(ticket.id, bob.id)
  expect((await assign(ticket.id, null)).json).toMatchObject({ status: 'open', assignee_id: null })
})

test.each([
  [
    'somebody has written a note',
    (id: string) => ({ path: `/tickets/${id}/messages`, body: { kind: 'note', text: 'Seen' } }),
  ],
  [
    'it was opened by hand before',
    (id: string) => ({ path: `/tickets/${id}/status`, body: { status: 'open' }, first: true }),
  ],
])('what was done about it stays: %s', async (_name, deed) => {
  const ticket = await aTicket(ctx)
  const { path, body, first = false } = deed(ticket.id) as ReturnType<typeof deed> & { first?: boolean }
  const doIt = () => api(first ? 'PUT' : 'POST', path, { body, as: bob.id })
  if (first) expect((await doIt()).status).toBe(200)
  await assign(ticket.id, ann.id)
  if (!first) expect((await doIt()).status).toBe(201)
  expect(await undo(ticket.id)).toMatchObject({ status: 'open', assignee_id: null })
})

test('another one’s assignment is not mine to take back', async () => {
  const ticket = await aTicket(ctx)
  await assign(ticket.id, ann.id, { as: bob.id })
  expect(await undo(ticket.id)).toMatchObject({ status: 'open', assignee_id: null })
})
