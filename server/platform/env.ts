import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const path = z.string().transform((path) => resolve(path))
const port = z.coerce.number().int().min(0).max(65535)
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })
const roles = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(z.array(z.enum(['web', 'worker', 'mail'])).min(1))

/** `10.0.0.0/8, 192.0.2.7` */
const isNetwork = (text: string): boolean => {
  const [address, prefix, rest] = text.split('/')
  const longest = isIP(address!) === 6 ? 128 : 32
  return (
    isIP(address!) !== 0 &&
    rest === undefined &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))
  )
}
const networks = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .refine(
    (entries) => entries.every(isNetwork),
    'must be addresses or networks such as 10.0.0.0/8, separated by commas',
  )

/** `192.0.2.53, [2001:db8::53]:5353` */
const isDnsServer = (text: string): boolean => {
  if (isIP(text) !== 0) return true
  const [, address = '', port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  return isIP(address) !== 0 && Number(port) > 0 && Number(port) < 65_536
}
const dnsServers = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .refine(
    (entries) => entries.every(isDnsServer),
    'must be addresses such as 192.0.2.53 or 127.0.0.1:5353, separated by commas',
  )

const hosts = z.string().transform((text) => text.split(',').map((word) => word.trim().toLowerCase()))

/** Every variable the software reads. How to run it is here; how support works is the framework. */
const Variables = z.object({
  /** Port of the workspace and the API. 0 picks a free one. */
  PORT: port.default(3000),
  /** Address to listen on for HTTP and SMTP. 0.0.0.0 for all. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Address people reach us under; used in links. Default: http://HOST:PORT. */
  PUBLIC_URL: url('http:', 'https:').optional(),
  /** Folder for the embedded database, files and the generated key. */
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .transform((path) => resolve(path)),
  /** An own PostgreSQL 15 or newer. Unset: the embedded one. */
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  /** Fan-out over Redis Streams between many web nodes. Reserved: every node reads the event feed from PostgreSQL today. */
  REDIS_URL: url('redis:', 'rediss:').optional(),
  /** S3-compatible store for files: https://KEY:SECRET@host/bucket?region=… Unset: DATA_DIR/files. */
  S3_URL: url('http:', 'https:').optional(),
  /** What this process does: web serves HTTP, worker runs jobs and timers, mail receives SMTP. */
  ROLES: roles.default(['web', 'worker', 'mail']),
  /** Addresses or networks of reverse proxies in front of us, separated by commas: only their X-Forwarded-For is believed. */
  TRUSTED_PROXIES: networks.optional(),
  /** Addresses or networks of mail relays that hand mail to us, separated by commas: they have no limit of connections. */
  SMTP_RELAYS: networks.optional(),
  /** Port of the built-in SMTP server. 0 switches it off. */
  SMTP_IN_PORT: port.default(2525),
  /** Files with the certificate (with its chain) and the key the built-in SMTP server shows. Unset: a self-made one. */
  SMTP_TLS_CERT: path.optional(),
  SMTP_TLS_KEY: path.optional(),
  /** Where outgoing mail is handed over: smtp://user:password@host:587. Unset: mail waits in the outbox. */
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  /** off: behind a pooler that gives every transaction another connection and does not follow named statements. */
  PREPARED_STATEMENTS: z.enum(['on', 'off']).default('on'),
  /** DNS servers that are asked about senders and our own domains, separated by commas: 192.0.2.53, 127.0.0.1:5353. Unset: the system's. */
  DNS_SERVERS: dnsServers.optional(),
  /** Hosts of your own network that webhooks may call, separated by commas: n8n.lan, 192.168.1.20. Unset: servers on the internet only. */
  WEBHOOK_INTERNAL_HOSTS: hosts.optional(),
  /** Path of the operator's framework (YAML), read on the first start. */
  SUPPORT_FRAMEWORK: path.optional(),
  /** Seals stored secrets and signs reply addresses. Unset: made once and kept in DATA_DIR. */
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  /** An administrator's token for automation, at least 32 characters. */
  BOOTSTRAP_TOKEN: z.string().min(32, 'must have at least 32 characters').optional(),
  /** 1 lets tests move the clock. Only a database first started with it accepts it. */
  TEST_CLOCK: z
    .enum(['0', '1'])
    .optional()
    .transform((value) => value === '1'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
const Environment = Variables.refine(({ SMTP_TLS_CERT, SMTP_TLS_KEY }) => !SMTP_TLS_CERT === !SMTP_TLS_KEY, {
  path: ['SMTP_TLS_KEY'],
  message: 'and SMTP_TLS_CERT are set together or not at all',
})
export type Env = z.infer<typeof Environment>

/** Reads the environment, or throws one error that lists all that is wrong with it. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  // NAME= in a shell or a compose file means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = Environment.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(
    `The environment has values that cannot be used:\n${lines.join('\n')}\nEach variable is described in server/platform/env.ts.`,
  )
}

let current: Env | undefined

/** The environment of this process, read once. */
export function env(): Env {
  current ??= readEnv(process.env)
  return current
}

/** Tests and tools that start a server inside their own process set what they need. */
export function overrideEnv(changes: Partial<Env>): void {
  current = { ...env(), ...changes }
}

/** Everything is as the environment says again. */
export function forgetOverrides(): void {
  current = undefined
}

/** The address people reach this installation under, without a slash at the end. */
export function publicUrl(): string {
  const { PUBLIC_URL, HOST, PORT } = env()
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST
  return (PUBLIC_URL ?? `http://${host}:${PORT}`).replace(/\/$/, '')
}
