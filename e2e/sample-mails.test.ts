import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { type OutsideMail, sendMails } from './support/mail-sender.ts'
import { type ServerProcess, startServer, stopServers } from './support/server-process.ts'
import { until } from './support/until.ts'

const samples = fileURLToPath(new URL('../../shared/data/mail', import.meta.url))
const have = existsSync(samples)
if (!have) console.log('skipped: there are no sample mails beside the repository (../shared/data/mail)')

afterEach(stopServers)

test.skipIf(!have)('every sample mail by SMTP: the ledger adds up, and a second run adds nothing', async () => {
  const mails = readdirSync(samples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry, number) => asMail(readFileSync(join(entry.parentPath, entry.name)), number))
  expect(mails.length).toBeGreaterThan(100)
  const server = await startServer()

  const first = await sendAll(server, mails)
  expect(first.received).toBe(mails.length)
  expect(first.filed + first.dropped + first.quarantined).toBe(mails.length)
  // The reports among them are about mails of other systems.
  expect(first.quarantined).toBeLessThan(10)
  const unread = await reasonsOf(server, 'quarantined')
  expect([...new Set(unread)].sort()).toEqual(
    ['no_sender', 'report_about_unknown_mail'].filter((word) => unread.includes(word)),
  )
  expect(new Set(await reasonsOf(server, 'dropped'))).toEqual(new Set(['duplicate']))
  const tickets = await countTickets(server)

  const second = await sendAll(server, mails)
  expect(second.received).toBe(2 * mails.length)
  expect(second.filed).toBe(first.filed)
  expect(second.quarantined).toBe(first.quarantined)
  expect(second.dropped).toBe(first.dropped + mails.length)
  expect(await countTickets(server)).toEqual(tickets)
})

/** Nothing of it is changed but what SMTP itself forbids: lines end with CR LF. */
const asMail = (raw: Buffer, number: number): OutsideMail => ({
  message_id: String(number),
  from: 'sample@outside.example',
  to: 'support@desk.example',
  raw: raw.toString('latin1').replace(/\r?\n/g, '\r\n'),
})

async function sendAll(server: ServerProcess, mails: OutsideMail[]) {
  const { failures } = await sendMails(server.smtp_port, mails, { connections: 4 })
  expect(failures).toEqual([])
  return until(async () => {
    const { json } = await server.api('GET', '/mail/ledger?limit=1')
    return json.pending === 0 && json
  })
}

const reasonsOf = async (server: ServerProcess, state: string): Promise<string[]> =>
  (await server.api('GET', `/mail/ledger?limit=100&state=${state}`)).json.items.map(
    ({ reason }: { reason: string }) => reason,
  )

async function countTickets(server: ServerProcess) {
  const counts = { tickets: 0, messages: 0 }
  for (let cursor = ''; ; ) {
    const { items, next_cursor } = (await server.api('GET', `/tickets?limit=100${cursor}`)).json
    for (const { message_count } of items) {
      counts.tickets++
      counts.messages += message_count
    }
    if (!next_cursor) return counts
    cursor = `&cursor=${encodeURIComponent(next_cursor)}`
  }
}
