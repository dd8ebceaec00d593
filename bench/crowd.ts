import { io, type Socket } from 'socket.io-client'
import type { ServerProcess } from '../e2e/support/server-process.ts'
import type { LiveTicket } from '../server/domains/tickets/contract.ts'
import type { Desk } from './desk.ts'
import { type Figure, percentile } from './figures.ts'
import { fetchBytes } from './load.ts'

const BROWSERS = 200
const CHANGES_PER_MINUTE = 1_000
const SECONDS = 30
const TICKETS = 100
const PROMISED_MS = 500
/** How long browsers wait before they read a list again (web/app/live.ts). */
const LEISURE = [
  { path: '/tickets?view=inbox&limit=50', ms: 10_000 },
  { path: '/tickets/counts', ms: 2_500 },
]

/** 200 browsers with the inbox open, a thousand changes a minute: until each has the changed row. */
export async function measureCrowd(desk: Desk): Promise<Figure[]> {
  const server = await desk.server()
  const tickets = (await desk.fill(TICKETS)).slice(0, TICKETS)
  const cookie = await desk.cookie()
  const asked = new Map<string, number>()
  const latencies: number[] = []
  // What follows a change brings the same row again: only its first coming counts, in each browser.
  const aListener = () => {
    const heard = new Set<string>()
    return (rows: LiveTicket[]) => {
      for (const { id, priority } of rows) {
        const at_ms = asked.get(`${id} ${priority}`)
        const change = `${id} ${at_ms}`
        if (at_ms === undefined || heard.has(change)) continue
        heard.add(change)
        latencies.push(performance.now() - at_ms)
      }
    }
  }
  const browsers = await Promise.all(Array.from({ length: BROWSERS }, () => aBrowser(server, cookie, aListener())))
  const changes = await changeAll({ server, tickets, asked })
  for (const browser of browsers) browser.stop()
  const of = `what is promised, ${BROWSERS} browsers and ${CHANGES_PER_MINUTE.toLocaleString('en')} changes a minute`
  const at = (percent: number): Figure => ({
    what: `a change asked for until its row is in a browser, p${percent}`,
    value: percentile(latencies, percent),
    unit: 'ms',
    limit: { value: PROMISED_MS, of },
  })
  const expected = changes * BROWSERS
  return [at(50), at(99), { what: 'rows that came', value: (latencies.length / expected) * 100, unit: '%' }]
}

interface Changing {
  server: ServerProcess
  tickets: string[]
  /** When each ticket was asked to have which priority. */
  asked: Map<string, number>
}

async function changeAll({ server, tickets, asked }: Changing): Promise<number> {
  const pause_ms = 60_000 / CHANGES_PER_MINUTE
  const count = Math.round((SECONDS * 1_000) / pause_ms)
  const running: Promise<unknown>[] = []
  for (let n = 0; n < count; n++) {
    const [id, priority] = [
      tickets[n % tickets.length]!,
      n % (2 * tickets.length) < tickets.length ? 'critical' : 'low',
    ]
    asked.set(`${id} ${priority}`, performance.now())
    running.push(server.api('PUT', `/tickets/${id}/priority`, { body: { priority } }))
    await new Promise((resolve) => setTimeout(resolve, pause_ms))
  }
  await Promise.all(running)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  return count
}

/** What the workspace does besides showing the rows: it reads its lists again, now and then, as long as something happens. */
async function aBrowser(server: ServerProcess, cookie: string, hear: (rows: LiveTicket[]) => void) {
  const socket: Socket = io(server.url, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('reset', () => resolve())
    socket.once('connect_error', reject)
  })
  const timers = new Map<string, NodeJS.Timeout>()
  const readAgain = (path: string, ms: number) => {
    const read = () => {
      timers.delete(path)
      void fetchBytes(`${server.url}/api/v1${path}`, { cookie }).catch(() => {})
    }
    if (!timers.has(path)) timers.set(path, setTimeout(read, ms * (0.8 + 0.4 * Math.random())))
  }
  socket.on('tickets', hear)
  socket.on('events', () => {
    for (const { path, ms } of LEISURE) readAgain(path, ms)
  })
  const stop = () => {
    for (const timer of timers.values()) clearTimeout(timer)
    socket.close()
  }
  return { stop }
}
