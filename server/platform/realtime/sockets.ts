import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Actor, Context } from '../context.ts'
import { as } from '../context.ts'
import type { LiveEvent } from '../contract.ts'
import { isOwnPage } from '../http/requests.ts'
import type { Listener } from '../listen.ts'
import { mayFollow, roomsByEvent, roomsOfActor, rowsOfEvents } from './audience.ts'
import { cursorText, type FeedEvent, type FeedPlace, followFeed, parseCursor, readFeed } from './feed.ts'

/** Missed events replayed to one browser; past that it is told to load its lists anew. */
const LONGEST_REPLAY = 2_000
/** Sessions that simply ran out are noticed this often; a sign-out or a changed role at once, by its event. */
const RECHECK_MS = 300_000

interface LiveOptions {
  ctx: Context
  http: HttpServer
  listener: Listener
  /** Who a cookie header belongs to. */
  identify(cookie: string): Promise<Actor>
}

const liveEvent = ({ xid, id, name, data }: FeedEvent): LiveEvent => ({
  cursor: cursorText({ xid, id }),
  name,
  ids: Object.fromEntries(
    Object.entries(data).filter(
      ([field, value]) => field.endsWith('_id') && (value === null || typeof value === 'string'),
    ),
  ) as LiveEvent['ids'],
})

const actorOf = (socket: Socket): Actor => socket.data.actor as Actor
const followRoom = (subjectId: string) => `follow:${subjectId}`

/** Pushes what happens to the browsers that may know of it: names and ids, and rows to those who have the page open. */
export async function startLive({ ctx, http, listener, identify }: LiveOptions) {
  const io = new Server(http, {
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: 64_000,
    cors: { origin: false },
    // Browsers open sockets across origins and send the cookie along: the same rule as for requests that change something.
    allowRequest: ({ headers }, decide) => decide(null, isOwnPage(headers)),
  })

  io.use(async (socket, next) => {
    try {
      socket.data.actor = await identify(socket.handshake.headers.cookie ?? '')
      const known = ['agent', 'ai'].includes(actorOf(socket).type)
      next(known ? undefined : new Error('sign_in_required'))
    } catch {
      next(new Error('sign_in_required'))
    }
  })

  const feed = await followFeed(ctx, listener, async (events) => {
    await recheckSessions({ io, identify }, events)
    await publish({ ctx, io }, events)
  })
  io.on('connection', (socket) => void welcome({ ctx, socket, place: feed.place }))
  const timer = setInterval(() => void recheckSessions({ io, identify }), RECHECK_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await feed.stop()
      await io.close()
    },
  }
}

/** Replays what was missed, then joins the rooms at the very moment nothing is missing any more. */
async function welcome({
  ctx,
  socket,
  place,
}: {
  ctx: Context
  socket: Socket
  place: () => FeedPlace
}): Promise<void> {
  socket.on('follow', (body: unknown, reply: unknown) => void follow(ctx, socket, { body, reply }))
  socket.on('unfollow', (body: unknown) => void socket.leave(followRoom(ticketIdIn(body))))
  const seen = await catchUp({ ctx, socket, place }).catch((error) => {
    ctx.log.warn({ err: error }, 'a replay failed; the browser loads anew')
    return null
  })
  void socket.join(roomsOfActor(actorOf(socket)))
  const cursor = cursorText(seen ?? place())
  socket.emit(seen ? 'ready' : 'reset', { cursor })
}

/** Where the browser stands after the replay, or null when it must load anew. Ends without a pause between check and return. */
async function catchUp({ ctx, socket, place }: { ctx: Context; socket: Socket; place: () => FeedPlace }) {
  let seen = parseCursor(socket.handshake.auth.cursor)
  for (let replayed = 0; seen && replayed <= LONGEST_REPLAY; ) {
    const head = cursorText(place())
    const events = await readFeed(ctx, seen)
    if (events.length === 0 && cursorText(place()) === head) return seen
    const last = events.at(-1)
    if (!last) continue
    await replay(ctx, socket, events)
    seen = { xid: last.xid, id: last.id }
    replayed += events.length
  }
  return null
}

async function replay(ctx: Context, socket: Socket, events: FeedEvent[]): Promise<void> {
  const mine = new Set(roomsOfActor(actorOf(socket)))
  const rooms = await roomsByEvent(ctx, events)
  const visible = events.filter((event) => rooms.get(event.id)?.some((room) => mine.has(room)))
  if (visible.length > 0) socket.emit('events', visible.map(liveEvent))
}

async function publish({ ctx, io }: { ctx: Context; io: Server }, events: FeedEvent[]): Promise<void> {
  if (io.sockets.sockets.size === 0) return
  const rooms = await roomsByEvent(ctx, events)
  await recheckFollowers({ ctx, io }, events)
  for (const event of events) {
    const names = rooms.get(event.id) ?? []
    if (names.length > 0) io.local.to(names).emit('events', [liveEvent(event)])
  }
  for (const { subject_id, name, row } of await rowsOfEvents(ctx, events))
    io.local.to(followRoom(subject_id)).emit(name, row)
}

const ticketIdIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'ticket_id' in body && typeof body.ticket_id === 'string'
    ? body.ticket_id
    : ''

async function follow(ctx: Context, socket: Socket, { body, reply }: { body: unknown; reply: unknown }): Promise<void> {
  const ticketId = ticketIdIn(body)
  const ok = await mayFollow(as(ctx, actorOf(socket)), ticketId)
  if (ok) await socket.join(followRoom(ticketId))
  if (typeof reply === 'function') reply({ ok })
}

/** When who may see a ticket has changed, those who have it open are asked to leave if they may no longer. */
async function recheckFollowers({ ctx, io }: { ctx: Context; io: Server }, events: FeedEvent[]): Promise<void> {
  const changed = new Set(events.filter(changesAccess).flatMap(({ ticket_id }) => ticket_id ?? []))
  for (const ticketId of changed) {
    for (const socket of await io.local.in(followRoom(ticketId)).fetchSockets()) {
      const actor = socket.data.actor as Actor
      if (!(await mayFollow(as(ctx, actor), ticketId))) socket.leave(followRoom(ticketId))
    }
  }
}

const changesAccess = ({ name }: FeedEvent) =>
  ['ticket.restricted', 'ticket.assigned', 'ticket.team_changed'].includes(name)

const CHANGES_WHO = ['session.ended', 'user.changed', 'user.password_changed', 'role.reach_changed']

/**
 * A session that ended or a role that changed closes the socket; the browser comes back with what it may now. With events,
 * only the people they are about are looked at.
 */
async function recheckSessions(
  { io, identify }: { io: Server; identify: LiveOptions['identify'] },
  events?: FeedEvent[],
): Promise<void> {
  const about = events?.filter(({ name }) => CHANGES_WHO.includes(name))
  if (about?.length === 0) return
  const everybody = !about || about.some(({ name }) => name === 'role.reach_changed')
  const people = new Set(about?.map(({ data }) => data.user_id))
  const sockets = [...io.sockets.sockets.values()].filter((socket) => everybody || people.has(actorOf(socket).id))
  for (const socket of sockets) {
    const after = await identify(socket.handshake.headers.cookie ?? '').catch(() => null)
    if (JSON.stringify(after) !== JSON.stringify(actorOf(socket))) socket.disconnect(true)
  }
}
