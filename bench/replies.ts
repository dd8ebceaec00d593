import { readFileSync } from 'node:fs'
import { aMail, sendMails } from '../e2e/support/mail-sender.ts'
import { until } from '../e2e/support/until.ts'
import type { Desk } from './desk.ts'
import type { Figure } from './figures.ts'
import { forEachNumber, timed } from './load.ts'

const REPLIES = 300
const CONNECTIONS = 6

/** From the first reply written until the customers' mail server has taken the last one. */
export async function measureReplies(desk: Desk): Promise<Figure[]> {
  const [server, sink] = [await desk.server(), await desk.sink()]
  const tickets = await desk.fill(REPLIES)
  const write = async (n: number) => {
    const body = { kind: 'reply', text: `Answer number ${n}: it is on its way.` }
    const { status } = await server.api('POST', `/tickets/${tickets[n]}/messages`, { body })
    if (status !== 201) throw new Error(`The reply was answered with ${status}.`)
  }
  const [cpu_before_ms, connections_before] = [cpuOf(server.pid), sink.connections]
  const ours_ms = await timed(async () => {
    await forEachNumber(REPLIES, write, { at_once: 10 })
    await until(() => sink.mails.length >= REPLIES)
  })
  const [cpu_ms, connections] = [cpuOf(server.pid) - cpu_before_ms, sink.connections - connections_before]
  const port = Number(new URL(sink.url).port)
  const mails = Array.from({ length: REPLIES }, (_, n) => aMail(n))
  const bare_ms = await timed(() => sendMails(port, mails, { connections: CONNECTIONS }))
  return [
    {
      what: 'replies out, from written to taken',
      value: REPLIES / (ours_ms / 1_000),
      unit: '/s',
      limit: {
        value: REPLIES / (bare_ms / 1_000),
        of: `bare SMTP client to the same sink, ${CONNECTIONS} kept connections`,
      },
    },
    { what: 'connections made for them', value: connections, unit: '' },
    { what: 'CPU of the server per reply', value: cpu_ms / REPLIES, unit: 'ms' },
  ]
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10

/** CPU a process has used so far, its threads included; NaN where there is no /proc. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return Number.NaN
  }
}
