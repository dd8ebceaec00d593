import type { io, Socket } from 'socket.io-client'
import type { LiveTicket, Message } from '../../server/domains/tickets/contract.ts'
import type { LiveEvent } from '../../server/platform/contract.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { hearOnlookers, lookAt, tellLooksTo } from './onlookers.ts'
import { patiently } from './patiently.ts'

/** live: told within a second. catching_up: connecting, or replaying what was missed. offline: what is shown may be old. */
export type LiveState = 'live' | 'catching_up' | 'offline'

interface Listeners {
  onEvents: (events: LiveEvent[]) => void
  onMessage: (message: Message) => void
  onTickets: (tickets: LiveTicket[]) => void
  /** The first connection, or too much was missed to replay: everything on screen has to be read again. */
  onReset: () => Promise<unknown>
}

const state = externalStore<LiveState>('catching_up')
/** Since when nothing was heard; null while live. For the honest tooltip. */
const silentSince = externalStore<number | null>(null)
let socket: Socket | null = null
let cursor: string | null = null
/** What is open on screen, each with what ends looking at it. */
const followed = new Map<string, () => void>()

export const useLiveState = () => useExternalStore(state)
export const useSilentSince = () => useExternalStore(silentSince)

/** Connects until the returned function is called. The cursor survives, so a later connection replays from it. */
export function connect(listeners: Listeners) {
  const waiting = new AbortController()
  let stop = () => waiting.abort()
  void fetchClient(waiting.signal).then((open) => {
    if (open) stop = connectWith(open, listeners)
  })
  return () => stop()
}

/** The list can be used before its news come, so what brings them is fetched after it, and once it can be. */
async function fetchClient(signal: AbortSignal): Promise<typeof io | null> {
  if (!navigator.onLine) goTo('offline')
  const found = await patiently(() => import('socket.io-client')).catch(() => null)
  if (!found) goTo('offline')
  return signal.aborted || !found ? null : found.io
}

function goTo(next: LiveState) {
  if (next === 'live') silentSince.write(null)
  else if (state.read() === 'live') silentSince.write(Date.now())
  state.write(next)
}

function connectWith(open: typeof io, { onEvents, onMessage, onTickets, onReset }: Listeners) {
  const connection = open({
    path: '/live',
    transports: ['websocket', 'polling'],
    auth: (answer) => answer({ cursor }),
    reconnectionDelayMax: 5000,
  })
  socket = connection
  connection.on('connect', () => {
    goTo('catching_up')
    for (const ticketId of followed.keys()) askToFollow(ticketId)
  })
  connection.on('events', (events: LiveEvent[]) => {
    cursor = events.at(-1)?.cursor ?? cursor
    onEvents(events)
  })
  connection.on('message', onMessage)
  connection.on('tickets', onTickets)
  connection.on('onlookers', hearOnlookers)
  tellLooksTo((name, body) => {
    if (connection.connected) connection.emit(name, body)
  })
  connection.on('ready', (answer: { cursor: string | null }) => {
    cursor = answer?.cursor ?? cursor
    goTo('live')
  })
  connection.on('reset', (answer: { cursor: string | null }) => {
    cursor = answer?.cursor ?? null
    void onReset().finally(() => connection.connected && goTo('live'))
  })
  connection.on('disconnect', () => goTo('offline'))
  connection.on('connect_error', () => goTo('offline'))
  connection.io.on('reconnect_attempt', () => {
    if (navigator.onLine) goTo('catching_up')
  })
  const stopWatching = watchNetwork(connection)
  return () => {
    stopWatching()
    connection.disconnect()
    if (socket === connection) socket = null
  }
}

/** Asks for the messages of one ticket themselves, not only for the news that there are some; and is seen to look at it. */
export function follow(ticketId: string) {
  followed.set(ticketId, () => {})
  askToFollow(ticketId)
  return () => {
    followed.get(ticketId)?.()
    followed.delete(ticketId)
    socket?.emit('unfollow', { ticket_id: ticketId })
  }
}

/** Only who was admitted can be seen there, so looking begins with the answer. */
function askToFollow(ticketId: string) {
  socket?.emit('follow', { ticket_id: ticketId }, ({ ok }: { ok: boolean }) => {
    const lookNoMore = followed.get(ticketId)
    if (!ok || !lookNoMore) return
    lookNoMore()
    followed.set(ticketId, lookAt(ticketId))
  })
}

/** The browser knows about a lost network long before the heartbeat does. */
function watchNetwork(connection: Socket) {
  const onOffline = () => goTo('offline')
  const onOnline = () => {
    goTo('catching_up')
    connection.disconnect().connect()
  }
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', onOnline)
  return () => {
    window.removeEventListener('offline', onOffline)
    window.removeEventListener('online', onOnline)
  }
}
