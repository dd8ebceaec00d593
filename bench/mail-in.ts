import { aMail, sendMails } from '../e2e/support/mail-sender.ts'
import { until } from '../e2e/support/until.ts'
import { commitsPerSecond } from './bare-postgres.ts'
import type { Desk } from './desk.ts'
import { syncedFilesPerSecond } from './disk.ts'
import type { Figure } from './figures.ts'

const MAILS = 1_000
const CONNECTIONS = 8

const paragraph =
  '<p style="margin:0">Our order <b>has not arrived</b>, see <a href="https://shop.example">here</a>.</p>'
const html = `<html><body>${`${paragraph}\r\n`.repeat(25)}</body></html>`

/** Mails of 3 kB of HTML through the SMTP door: until the sender hears "250", and until they are messages of tickets. */
export async function measureMailIn(desk: Desk): Promise<Figure[]> {
  const server = await desk.server()
  const files = await syncedFilesPerSecond(CONNECTIONS)
  const commits = await commitsPerSecond(await desk.bare(), CONNECTIONS)
  const mails = Array.from({ length: MAILS }, (_, n) => aMail(n, { html }))

  const began_ms = performance.now()
  const { failures } = await sendMails(server.smtp_port, mails, { connections: CONNECTIONS })
  if (failures[0]) throw failures[0]
  const acknowledged_s = (performance.now() - began_ms) / 1_000
  await until(async () => (await server.api('GET', '/mail/ledger?limit=1')).json.pending === 0, { every_ms: 100 })
  const filed_s = (performance.now() - began_ms) / 1_000
  return [
    {
      what: `mails in until "250", ${CONNECTIONS} connections`,
      value: MAILS / acknowledged_s,
      unit: '/s',
      limit: { value: files, of: `4 kB files written and fdatasynced, ${CONNECTIONS} at once` },
    },
    {
      what: 'mails in until filed as messages',
      value: MAILS / filed_s,
      unit: '/s',
      limit: { value: commits, of: `single-row commits of bare PostgreSQL, ${CONNECTIONS} at once` },
    },
  ]
}
