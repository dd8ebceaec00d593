import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * When a living process was born, in a form no later process with the same number can repeat. Undefined for a dead one;
 * a zombie counts as dead: where nobody collects it (a container without init), it would hold its number for ever.
 */
export function birthOf(pid: number): string | undefined {
  return process.platform === 'linux' ? birthFromProc(pid) : birthFromPs(pid)
}

export const isAlive = (pid: number): boolean => birthOf(pid) !== undefined

/** Is the number in use, be it by a zombie? */
export function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Is this process a PostgreSQL that works in this data folder? */
export function isPostgresOf(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return isPostgresByCommandLine(pid, folder)
  try {
    const isPostgres = readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === folder && isAlive(pid)
  } catch {
    return false // Gone meanwhile, or another account's: then it cannot be ours.
  }
}

/** All processes of PostgreSQL in this data folder: the postmaster and what it left when it was killed (Linux; elsewhere none). */
export function postgresProcessesOf(folder: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresOf(pid, folder))
}

/** Waits until the process is gone; false when it still lives after `withinMs`. */
export async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false
    await sleep(15)
  }
  return true
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function birthFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): the name in parentheses may hold anything; after it come the state (field 3) and, as field 22, the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${bootId()}:${fields[19]}`
  } catch {
    return undefined
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

function birthFromPs(pid: number): string | undefined {
  const [state = 'Z', ...started] = ps(pid, 'state=,lstart=').split(/\s+/)
  return state.startsWith('Z') ? undefined : started.join(' ')
}

function isPostgresByCommandLine(pid: number, folder: string): boolean {
  const command = ps(pid, 'command=')
  return command.includes('postgres') && command.includes(`-D ${folder} `)
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim() || 'Z'
  } catch {
    return 'Z' // ps ends with an error when there is no such process.
  }
}
