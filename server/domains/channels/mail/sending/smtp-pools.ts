import nodemailer, { type SMTPPoolOptions } from 'nodemailer'
import { needsTls } from './smtp-url.ts'

const TIMEOUT_MS = 30_000
/** Connections to one server: as many as jobs work at the same time. */
const CONNECTIONS = 6
/** Servers ask to be left after a while; a fresh connection also spreads over the machines behind one name. */
const MAILS_PER_CONNECTION = 100
const IDLE_MS = 20_000
/** Servers remembered. Accounts may have one each; the one not used for longest is let go. */
const MOST_POOLS = 50

const openPool = (url: string) =>
  nodemailer.createTransport({
    url,
    requireTLS: needsTls(url),
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: MAILS_PER_CONNECTION,
    idleTimeout: IDLE_MS,
    // Only for a kept connection that turns out to be dead before a byte of the mail was sent.
    maxRequeues: 1,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as SMTPPoolOptions)

type Pool = ReturnType<typeof openPool>

const pools = new Map<string, Pool>()

/** Kept connections to the server behind `url` (smtp://user:password@host:587, smtps://…). Opened with the first mail. */
export function poolFor(url: string): Pool {
  const pool = pools.get(url) ?? openPool(url)
  pools.delete(url)
  pools.set(url, pool)
  if (pools.size > MOST_POOLS) closeOldest()
  return pool
}

function closeOldest(): void {
  const [[url, pool]] = pools as unknown as [[string, Pool]]
  pools.delete(url)
  pool.close()
}

/** Says goodbye on every connection; mails on their way are still handed over. */
export function closePools(): void {
  for (const pool of pools.values()) pool.close()
  pools.clear()
}
