import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { newId } from '../platform/ids.ts'
import { freePort } from '../platform/postgres/free-port.ts'

/** Debian's Dovecot, run for one test as a user without rights, in a folder and on ports of its own. */
export interface Dovecot {
  /** Plain text and STARTTLS. */
  port: number
  /** TLS from the first byte. */
  tls_port: number
  password: string
  /** The certificate both show, for localhost. */
  certificate: string
  certificate_file: string
  start(): Promise<void>
  /** As a crash does: nobody is told. */
  stop(): Promise<void>
  /** Lays a mail into a mailbox, as a local delivery does, whether Dovecot runs or not. */
  deliver(user: string, raw: string, where?: { mailbox?: string; isReadable?: boolean }): Promise<void>
  /** Names of the files of a mailbox: "new" for those no client has seen, then "cur" with their flags. */
  files(user: string, mailbox?: string): Promise<string[]>
  /** Forgets all UIDs: Dovecot numbers anew, with another UIDVALIDITY. */
  renumber(user: string, mailbox?: string): Promise<void>
  log(): Promise<string>
}

const NOBODY = 65_534
const INSTALL_WITHIN_MS = 50_000
const asRoot = process.getuid?.() === 0

/**
 * Why there is no Dovecot, or null. Installs Debian's package where that is possible without asking (root, apt-get), unless
 * TEST_INSTALL=0 says not to.
 */
export function missingDovecot(): string | null {
  if (isInstalled()) return null
  if (!asRoot) return 'dovecot is not installed: apt-get install dovecot-imapd'
  if (process.env.TEST_INSTALL === '0') return 'dovecot is not installed, and TEST_INSTALL=0'
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'dovecot-imapd'], {
    stdio: 'ignore',
    timeout: INSTALL_WITHIN_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return isInstalled() ? null : 'dovecot could not be installed: is there an apt repository?'
}

const isInstalled = (): boolean => spawnSync('/usr/sbin/dovecot', ['--version'], { stdio: 'ignore' }).status === 0

interface DovecotOptions {
  users: string[]
  /** Where Dovecot asks whom an OAuth token belongs to. */
  introspection_url?: string
}

/** Started; the caller stops it. Its folder goes with the temporary files. */
export async function aDovecot({ users, introspection_url }: DovecotOptions): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'support-dovecot-'))
  const [port, tls_port] = [await freePort(), await freePort()]
  const password = newId()
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], { algorithm: 'sha256' })
  await Promise.all(['run', 'state', 'mail'].map((name) => mkdir(join(folder, name))))
  const files = {
    'cert.pem': pems.cert,
    'key.pem': pems.private,
    users: users.map((user) => `${user}:{PLAIN}${password}::::::`).join('\n'),
    'oauth2.conf': `introspection_url = ${introspection_url}\nintrospection_mode = get\nusername_attribute = email\n`,
    'dovecot.conf': configuration({ folder, port, tls_port, isOAuth: introspection_url !== undefined }),
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)))
  await chmod(folder, 0o755)
  if (asRoot) await giveAway(folder)
  let child: ChildProcess | undefined
  let deliveries = 0
  const boxOf = (user: string, mailbox = 'INBOX') =>
    join(folder, 'mail', user, mailbox === 'INBOX' ? '' : `.${mailbox}`)
  const stop = async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      process.kill(-child.pid!, 'SIGKILL')
      await gone
    }
    child = undefined
  }
  const start = async () => {
    const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
    child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
      stdio: 'ignore',
      detached: true,
      ...identity,
    })
    await listening(port)
  }
  await start()
  return {
    port,
    tls_port,
    password,
    certificate: pems.cert,
    certificate_file: join(folder, 'cert.pem'),
    start,
    stop,
    deliver: async (user, raw, { mailbox, isReadable = true } = {}) => {
      const box = boxOf(user, mailbox)
      await Promise.all(['tmp', 'new', 'cur'].map((name) => mkdir(join(box, name), { recursive: true })))
      const name = maildirName(++deliveries)
      await writeFile(join(box, 'tmp', name), raw.replace(/\r?\n/g, '\r\n'))
      if (asRoot) await giveAway(join(folder, 'mail'))
      await chmod(join(box, 'tmp', name), isReadable ? 0o600 : 0)
      await rename(join(box, 'tmp', name), join(box, 'new', name))
    },
    files: async (user, mailbox) => {
      const box = boxOf(user, mailbox)
      const lists = await Promise.all(['new', 'cur'].map((name) => readdir(join(box, name))))
      return lists.flat()
    },
    renumber: async (user, mailbox) => {
      const box = boxOf(user, mailbox)
      const known = (await readdir(box)).filter((name) => name.startsWith('dovecot'))
      await Promise.all(known.map((name) => rm(join(box, name), { recursive: true })))
    },
    log: () => readFile(join(folder, 'log'), 'utf8').catch(() => ''),
  }
}

/** Seconds and microseconds come first: Dovecot numbers the mails it finds together by them. */
function maildirName(delivery: number): string {
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000)
  return `${seconds}.M${String(delivery).padStart(6, '0')}P${process.pid}.localhost`
}

async function giveAway(folder: string): Promise<void> {
  await chown(folder, NOBODY, NOBODY)
  const below = await readdir(folder, { recursive: true })
  await Promise.all(below.map((name) => chown(join(folder, name), NOBODY, NOBODY).catch(() => {})))
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`Dovecot does not listen on port ${port}.`)
}

interface Configuration {
  folder: string
  port: number
  tls_port: number
  isOAuth: boolean
}

/** All processes are one user's: no change of user, no chroot. */
function configuration({ folder, port, tls_port, isOAuth }: Configuration): string {
  const [user, group] = asRoot ? ['nobody', 'nogroup'] : [whoami('-un'), whoami('-gn')]
  const [uid, gid] = asRoot ? [NOBODY, NOBODY] : [process.getuid?.(), process.getgid?.()]
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
mail_location = maildir:${folder}/mail/%u
mailbox_idle_check_interval = 1 secs
auth_mechanisms = plain login${isOAuth ? ' xoauth2' : ''}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls_port}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = ${folder}/users
  mechanisms = plain login
}
${isOAuth ? `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${folder}/oauth2.conf\n}` : ''}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
`
}

const whoami = (what: string): string => spawnSync('id', [what], { encoding: 'utf8' }).stdout.trim()
