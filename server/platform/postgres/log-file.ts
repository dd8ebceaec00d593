import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs'

const ROTATE_FROM_BYTES = 10 * 1024 * 1024
const TAIL_BYTES = 4000

/** PostgreSQL's log, opened for one start. `since` is its length before that start. */
export interface OpenLog {
  fd: number
  since: number
}

/** Opens the log to append; a log past 10 MB is moved to `….old` first, over the one before. */
export function openLog(path: string): OpenLog {
  if (sizeOf(path) > ROTATE_FROM_BYTES) renameSync(path, `${path}.old`)
  const fd = openSync(path, 'a', 0o600)
  return { fd, since: sizeOf(path) }
}

/** The last lines written after `since`. */
export function logTail(path: string, since: number): string {
  const size = sizeOf(path)
  const from = Math.max(since, size - TAIL_BYTES)
  const buffer = Buffer.alloc(Math.max(0, size - from))
  const fd = openSync(path, 'r')
  try {
    readSync(fd, buffer, 0, buffer.length, from)
  } finally {
    closeSync(fd)
  }
  return buffer.toString('utf8').trim().split('\n').slice(-12).join('\n')
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
