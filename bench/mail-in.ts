import { databaseUrlOf } from '../e2e/support/data-folder.ts'
import { type OutsideMail, sendMails } from '../e2e/support/mail-sender.ts'
import { query } from '../e2e/support/query.ts'
import type { ServerProcess } from '../e2e/support/server-process.ts'
import { until } from '../e2e/support/until.ts'
import { aSignedMail, aSigningKey } from '../server/testing/signed-mail.ts'
import { commitsPerSecond } from './bare-postgres.ts'
import type { Desk } from './desk.ts'
import type { Figure } from './figures.ts'

const MAILS = 1_000
const CONNECTIONS = 8
/** Sent first and not measured: what matters is the machine that has run for a while. */
const WARM_UP = 300
const DOMAIN = 'shop.example'
const FILE_BYTES = 200_000

/**
 * Mails of 4 kB in plain text and HTML, each signed by its domain, which has a policy: from SMTP until each is the first
 * message of a ticket that has its team, and no job is left. The sender runs on the same machine.
 */
export async function measureMailIn(desk: Desk): Promise<Figure[]> {
  const server = await desk.server()
  const value = await commitsPerSecond(await desk.bare(), CONNECTIONS)
  const limit = { value, of: `single-row commits of bare PostgreSQL, ${CONNECTIONS} at once` }
  const write = await aWriter(desk)
  await ratesOf(server, await write(WARM_UP))
  const kept = await ratesOf(server, await write(MAILS))
  const reconnecting = await ratesOf(server, await write(MAILS), { reconnecting: true })
  const files = await ratesOf(server, await write(MAILS, { files: true }))
  return [
    { what: `mails in until "250", ${CONNECTIONS} connections`, value: kept.acknowledged, unit: '/s', limit },
    { what: 'mails in until understood, every job done', value: kept.understood, unit: '/s', limit },
    { what: '… with a new connection for every mail', value: reconnecting.understood, unit: '/s', limit },
    { what: '… one mail in ten with a file of 200 kB', value: files.understood, unit: '/s', limit },
  ]
}

const line = 'Our order has not arrived, see https://shop.example/orders/4711 for what we have bought.'
const paragraph =
  '<p style="margin:0">Our order <b>has not arrived</b>, see <a href="https://shop.example">here</a>.</p>'
const body = {
  text: `${line}\n`.repeat(16),
  html: `<html><body>${`${paragraph}\n`.repeat(16)}</body></html>`,
}

type Writer = (count: number, options?: { files?: boolean }) => Promise<OutsideMail[]>

/** Writes mails nobody has sent yet, signed with a key that DNS knows. */
async function aWriter(desk: Desk): Promise<Writer> {
  const key = aSigningKey(DOMAIN)
  const dns = await desk.dns()
  dns.set(key.name, { txt: [key.record] })
  dns.set(`_dmarc.${DOMAIN}`, { txt: ['v=DMARC1; p=reject'] })
  let number = 0
  const write = async (withFile: boolean): Promise<OutsideMail> => {
    const from = `customer-${++number}@${DOMAIN}`
    const attachments = withFile ? [{ filename: 'scan.pdf', content: Buffer.alloc(FILE_BYTES, String(number)) }] : []
    const raw = await aSignedMail({ from, subject: `Order ${number}`, ...body, attachments, dkim: key.dkim })
    return { message_id: String(number), from, to: 'support@desk.example', raw: raw.toString('latin1') }
  }
  return async (count, { files = false } = {}) => {
    const mails: OutsideMail[] = []
    for (let n = 0; n < count; n++) mails.push(await write(files && n % 10 === 0))
    return mails
  }
}

/** Mails per second until all are acknowledged, and until nothing is left to be done with them. */
async function ratesOf(server: ServerProcess, mails: OutsideMail[], options: { reconnecting?: boolean } = {}) {
  const began_ms = performance.now()
  const perSecond = () => mails.length / ((performance.now() - began_ms) / 1_000)
  const { failures } = await sendMails(server.smtp_port, mails, { connections: CONNECTIONS, ...options })
  if (failures[0]) throw failures[0]
  const acknowledged = perSecond()
  await until(() => isDone(databaseUrlOf(server.data_dir)), { every_ms: 50 })
  return { acknowledged, understood: perSecond() }
}

async function isDone(url: string): Promise<boolean> {
  const [left] = await query<{ some: boolean }>(
    url,
    "select exists (select from mails where state = 'pending') or exists (select from graphile_worker.jobs) as some",
  )
  return left?.some === false
}
