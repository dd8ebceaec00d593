import { sql } from 'kysely'
import type { Server, Socket } from 'socket.io'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { Doing, type Onlooker } from '../contract.ts'
import type { Listener } from '../listen.ts'

/** Somebody who is not heard of for so long has gone: browsers tell anew every 15 seconds. */
const EXPIRES_MS = 40_000
const SWEEP_MS = 5_000

/** From a browser, by the socket's `look`. */
const Look = z.object({ ticket_id: z.string().min(1).max(64), doing: Doing })
/** Between nodes. `doing` null: gone. */
const Seen = z.object({ subject_id: z.string(), socket_id: z.string(), user_id: z.string(), doing: Doing.nullable() })
type Seen = z.infer<typeof Seen>

interface Place {
  ctx: Context
  io: Server
  listener: Listener
  /** The room of those who have a subject open: nobody else hears who looks at it. */
  roomOf: (subjectId: string) => string
  subjectOf: (room: string) => string
}

/**
 * Who has which subject open, over all nodes. Nothing of it is stored: nodes tell each other by NOTIFY, and whoever is
 * silent is forgotten. Runs on the machine's own time: it concerns sockets, not what the product promises.
 */
export function watchOnlookers({ ctx, io, listener, roomOf, subjectOf }: Place) {
  const subjects = new Map<string, Map<string, Onlooker & { until_ms: number }>>()

  const show = (subjectId: string, to: Pick<Socket, 'emit'> = io.local.to(roomOf(subjectId))) =>
    to.emit('onlookers', { ticket_id: subjectId, people: strongest(subjects.get(subjectId)?.values() ?? []) })

  const hear = ({ subject_id, socket_id, user_id, doing }: Seen) => {
    const here = subjects.get(subject_id) ?? new Map()
    const before = here.get(socket_id)?.doing ?? null
    if (doing) here.set(socket_id, { user_id, doing, until_ms: performance.now() + EXPIRES_MS })
    else here.delete(socket_id)
    if (here.size > 0) subjects.set(subject_id, here)
    else subjects.delete(subject_id)
    if (before !== doing) show(subject_id)
  }
  listener.on('onlookers', (payload) => {
    const seen = Seen.safeParse(payload ? parse(payload) : null)
    if (seen.success) hear(seen.data)
  })

  const sweep = setInterval(() => {
    const now_ms = performance.now()
    for (const [subject_id, here] of subjects)
      for (const [socket_id, { user_id, until_ms }] of here)
        if (until_ms < now_ms) hear({ subject_id, socket_id, user_id, doing: null })
  }, SWEEP_MS)

  const tell = (seen: Seen) =>
    sql`select pg_notify('onlookers', ${JSON.stringify(seen)})`
      .execute(ctx.db)
      // Who else looks is worth knowing, not worth an outage.
      .catch((error) => ctx.log.debug({ err: error }, 'onlookers could not be told'))

  // However somebody leaves: by going on, by a broken connection, by being sent away.
  io.of('/').adapter.on('leave-room', (room: string, socket_id: string) => {
    const subject_id = subjectOf(room)
    const user_id = subjects.get(subject_id)?.get(socket_id)?.user_id
    if (user_id) void tell({ subject_id, socket_id, user_id, doing: null })
  })

  return {
    /** Listens to what one browser says of itself. Only subjects it was admitted to count. */
    listenTo(socket: Socket, user_id: string) {
      socket.on('look', (body: unknown) => {
        const look = Look.safeParse(body)
        if (!look.success || !socket.rooms.has(roomOf(look.data.ticket_id))) return
        const { ticket_id: subject_id, doing } = look.data
        void tell({ subject_id, socket_id: socket.id, user_id, doing })
      })
    },
    show,
    stop: () => clearInterval(sweep),
  }
}

/** Each person once, however many pages they have open, with the strongest of what they do. */
function strongest(all: Iterable<Onlooker>): Onlooker[] {
  const people = new Map<string, Doing>()
  for (const { user_id, doing } of all) {
    const before = people.get(user_id)
    if (!before || rank(doing) < rank(before)) people.set(user_id, doing)
  }
  return [...people].map(([user_id, doing]) => ({ user_id, doing }))
}

const rank = (doing: Doing) => Doing.options.indexOf(doing)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
