import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runAs } from './account.ts'
import { logTail, openLog } from './log-file.ts'
import type { Cluster } from './new-cluster.ts'
import { hasEnded, isPostgresOf, isTaken, postgresProcessesOf, signal } from './processes.ts'
import { PLAIN_ENVIRONMENT, serverSettings } from './settings.ts'

const RECOVERY_MAY_TAKE_MS = 300_000

/** How one PostgreSQL server is started. Aborting `signal` stops it, at any time, within 5 s. */
export interface Launch {
  port: number
  durable: boolean
  logFile: string
  signal: AbortSignal
}

/** A running server. `ended` says how it ended, when it does. */
export interface Postmaster {
  pid: number
  ended: Promise<string>
}

/** A start that failed; `log` is what PostgreSQL wrote about it. */
export class LaunchError extends Error {
  readonly log: string
  constructor(message: string, log: string) {
    super(message)
    this.log = log
  }
}

/** Starts PostgreSQL and resolves when it accepts connections. */
export async function launch(cluster: Cluster, how: Launch): Promise<Postmaster> {
  how.signal.throwIfAborted()
  const log = openLog(how.logFile)
  const child = spawn(
    cluster.binaries.postgres,
    ['-D', cluster.folder, '-p', String(how.port), ...serverSettings(how.durable)],
    {
      ...runAs(cluster.account),
      cwd: '/', // It may not be able to enter ours.
      detached: true, // A group of its own: Ctrl-C in the terminal is for us, who let the requests finish first.
      env: PLAIN_ENVIRONMENT,
      stdio: ['ignore', log.fd, log.fd],
    },
  )
  closeSync(log.fd)
  const ended = endOf(child)
  tieToOurLife(child, how.signal)
  const failure = await Promise.race([ended, readiness(child, cluster.folder)])
  if (failure === undefined) return { pid: child.pid ?? 0, ended }
  if (child.pid && isRunning(child)) await stop(child.pid)
  const text = logTail(how.logFile, log.since)
  throw new LaunchError(
    `PostgreSQL did not start (${failure}). Its log, ${how.logFile}, says:\n${text || '(nothing)'}`,
    text,
  )
}

/** Ends a server: at once but cleanly; after 3.5 s without a checkpoint (the next start repeats the log); after 4.5 s by force. */
export async function stop(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await hasEnded(pid, 3500)) return
  signal(pid, 'SIGQUIT')
  if (await hasEnded(pid, 1000)) return
  signal(pid, 'SIGKILL')
  await hasEnded(pid, 400)
}

/**
 * Removes what an earlier server left behind, so that a new one can start: the server itself when its Node was killed, its
 * orphans when it was killed, and a postmaster.pid whose number now belongs to some other program. The caller holds DATA_DIR.
 */
export async function clearTheWay(folder: string): Promise<void> {
  const left = readPostmasterFile(folder)
  if (left && isPostgresOf(left.pid, folder)) await stop(left.pid)
  for (const orphan of postgresProcessesOf(folder)) {
    signal(orphan, 'SIGKILL')
    await hasEnded(orphan, 1000)
  }
  // PostgreSQL itself removes the file of a dead server, after a look at its shared memory. It gives up, though, when the number
  // is taken: by a stranger, or by a zombie that nobody collects (a container without init).
  const isStale = left && !isPostgresOf(left.pid, folder) && isTaken(left.pid)
  if (isStale) rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/** The port of the server that runs in this folder; undefined when none does. */
export function portOfRunning(folder: string): number | undefined {
  const file = readPostmasterFile(folder)
  return file?.isReady && isPostgresOf(file.pid, folder) ? file.port : undefined
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  })
}

// When Node leaves by process.exit or an uncaught error nobody can wait any more, but the server still hears that it shall go.
function tieToOurLife(child: ChildProcess, stopSignal: AbortSignal): void {
  const leave = () => void child.kill('SIGINT')
  const end = () => void (child.pid && stop(child.pid))
  process.once('exit', leave)
  stopSignal.addEventListener('abort', end, { once: true })
  child.once('exit', () => {
    process.off('exit', leave)
    stopSignal.removeEventListener('abort', end)
  })
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

async function readiness(child: ChildProcess, folder: string): Promise<string | undefined> {
  const deadline = performance.now() + RECOVERY_MAY_TAKE_MS
  while (performance.now() < deadline && isRunning(child)) {
    const file = readPostmasterFile(folder)
    if (file?.isReady && file.pid === child.pid) return undefined
    await sleep(10)
  }
  return `not ready within ${RECOVERY_MAY_TAKE_MS / 1000} s`
}

// https://www.postgresql.org/docs/18/storage-file-layout.html; the lines are named in src/include/utils/pidfile.h.
function readPostmasterFile(folder: string): { pid: number; port: number; isReady: boolean } | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}
