import { randomUUID } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf } from './processes.ts'

/** A DATA_DIR held by this process. */
export interface DataDirLock {
  release(): void
}

interface Holder {
  pid: number
  born: string
}

// kill -9 returns before the process is gone; whoever starts again right after it shall not be refused.
const DYING_MAY_TAKE_MS = 1000

/** Takes the DATA_DIR for this process. Throws while another living process holds it; a dead one's lock is taken over. */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const deadline = performance.now() + DYING_MAY_TAKE_MS
  const path = join(dataDir, 'server.lock')
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) ?? '' } satisfies Holder)
  while (!createWhole(path, mine)) {
    const found = readIfThere(path)
    if (found === undefined) continue
    const holder = parseHolder(found)
    if (!holder || birthOf(holder.pid) !== holder.born) removeStale(path, found)
    else if (performance.now() > deadline || holder.pid === process.pid) throw inUse(dataDir, holder.pid)
    else await sleep(20)
  }
  return {
    release: () => {
      if (readIfThere(path) === mine) rmSync(path, { force: true })
    },
  }
}

// A link makes name and content appear in one step: nobody ever reads a lock that is half written.
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, content)
  chmodSync(draft, 0o644) // Whatever the umask: the next start may be another account's and must be able to read it.
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

// Two may find the same stale lock. Renaming gives it to one of them; who got a newer lock by that puts it back.
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return // The other one was faster.
  }
  const taken = readIfThere(aside)
  if (taken !== undefined && taken !== stale) createWhole(path, taken)
  rmSync(aside, { force: true })
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(text) as Partial<Holder>
    return typeof pid === 'number' && typeof born === 'string' ? { pid, born } : undefined
  } catch {
    return undefined
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

const inUse = (dataDir: string, pid: number) =>
  new Error(
    `The data folder ${dataDir} is in use by another Support Responder (process ${pid}). Two at once would damage each ` +
      `other's data. Stop that one first, or start this one with its own DATA_DIR and PORT.`,
  )
