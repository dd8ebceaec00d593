import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { binariesFor } from './binaries.ts'
import { copyOutside } from './binaries-copy.ts'

vi.setConfig({ testTimeout: 30_000 })

let place = ''

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'binaries-')))
  chmodSync(place, 0o755)
})

afterEach(() => rmSync(place, { recursive: true, force: true }))

test('the programs of the npm package are used where they are', async () => {
  const { initdb, major } = await binariesFor(undefined)
  expect(initdb).toContain('node_modules')
  expect(execFileSync(initdb, ['--version'], { encoding: 'utf8' })).toContain(` ${major}.`)
})

test('two who copy the programs at once, after a third was killed over it, end with one whole copy', async () => {
  const native = dirname(dirname((await binariesFor(undefined)).postgres))
  mkdirSync(join(place, 'binaries-1.new-999999999'))
  const target = join(place, 'binaries-1')
  await Promise.all([copyOutside(native, target), copyOutside(native, target)])
  expect(readdirSync(place)).toEqual(['binaries-1'])
  expect(execFileSync(join(target, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })).toContain('PostgreSQL')
})
