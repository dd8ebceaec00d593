import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { clusterFolderIn, findClusterHome } from './cluster-location.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres, urlOfRunningPostgres } from './embedded.ts'
import { isAlive, postgresProcessesOf } from './processes.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const template = realpathSync(mkdtempSync(join(tmpdir(), 'embedded-template-')))
let dataDir = ''
let said: string[] = []
let running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  const server = await startEmbeddedPostgres({ dataDir: template, durable: false, say: () => {} })
  await server.stop()
})

beforeEach(() => {
  dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'embedded-')))
  cpSync(template, dataDir, { recursive: true })
  said = []
  running = []
})

afterAll(() => rmSync(template, { recursive: true, force: true }))

afterEach(async () => {
  for (const server of running) await server.stop()
  const home = findClusterHome(dataDir)
  if (home) expect(postgresProcessesOf(clusterFolderIn(home))).toEqual([])
  for (const folder of [home, dataDir]) if (folder) rmSync(folder, { recursive: true, force: true })
})

test('what was stored is there after a restart, and no process stays behind', async () => {
  const first = await start()
  expect(urlOfRunningPostgres(dataDir)).toBe(first.url)
  await query(first.url, `create table memo as select 'räksmörgås' as text`)
  const postmaster = postmasterPid()
  await first.stop()
  expect(isAlive(postmaster)).toBe(false)
  expect(urlOfRunningPostgres(dataDir)).toBeUndefined()

  const second = await start()
  expect(await query(second.url, 'select upper(text) as text from memo')).toEqual([{ text: 'RÄKSMÖRGÅS' }])
})

test('it listens on this machine only, asks for a password and has modest settings', async () => {
  const { url } = await start()
  const settings = await query(
    url,
    `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'fsync', 'jit', 'max_connections', 'server_encoding') order by name`,
  )
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'off',
    jit: 'off',
    listen_addresses: '127.0.0.1',
    max_connections: '60',
    server_encoding: 'UTF8',
    unix_socket_directories: '',
  })
  await expect(query(url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  )
  expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o077).toBe(0)
})

test('two data folders run side by side; a second process for the same one is refused', async () => {
  const first = await start()
  await expect(start()).rejects.toThrow('in use by another Support Responder')
  const intruder = startInAnotherProcess(dataDir)
  expect(await intruder.outcome).toContain('in use by another Support Responder')
  const neighbour = startInAnotherProcess(join(dataDir, 'neighbour'))
  expect(await neighbour.outcome).toMatch(/^postgres:/)
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  neighbour.process.kill('SIGTERM')
  await once(neighbour.process, 'exit')
})

test('stopping does not wait for clients, and may be asked for twice', async () => {
  const server = await start()
  const client = await connect(server.url)
  const waiting = client.query('select pg_sleep(60)').catch((error: Error) => error.message)
  const began = performance.now()
  await Promise.all([server.stop(), server.stop()])
  expect(performance.now() - began).toBeLessThan(5000)
  expect(await waiting).toMatch(/terminat/)
})

test('after kill -9 of its Node the next start takes over', async () => {
  const victim = startInAnotherProcess(dataDir)
  const url = await victim.outcome
  await query(url, 'create table memo as select 1 as one')
  const orphan = postmasterPid()
  victim.process.kill('SIGKILL')
  await once(victim.process, 'exit')
  expect(isAlive(orphan)).toBe(true)

  const { url: next } = await start()
  expect(isAlive(orphan)).toBe(false)
  expect(await query(next, 'select one from memo')).toEqual([{ one: 1 }])
})

test('after kill -9 of the database it comes back at the same address', async () => {
  const { url } = await start()
  await query(url, 'create table memo as select 1 as one')
  const client = await connect(url)
  const busy = client.query('select sum(sqrt(n)) from generate_series(1, 1e12) n').catch(() => 'cut off')
  process.kill(postmasterPid(), 'SIGKILL')
  expect(await busy).toBe('cut off')
  expect(await eventually(() => query(url, 'select one from memo'))).toEqual([{ one: 1 }])
  expect(said.join()).toContain('stopped unexpectedly (signal SIGKILL)')
})

test('after kill -9 of both, a start within the same second works', async () => {
  const victim = startInAnotherProcess(dataDir)
  const url = await victim.outcome
  await query(url, 'create table memo as select 1 as one')
  victim.process.kill('SIGKILL')
  process.kill(postmasterPid(), 'SIGKILL')
  expect(await query((await start()).url, 'select one from memo')).toEqual([{ one: 1 }])
})

test('an interrupted first start is not taken for a database', async () => {
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true })
  const victim = startInAnotherProcess(dataDir)
  const draft = () => readdirSync(dataDir).find((name) => name.startsWith('postgres.new-'))
  await eventually(async () => expect(existsSync(join(dataDir, draft() ?? '', 'cluster', 'PG_VERSION'))).toBe(true))
  victim.process.kill('SIGKILL')
  await once(victim.process, 'exit')
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(draft()).toBeUndefined()
})

test('a postmaster.pid whose number now belongs to another program is no obstacle', async () => {
  await (await start()).stop()
  const { uid, gid } = statSync(clusterFolder())
  const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' })
  writeFileSync(
    join(clusterFolder(), 'postmaster.pid'),
    `${stranger.pid}\n${clusterFolder()}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`,
  )
  expect(urlOfRunningPostgres(dataDir)).toBeUndefined()
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
})

test('a start that fails says why, in the words of the log', async () => {
  await (await start()).stop()
  appendFileSync(join(clusterFolder(), 'postgresql.conf'), 'sharred_buffers = 1\n')
  await expect(start()).rejects.toThrow(/did not start(.|\n)*sharred_buffers/)
  await expect(start(), 'the data folder is free again').rejects.toThrow(/did not start/)
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, say: (line) => said.push(line) })
  running.push(server)
  return server
}

// Resolves to the address, or to the reason why there is none.
function startInAnotherProcess(folder: string): { process: ChildProcess; outcome: Promise<string> } {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(folder)}, durable: false }).catch((error) => error)
    console.log(server.url ?? server.message)
    process.on('SIGTERM', () => server.stop().then(() => process.exit()))
    process.stdin.resume().on('end', () => process.exit())`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'ignore'] })
  running.push({ stop: async () => void child.kill('SIGKILL') })
  const outcome = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  return { process: child, outcome }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = await connect(url)
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + 15_000; ; await sleep(20)) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
  }
}

const clusterFolder = () => clusterFolderIn(findClusterHome(dataDir) ?? '')
const postmasterPid = () => Number.parseInt(readFileSync(join(clusterFolder(), 'postmaster.pid'), 'utf8'), 10)
