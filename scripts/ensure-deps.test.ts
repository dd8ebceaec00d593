import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

// A project without packages, and an npm that notes each call and makes what the real one would make.
const NPM = `#!/bin/sh
echo "$@" >> npm-calls
echo $$ > npm-pid
if [ -f npm-fails ]; then echo "npm error code ENOTFOUND" >&2; exit 1; fi
rm -rf node_modules
mkdir -p node_modules/.bin node_modules/vite/bin
while [ -f npm-hangs ]; do sleep 0.05; done
ln -s "$REAL_NODE" node_modules/.bin/node
echo "import fs from 'node:fs'; fs.mkdirSync('web/dist', { recursive: true }); fs.appendFileSync('builds', '.')" > node_modules/vite/bin/vite.js
`

let root = ''

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'ensure-deps-')))
  cpSync(join(import.meta.dirname, 'ensure-deps'), join(root, 'scripts', 'ensure-deps'), { recursive: true })
  cpSync(join(import.meta.dirname, 'ensure-deps.mjs'), join(root, 'scripts', 'ensure-deps.mjs'))
  mkdirSync(join(root, 'tools'))
  put('tools/npm', NPM)
  chmodSync(join(root, 'tools', 'npm'), 0o755)
  put('package.json', '{ "dependencies": {} }')
  put('package-lock.json', '{ "packages": {} }')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('it installs once, then has nothing to do and says nothing', async () => {
  expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining('Installing packages') })
  expect(await run()).toEqual({ code: 0, said: '' })
  expect(calls()).toEqual(['ci --include=dev --include=optional --no-audit --no-fund --loglevel=error'])
})

test('another lock file, or a package that is gone, means another install', async () => {
  await run()
  put('package-lock.json', '{ "packages": { "node_modules/x": { "version": "1.0.0" } } }')
  await run()
  put('package.json', '{ "dependencies": { "x": "1.0.0" } }')
  await run()
  expect(calls()).toHaveLength(3)
})

test('an install by hand counts', async () => {
  await run()
  const lock = '{ "packages": { "node_modules/x": { "version": "1.0.0" } } }'
  put('package-lock.json', lock)
  put('node_modules/.package-lock.json', lock)
  expect(await run()).toEqual({ code: 0, said: '' })
  expect(calls()).toHaveLength(1)
})

test('a failed install says what to do and is tried again', async () => {
  put('npm-fails', '')
  const { code, said } = await run()
  expect(code).toBe(1)
  expect(said).toMatch(/could not be installed(.|\n)*ENOTFOUND(.|\n)*check the way to the npm registry/)
  rmSync(join(root, 'npm-fails'))
  expect((await run()).code).toBe(0)
})

test('of two at once one installs and the other waits', async () => {
  put('npm-hangs', '')
  const first = start()
  await until(() => calls().length === 1)
  const second = start()
  const waits = once(second.stderr!, 'data')
  expect(String((await waits)[0])).toContain('waiting for it')
  rmSync(join(root, 'npm-hangs'))
  expect(await Promise.all([first, second].map(codeOf))).toEqual([0, 0])
  expect(calls()).toHaveLength(1)
})

test('an install whose starter was killed is waited for, then repeated, since nobody saw how it ended', async () => {
  put('npm-hangs', '')
  const first = start()
  await until(
    () => existsSync(join(root, 'npm-pid')) && readFileSync(join(root, '.ensure-deps.lock'), 'utf8').includes('},{'),
  )
  first.kill('SIGKILL')
  await once(first, 'exit')
  const second = start()
  const waits = once(second.stderr!, 'data')
  expect(String((await waits)[0])).toContain(`process ${readFileSync(join(root, 'npm-pid'), 'utf8').trim()}`)
  rmSync(join(root, 'npm-hangs'))
  expect(await codeOf(second)).toBe(0)
  expect(calls()).toHaveLength(2)
})

test('the web pages are built when they, or a contract, changed, unless they are not wanted', async () => {
  put('web/vite.config.ts', '')
  put('server/domains/sla/contract.ts', '1')
  await run()
  await run()
  expect(read('builds')).toBe('.')
  put('server/domains/sla/contract.ts', '2')
  await run('--no-web')
  expect(read('builds')).toBe('.')
  await run()
  rmSync(join(root, 'web', 'dist'), { recursive: true })
  await run()
  expect(read('builds')).toBe('...')
})

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['scripts/ensure-deps.mjs', ...args], {
    cwd: root,
    env: { PATH: `${join(root, 'tools')}:/usr/bin:/bin`, REAL_NODE: process.execPath, TMPDIR: root },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

async function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = start(...args)
  const [said, code] = await Promise.all([text(child.stderr!), codeOf(child)])
  return { code, said }
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  return child.exitCode ?? (await once(child, 'exit'))[0]
}

async function until(isSo: () => boolean): Promise<void> {
  for (const deadline = performance.now() + 10_000; !isSo(); await sleep(10)) {
    if (performance.now() > deadline) throw new Error('It did not happen within 10 s.')
  }
}

const calls = () => read('npm-calls').split('\n').filter(Boolean)
const read = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '')

function put(name: string, content: string): void {
  mkdirSync(join(root, name, '..'), { recursive: true })
  writeFileSync(join(root, name), content)
}
