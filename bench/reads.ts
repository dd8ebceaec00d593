import { startBareHttp } from './bare-http.ts'
import { commitsPerSecond } from './bare-postgres.ts'
import type { Desk } from './desk.ts'
import { type Figure, percentile } from './figures.ts'
import { fetchBytes, repeat, timed } from './load.ts'

const TICKETS = 5_000
const AT_ONCE = 10

/** The reads a workspace makes all day, on a desk with 5,000 tickets, ten at once. */
export async function measureReads(desk: Desk): Promise<Figure[]> {
  const server = await desk.server()
  const before = (await desk.fill(0)).length
  let tickets: string[] = []
  const fill_ms = await timed(async () => {
    tickets = await desk.fill(TICKETS)
  })
  const commits = await commitsPerSecond(await desk.bare(), AT_ONCE)
  const figures: Figure[] = [
    {
      what: 'messages in through the JSON door, 10 at once',
      value: (TICKETS - before) / (fill_ms / 1_000),
      unit: '/s',
      limit: { value: commits, of: 'single-row commits of bare PostgreSQL, 10 at once' },
    },
  ]
  const bare = await startBareHttp(await desk.bare())
  let turn = 0
  const anyTicket = () => tickets[turn++ % tickets.length]!
  const reads: [string, () => string][] = [
    ['GET /tickets', () => '/tickets'],
    ['GET /tickets/{id}/messages', () => `/tickets/${anyTicket()}/messages`],
    ['GET /tickets/counts', () => '/tickets/counts'],
  ]
  for (const [what, path] of reads) {
    const read = () => fetchBytes(`${server.url}/api/v1${path()}`, { authorization: `Bearer ${server.token}` })
    figures.push(...(await compare(what, read, bare.url)))
  }
  await bare.stop()
  return figures
}

async function compare(what: string, read: () => Promise<Buffer>, bareUrl: string): Promise<Figure[]> {
  const { length } = await read()
  const options = { at_once: AT_ONCE, seconds: 3 }
  const ours = await repeat(read, options)
  const bare = await repeat(() => fetchBytes(`${bareUrl}/bytes/${length}`), options)
  const of = `bare Fastify: select 1, ${length.toLocaleString('en')} bytes`
  const at = (percent: number): Figure => ({
    what: `   p${percent}`,
    value: percentile(ours.latencies_ms, percent),
    unit: 'ms',
    limit: { value: percentile(bare.latencies_ms, percent), of },
  })
  return [{ what, value: ours.per_second, unit: '/s', limit: { value: bare.per_second, of } }, at(50), at(99)]
}
