import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockDataDir } from './data-dir-lock.ts'
import { birthOf } from './processes.ts'

vi.setConfig({ testTimeout: 30_000 })

let dataDir = ''
const lockFile = () => join(dataDir, 'server.lock')

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lock-'))
})

afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('a held DATA_DIR is refused until it is released', async () => {
  const lock = await lockDataDir(dataDir)
  await expect(lockDataDir(dataDir)).rejects.toThrow(`in use by another Support Responder (process ${process.pid})`)
  lock.release()
  ;(await lockDataDir(dataDir)).release()
  expect(readdirSync(dataDir)).toEqual([])
})

test('the lock of a dead process is taken over', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  writeFileSync(lockFile(), JSON.stringify({ pid: child.pid, born: 'then' }))
  ;(await lockDataDir(dataDir)).release()
  expect(existsSync(lockFile())).toBe(false)
})

test('so is the lock of a process whose number now belongs to somebody else', async () => {
  writeFileSync(lockFile(), JSON.stringify({ pid: process.ppid, born: 'long ago' }))
  ;(await lockDataDir(dataDir)).release()
})

test('so is a file that cannot be read as a lock', async () => {
  writeFileSync(lockFile(), '')
  ;(await lockDataDir(dataDir)).release()
})

test('the lock of a dying process is waited for', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  writeFileSync(lockFile(), JSON.stringify({ pid: child.pid, born: birthOf(child.pid ?? 0) }))
  setTimeout(() => child.kill('SIGKILL'), 50)
  ;(await lockDataDir(dataDir)).release()
})
