import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Actor, Context } from '../context.ts'
import { as } from '../context.ts'
import type { LiveEvent } from '../contract.ts'
import { isOwnPage } from '../http/requests.ts'
import type { Listener } from '../listen.ts'
import { mayFollow, roomsByEvent, roomsOfActor, rowsOfEvents, rowsOfLists } from './audience.ts'
import { cursorText, type FeedEvent, type FeedPlace, followFeed, parseCursor, readFeed } from './feed.ts'
import { watchOnlookers } from './onlookers.ts'

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
const followed = (room: string) => room.replace(/^follow:/, '')

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

  const onlookers = watchOnlookers({ ctx, io, listener, roomOf: followRoom, subjectOf: followed })
  const feed = await followFeed(ctx, listener, async (events) => {
    await recheckSessions({ io, identify }, events)
    await publish({ ctx, io }, events)
  })
  io.on('connection', (socket) => void welcome({ ctx, socket, place: feed.place, onlookers }))
  const timer = setInterval(() => void recheckSessions({ io, identify }), RECHECK_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      onlookers.stop()
      await feed.stop()
      await io.close()
    },
  }
}

interface Welcome {
  ctx: Context
  socket: Socket
  place: () => FeedPlace
  onlookers: ReturnType<typeof watchOnlookers>
}

/** Replays what was missed, then joins the rooms at the very moment nothing is missing any more. */
async function welcome({ ctx, socket, place, onlookers }: Welcome): Promise<void> {
  socket.data.wanted = new Set<string>()
  onlookers.listenTo(socket, actorOf(socket).id ?? '')
  const admitted = (ticketId: string) => onlookers.show(ticketId, socket)
  socket.on('follow', (body: unknown, reply: unknown) => void follow(ctx, socket, { body, reply, admitted }))
  socket.on('unfollow', (body: unknown) => unfollow(socket, ticketIdIn(body)))
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
  for (const { names, heard } of runsByRooms(events, rooms)) io.local.to(names).emit('events', heard.map(liveEvent))
  for (const { rooms, name, rows } of await rowsOfLists(ctx, events)) io.local.to(rooms).emit(name, rows)
  for (const { subject_id, name, row } of await rowsOfEvents(ctx, events))
    io.local.to(followRoom(subject_id)).emit(name, row)
}

/** What goes to the same people one after the other goes out at once: each sending costs every browser a frame. */
function runsByRooms(events: FeedEvent[], rooms: Map<string, string[]>) {
  const runs: { names: string[]; heard: FeedEvent[] }[] = []
  for (const event of events) {
    const [names, last] = [rooms.get(event.id) ?? [], runs.at(-1)]
    if (names.length === 0) continue
    if (last && last.names.join() === names.join()) last.heard.push(event)
    else runs.push({ names, heard: [event] })
  }
  return runs
}

const ticketIdIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'ticket_id' in body && typeof body.ticket_id === 'string'
    ? body.ticket_id
    : ''

interface Follow {
  body: unknown
  reply: unknown
  admitted: (ticketId: string) => void
}

async function follow(ctx: Context, socket: Socket, { body, reply, admitted }: Follow): Promise<void> {
  const ticketId = ticketIdIn(body)
  wantedBy(socket).add(ticketId)
  const ok = await mayFollow(as(ctx, actorOf(socket)), ticketId)
  // Who has gone on meanwhile would stay for ever: nobody says goodbye twice.
  if (ok && wantedBy(socket).has(ticketId)) {
    await socket.join(followRoom(ticketId))
    admitted(ticketId)
  }
  if (!ok) wantedBy(socket).delete(ticketId)
  if (typeof reply === 'function') reply({ ok })
}

/** What a browser wants to follow, let in or not yet. */
const wantedBy = (socket: Socket) => socket.data.wanted as Set<string>

function unfollow(socket: Socket, ticketId: string): void {
  wantedBy(socket).delete(ticketId)
  void socket.leave(followRoom(ticketId))
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
