import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.mjs'
import { runProgram } from './run-program.mjs'

/**
 * Does the work while no other process does it in the same folder. The work gets a function that starts a program and writes
 * it into the lock: when we are killed, an `npm ci` may go on without us, and the next one has to wait for it.
 */
export async function oneAtATime(root, work) {
  const path = join(root, '.ensure-deps.lock')
  await acquire(path)
  try {
    await work((command, options) =>
      runProgram(command, { ...options, onStart: (pid) => replace(path, [process.pid, pid]) }),
    )
  } finally {
    rmSync(path, { force: true })
  }
}

async function acquire(path) {
  let hasSaidSo = false
  while (!create(path, [process.pid])) {
    const found = read(path)
    const holder = holdersOf(found).find(({ pid, born }) => birthOf(pid) === born)
    if (!holder) {
      removeStale(path, found)
      continue
    }
    if (!hasSaidSo)
      process.stderr.write(`Another start is at work in this folder (process ${holder.pid}); waiting for it …\n`)
    hasSaidSo = true
    await sleep(250)
  }
}

// A link makes name and content appear in one step: nobody ever reads a lock that is half written.
function create(path, pids) {
  const draft = `${path}.${randomUUID()}`
  try {
    writeFileSync(draft, contentFor(pids))
    linkSync(draft, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw new Failure(
      `Something has to be installed or built, but nothing can be written here (${error.message}).\n` +
        'Run the same command once as the account this folder belongs to.',
    )
  } finally {
    rmSync(draft, { force: true })
  }
}

function replace(path, pids) {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, contentFor(pids))
  renameSync(draft, path)
}

// Two may find the same stale lock. Renaming gives it to one of them; who got a newer lock by that puts it back.
function removeStale(path, stale) {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (read(aside) !== stale) linkSync(aside, path)
  } catch {
    // The other one was faster.
  }
  rmSync(aside, { force: true })
}

const contentFor = (pids) => JSON.stringify(pids.map((pid) => ({ pid, born: birthOf(pid) })))

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function holdersOf(content) {
  try {
    return JSON.parse(content).filter(({ pid, born }) => pid && born)
  } catch {
    return []
  }
}

// When a living process began, so that a later one with the same number is not taken for it; undefined for a dead one.
function birthOf(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return undefined
  }
  if (process.platform !== 'linux') return 'alive'
  const stat = read(`/proc/${pid}/stat`) // proc(5): after the name in parentheses come the state and, as field 22, the start.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return !stat || fields[0] === 'Z' ? undefined : `${read('/proc/sys/kernel/random/boot_id').trim()}:${fields[19]}`
}
