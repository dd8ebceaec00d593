import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, expect, test } from 'vitest'
import { identify } from '../../domains/auth/authenticate.ts'
import { startSession } from '../../domains/auth/sessions.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { SESSION_COOKIE } from '../http/requests.ts'
import { listen } from '../listen.ts'
import { startLive } from './sockets.ts'

const { ctx, url, http, api } = await anInstallation()
const listener = await listen(url, ctx.log)
const live = await startLive({ ctx, http: http.server, listener, identify: (cookie) => identify(ctx, cookie) })
const address = await http.listen({ port: 0, host: '127.0.0.1' })
const open: Socket[] = []
afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})
afterAll(async () => {
  await live.stop()
  await listener.stop()
})

interface Heard {
  socket: Socket
  names: string[]
  messages: { text: string }[]
}

async function connect(userId: string, { origin = '', cursor = null as string | null } = {}): Promise<Heard> {
  const { secret } = await startSession(ctx, { user_id: userId })
  const extraHeaders = { cookie: `${SESSION_COOKIE}=${secret}`, ...(origin ? { origin } : {}) }
  const socket = io(address, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    auth: { cursor },
    extraHeaders,
  })
  open.push(socket)
  const heard: Heard = { socket, names: [], messages: [] }
  socket.on('events', (events: { name: string }[]) => heard.names.push(...events.map(({ name }) => name)))
  socket.on('message', (message: { text: string }) => heard.messages.push(message))
  await new Promise<void>((resolve, reject) => {
    socket.once('ready', () => resolve())
    socket.once('reset', () => resolve())
    socket.once('connect_error', reject)
  })
  return heard
}

const until = async (isTrue: () => boolean) => {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 400) throw new Error('it did not happen within four seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const follow = (socket: Socket, ticket_id: string) =>
  new Promise<{ ok: boolean }>((resolve) => socket.emit('follow', { ticket_id }, resolve))

test('another site cannot open a socket with somebody’s cookie, and nobody can without one', async () => {
  const user = await aUser(ctx)
  await expect(connect(user.id, { origin: 'http://evil.example' })).rejects.toThrow()
  await expect(connect(user.id, { origin: address })).resolves.toBeDefined()
  const stranger = io(address, { path: '/live', transports: ['websocket'], reconnection: false })
  open.push(stranger)
  await expect(new Promise((_, reject) => stranger.once('connect_error', reject))).rejects.toThrow('sign_in_required')
})

test('everybody within reach hears of a ticket; who follows it gets the message itself', async () => {
  const [ann, bob] = [await connect((await aUser(ctx)).id), await connect((await aUser(ctx)).id)]
  const ticket = await aTicket(ctx)
  await until(() => [ann, bob].every(({ names }) => names.includes('ticket.opened')))
  expect(await follow(ann.socket, ticket.id)).toEqual({ ok: true })
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'Between us' } })
  await until(() => ann.messages.some(({ text }) => text === 'Between us') && bob.names.includes('ticket.noted'))
  expect(bob.messages).toEqual([])
})

test('a restricted ticket is heard of by leads only, and its followers are sent away', async () => {
  const [agent, lead] = [await connect((await aUser(ctx)).id), await connect((await aUser(ctx, { role: 'lead' })).id)]
  const ticket = await aTicket(ctx)
  await until(() => agent.names.includes('ticket.message_received'))
  await follow(agent.socket, ticket.id)
  await api('PUT', `/tickets/${ticket.id}/restricted`, { body: { restricted: true } })
  await until(() => lead.names.includes('ticket.restricted') && agent.names.includes('ticket.restricted'))
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'Secret' } })
  await until(() => lead.names.includes('ticket.noted'))
  expect(agent.names).not.toContain('ticket.noted')
  expect(agent.messages.map(({ text }) => text)).not.toContain('Secret')
  expect(await follow(agent.socket, ticket.id)).toEqual({ ok: false })
})

test('what was missed while away comes with the cursor, in order and without what is out of reach', async () => {
  const user = await aUser(ctx)
  const first = await connect(user.id)
  let cursor = ''
  first.socket.on('events', (events: { cursor: string }[]) => {
    cursor = events.at(-1)!.cursor
  })
  await aTicket(ctx)
  await until(() => cursor !== '')
  first.socket.close()
  const ticket = await aTicket(ctx)
  const secret = await aTicket(ctx)
  await api('PUT', `/tickets/${secret.id}/restricted`, { body: { restricted: true } })
  // Tags are set by nobody but people: how a ticket is read tells nothing of them.
  await api('PUT', `/tickets/${secret.id}/tags`, { body: { tags: ['secret'] } })
  await api('PUT', `/tickets/${ticket.id}/tags`, { body: { tags: ['open'] } })
  const again = await connect(user.id, { cursor })
  await until(() => again.names.includes('ticket.tagged'))
  expect(again.names.filter((name) => name === 'ticket.tagged')).toHaveLength(1)
})

test('who is switched off is cut off at once', async () => {
  const user = await aUser(ctx)
  const { socket } = await connect(user.id)
  await api('PATCH', `/users/${user.id}`, { body: { active: false } })
  await until(() => socket.disconnected)
})

test('who has gone on before they were let in is not kept there', async () => {
  const [ticket, ann] = [await aTicket(ctx), await aUser(ctx)]
  const { socket, messages } = await connect(ann.id)
  const let_in = follow(socket, ticket.id)
  socket.emit('unfollow', { ticket_id: ticket.id })
  await let_in
  const other = await connect(ann.id)
  await follow(other.socket, ticket.id)
  await api('POST', `/tickets/${ticket.id}/messages`, { body: { kind: 'note', text: 'For those who stayed' } })
  await until(() => other.messages.length > 0)
  expect(messages).toEqual([])
})
