import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, expect, test } from 'vitest'
import { identify } from '../../domains/auth/authenticate.ts'
import { startSession } from '../../domains/auth/sessions.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import type { Onlooker } from '../contract.ts'
import { SESSION_COOKIE } from '../http/requests.ts'
import { listen } from '../listen.ts'
import { startLive } from './sockets.ts'

const { ctx, url, api } = await anInstallation()

/** A node of its own: another socket server, another ear on the same database. */
async function aNode() {
  const http = createServer()
  const listener = await listen(url, ctx.log)
  const live = await startLive({ ctx, http, listener, identify: (cookie) => identify(ctx, cookie) })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  afterAll(async () => {
    await live.stop()
    await listener.stop()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}
const [here, elsewhere] = [await aNode(), await aNode()]

const open: Socket[] = []
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})

interface Viewer {
  socket: Socket
  user_id: string
  /** What this browser was last told of each ticket. */
  sees: Map<string, Onlooker[]>
}

async function aViewer(address: string, user_id?: string): Promise<Viewer> {
  const id = user_id ?? (await aUser(ctx)).id
  const { secret } = await startSession(ctx, { user_id: id })
  const extraHeaders = { cookie: `${SESSION_COOKIE}=${secret}` }
  const socket = io(address, { path: '/live', transports: ['websocket'], reconnection: false, extraHeaders })
  open.push(socket)
  const sees = new Map<string, Onlooker[]>()
  socket.on('onlookers', ({ ticket_id, people }) => sees.set(ticket_id, people))
  await new Promise<void>((resolve, reject) => {
    socket.once('reset', () => resolve())
    socket.once('connect_error', reject)
  })
  return { socket, user_id: id, sees }
}

const follow = ({ socket }: Viewer, ticket_id: string) =>
  new Promise<{ ok: boolean }>((resolve) => socket.emit('follow', { ticket_id }, resolve))
const look = ({ socket }: Viewer, ticket_id: string, doing: string) => socket.emit('look', { ticket_id, doing })
const until = (isTrue: () => boolean) => expect.poll(isTrue, { timeout: 4_000, interval: 10 }).toBe(true)
const doingOf = (seer: Viewer, ticketId: string, { user_id }: Viewer) =>
  seer.sees.get(ticketId)?.find((one) => one.user_id === user_id)?.doing ?? null

test('who looks at a ticket, and what they do, is seen by those who have it open, on every node', async () => {
  const [ann, bob, eve] = [await aViewer(here), await aViewer(elsewhere), await aViewer(elsewhere)]
  const ticket = await aTicket(ctx)
  await follow(ann, ticket.id)
  await follow(bob, ticket.id)
  look(ann, ticket.id, 'viewing')
  await until(() => doingOf(bob, ticket.id, ann) === 'viewing')
  look(ann, ticket.id, 'replying')
  await until(() => doingOf(bob, ticket.id, ann) === 'replying')
  expect(eve.sees.size).toBe(0)
})

test('whoever opens it later is told at once who is there', async () => {
  const [ann, bob] = [await aViewer(here), await aViewer(here)]
  const ticket = await aTicket(ctx)
  await follow(ann, ticket.id)
  look(ann, ticket.id, 'noting')
  await until(() => doingOf(ann, ticket.id, ann) === 'noting')
  await follow(bob, ticket.id)
  await until(() => doingOf(bob, ticket.id, ann) === 'noting')
})

test('who goes on, breaks off or is sent away is no longer there', async () => {
  const [ann, bob, cat] = [await aViewer(here), await aViewer(elsewhere), await aViewer(here)]
  const lead = await aViewer(here, (await aUser(ctx, { role: 'lead' })).id)
  const ticket = await aTicket(ctx)
  for (const one of [ann, bob, cat, lead]) {
    await follow(one, ticket.id)
    look(one, ticket.id, 'viewing')
  }
  await until(() => lead.sees.get(ticket.id)?.length === 4)
  ann.socket.emit('unfollow', { ticket_id: ticket.id })
  await until(() => doingOf(lead, ticket.id, ann) === null)
  bob.socket.close()
  await until(() => doingOf(lead, ticket.id, bob) === null)
  await api('PUT', `/tickets/${ticket.id}/restricted`, { body: { restricted: true } })
  await until(() => doingOf(lead, ticket.id, cat) === null)
  expect(lead.sees.get(ticket.id)).toEqual([{ user_id: lead.user_id, doing: 'viewing' }])
})

test('somebody with two pages is there once, with the stronger of what they do', async () => {
  const ann = await aViewer(here)
  const again = await aViewer(elsewhere, ann.user_id)
  const ticket = await aTicket(ctx)
  await follow(ann, ticket.id)
  await follow(again, ticket.id)
  look(ann, ticket.id, 'replying')
  look(again, ticket.id, 'viewing')
  await until(() => doingOf(again, ticket.id, ann) === 'replying')
  expect(again.sees.get(ticket.id)).toEqual([{ user_id: ann.user_id, doing: 'replying' }])
})

test('what nobody was admitted to cannot be looked at, and nonsense is not heard', async () => {
  const [ann, bob] = [await aViewer(here), await aViewer(here)]
  const ticket = await aTicket(ctx)
  await follow(ann, ticket.id)
  look(bob, ticket.id, 'replying')
  bob.socket.emit('look', null)
  bob.socket.emit('look', { ticket_id: ticket.id, doing: 'dancing' })
  await follow(bob, ticket.id)
  look(bob, ticket.id, 'viewing')
  await until(() => doingOf(ann, ticket.id, bob) !== null)
  expect(ann.sees.get(ticket.id)).toEqual([{ user_id: bob.user_id, doing: 'viewing' }])
})
