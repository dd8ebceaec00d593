import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from '../e2e/support/api.ts'
import { type ServerProcess, startServer } from '../e2e/support/server-process.ts'
import { signInFirstAdmin } from '../e2e/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '../e2e/support/smtp-sink.ts'
import { type DnsServer, startDnsServer } from '../server/testing/dns-socket.ts'
import { type BarePostgres, startBarePostgres } from './bare-postgres.ts'
import { forEachNumber } from './load.ts'
import { memoryOf } from './pss.ts'

const IDLE_MS = 3_000

/** What the measurements share, each part started when first asked for: a server under load, bare PostgreSQL, a mail sink. */
export interface Desk {
  server(): Promise<ServerProcess>
  bare(): Promise<BarePostgres>
  sink(): Promise<SmtpSink>
  /** Where the server looks up who may send. */
  dns(): Promise<DnsServer>
  /** Somebody signed in, as a browser would say so. */
  cookie(): Promise<string>
  /** Memory of the server in MB before it had anything to do. */
  freshMemory(): number
  /** Sees to it that so many tickets have come in through the JSON door; ids, oldest first. */
  fill(count: number): Promise<string[]>
  stop(): Promise<void>
}

export function openDesk(): Desk {
  const tickets: string[] = []
  let fresh = Number.NaN
  const sink = once(() => startSmtpSink())
  const bare = once(startBarePostgres)
  const dns = once(() => startDnsServer())
  const server = once(async () => {
    const env = { SMTP_URL: (await sink()).url, DNS_SERVERS: (await dns()).address }
    const started = await startServer({ env })
    await sleep(IDLE_MS)
    fresh = memoryOf(started)
    return started
  })
  const cookie = once(async () => signInFirstAdmin(await server()))
  return {
    server,
    bare,
    sink,
    dns,
    cookie,
    freshMemory: () => fresh,
    fill: async (count) => {
      const { api } = await server()
      const there = tickets.length
      const add = async (n: number) => void tickets.push(await aTicket(api, there + n))
      await forEachNumber(Math.max(0, count - there), add, { at_once: 10 })
      return tickets
    },
    stop: async () => {
      if (bare.wasCalled()) await (await bare()).stop()
      if (sink.wasCalled()) await (await sink()).stop()
      if (dns.wasCalled()) await (await dns()).stop()
    },
  }
}

async function aTicket(api: Api, number: number): Promise<string> {
  const customer = number % 500
  const { json, status } = await api('POST', '/channels/email/inbound', {
    body: {
      external_id: `bench-${number}`,
      from: { name: `Customer ${customer}`, email: `customer-${customer}@shop.example` },
      subject: `Question number ${number}`,
      text: `My order ${number} has not arrived yet.\n\n${'Please look into it. '.repeat(20)}`,
    },
  })
  if (status !== 201) throw new Error(`The JSON door answered ${status}: ${JSON.stringify(json)}`)
  return json.ticket_id
}

function once<T>(make: () => Promise<T>): (() => Promise<T>) & { wasCalled(): boolean } {
  let made: Promise<T> | undefined
  return Object.assign(() => (made ??= make()), { wasCalled: () => made !== undefined })
}
