import { openSocket } from '../e2e/support/sign-in.ts'
import { notifyLatencies } from './bare-postgres.ts'
import type { Desk } from './desk.ts'
import { type Figure, percentile } from './figures.ts'
import { timed } from './load.ts'

const CHANGES = 200

/** From the moment somebody changes a ticket through the API until another's page hears of it. */
export async function measureLive(desk: Desk): Promise<Figure[]> {
  const server = await desk.server()
  const [ticket_id] = await desk.fill(1)
  const socket = await openSocket(server, await desk.cookie())
  const hears = () =>
    new Promise<void>((resolve) => {
      const look = (events: { name: string; ids: Record<string, string | null> }[]) => {
        if (!events.some(({ ids }) => ids.ticket_id === ticket_id)) return
        socket.off('events', look)
        resolve()
      }
      socket.on('events', look)
    })
  const latencies: number[] = []
  for (let n = 0; n < CHANGES; n++) {
    const body = { priority: n % 2 ? 'low' : 'high' }
    const change = () => Promise.all([hears(), server.api('PUT', `/tickets/${ticket_id}/priority`, { body })])
    latencies.push(await timed(change))
  }
  socket.close()
  const bare = await notifyLatencies(await desk.bare(), CHANGES)
  const at = (percent: number): Figure => ({
    what: `a change by API until a browser hears it, p${percent}`,
    value: percentile(latencies, percent),
    unit: 'ms',
    limit: { value: percentile(bare, percent), of: 'NOTIFY until LISTEN hears it, bare PostgreSQL' },
  })
  return [at(50), at(99)]
}
